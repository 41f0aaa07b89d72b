export const twoWeights = {
  picture: '两个权重的损失地图，画着等损失线',
  rate: '学习率η',
  steps: '步数',
  takeStep: '走一步',
  handle: '两个权重',
  middle: 'w：中间的墨',
  beside: 'v：旁边的墨',
  loss: '损失',
  right: '认对',
  slopeOf: (weight: string) => `斜率∂L/∂${weight}`,
  step: '下一步：两者',
  count: (right: number, count: number) => `${right} / ${count}`,
  describe(s: {
    steps: number
    w: string
    v: string
    loss: string
    least: string
    right: string
    slopeOfW: string
    slopeOfV: string
    isLow: boolean
    isLost: boolean
  }): string {
    const after = s.steps === 0 ? '在这里' : `走了${s.steps}步`
    const where = `${after}，w是${s.w}，v是${s.v}；损失是${s.loss}，数字认对${s.right}。`
    if (s.isLow) return `${where}两个斜率实际上都是0：这里就是地图上的最低处，标着十字。`
    if (s.isLost) return `${where}这比起点还高：学习率太大。最低的损失是${s.least}。`
    return `${where}对w的斜率是${s.slopeOfW}，对v的是${s.slopeOfV}。一步同时逆着两个斜率走，横穿等损失线，朝着十字去，那里的损失是${s.least}。`
  },
}
