export const dropout = {
  picture: '暂退法之下的第一个隐藏层，以及下一层的一个单元收到的数',
  rate: '暂退率',
  mask: '掩码编号',
  masks: '已抽的掩码',
  digit: '数字',
  training: '训练（暂退）',
  another: '换一个掩码',
  layer: (kept: number, all: number) => `第1层的512个激活值：${all}个里留下${kept}个`,
  sums: (unit: number) => `第2层的单元${unit}从中收到的，一个掩码一次`,
  without: '不用暂退法',
  thisMask: '这个掩码',
  mean: (masks: number) => `${masks}个掩码的平均`,
  describe(s: {
    network: string
    rate: string
    factor: string
    kept: number
    all: number
    sum: string
    exact: string
    mean: string
    masks: number
    deviation: string
  }): string {
    return `${s.network}暂退率是${s.rate}，这个掩码在${s.all}个单元里留下${s.kept}个，把它们的激活值乘以${s.factor}。于是下一个单元收到${s.sum}，不用暂退法时是${s.exact}。${s.masks}个掩码平均，它收到${s.mean}；按计算，全部掩码的平均值是${s.exact}，标准差是${s.deviation}。`
  },
  describeTest: (network: string, exact: string) =>
    `${network}测试时什么也不丢，什么也不放大：下一个单元收到${exact}，就是它在训练中收到的平均值。`,
}
