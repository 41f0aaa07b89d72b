export const ensemble = {
  picture: '一个网络一个网络用一百个掩码各看一遍同一张图像，再不用掩码看一遍，各说了什么',
  digit: '数字',
  rate: '暂退率',
  masks: '掩码',
  label: (label: number) => `标签：${label}`,
  dots: (masks: number) => (masks === 1 ? '一个掩码' : `${masks}个掩码各一点`),
  mean: '平均值',
  test: '测试，无掩码',
  axis: '各个数字的概率',
  percent: (p: number) => `${Math.round(p * 100)}%`,
  describe(s: {
    label: number
    masks: number
    best: { digit: number; count: number; mean: string; test: string }
    other: { digit: number; count: number; mean: string; test: string }
  }): string {
    const told = ({ digit, count, mean, test }: typeof s.best) =>
      `${s.masks}个掩码里，有${count}个把${digit}排在第一；全部掩码的平均值给它${mean}，整个网络给它${test}`
    return `标签是${s.label}。${told(s.best)}。${told(s.other)}。用的是本书训练好的网络。`
  },
}
