export const batchMeans = {
  picture: '五种大小的批量的平均值，每个批量一个点',
  size: '大小',
  means: '抽到的每个批量的平均墨量',
  measured: '散布',
  expected: 'σ / √B',
  ink: '方格里墨所占的份额',
  draw: '每种再抽一个',
  draws: '已抽的批量',
  own: '自选的大小',
  describe(s: {
    draws: number
    sigma: string
    middle: string
    rows: { size: number; measured: string | undefined }[]
  }): string {
    const scatter = s.rows
      .filter(({ measured }) => measured !== undefined)
      .map(({ size, measured }) => `大小为${size}的是${measured}`)
    const told = scatter.length === 0 ? '' : `平均值的标准差：${scatter.join('，')}。`
    return `每种大小抽了${s.draws}个批量，取自测试集的前100个数字。这100个数字的平均墨量是${s.middle}，就是中间的那条线；各张图像之间的标准差σ是${s.sigma}。色带向两边各宽σ / √B，三个点里大约有两个落在里面。${told}`
  },
}
