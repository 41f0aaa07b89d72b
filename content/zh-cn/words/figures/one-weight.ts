export const oneWeight = {
  picture: '左边是对0和1的预测，右边是每个权重的损失',
  rate: '学习率η',
  steps: '步数',
  takeStep: '走一步',
  handle: '权重',
  weight: (w: string) => `w = ${w}`,
  weightAxis: '权重w',
  answer: '预测y = w x',
  ink: '墨量x',
  zeros: '是0',
  ones: '是1',
  loss: '损失',
  slope: '斜率',
  nextStep: '下一步',
  describe(s: {
    steps: number
    start: string
    w: string
    before: string
    loss: string
    slope: string
    change: string
    right: number
    count: number
    isLow: boolean
    isGrowing: boolean
    isBeyond: boolean
  }): string {
    const where = `w = ${s.w}时，损失是${s.loss}，${s.count}个数字认对${s.right}个。`
    const feels = s.isLow
      ? '斜率是0：这里就是最低处，步子到此为止。'
      : `斜率是${s.slope}：把w调高0.01，损失大约变化${s.change}。`
    if (s.steps === 0) return `${where}${feels}`
    const way = s.isGrowing
      ? '每一步都落到对面更高的地方。学习率太大了。'
      : s.isBeyond
        ? '最后一步越过了最低处。'
        : s.steps === 1
          ? '走的是下坡。'
          : '一步比一步短，因为斜率越来越小。'
    return `从w = ${s.start}走了${s.steps}步，起初的损失是${s.before}；${way}${where}${feels}`
  },
}
