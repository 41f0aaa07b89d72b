export const softmax = {
  picture: '十个对数几率，以它们为指数的幂，以及概率',
  logits: (times: number) => (times === 1 ? '对数几率z' : `对数几率z，乘以${times}`),
  powers: (isShifted: boolean) => (isShifted ? '幂exp(z − max z)' : '幂exp(z)'),
  probabilities: '概率：每个幂除以总和',
  handle: (digit: number) => `${digit}的对数几率`,
  right: '数字是',
  scale: '对数几率乘以',
  subtract: '先减去最大的',
  infinite: '∞',
  describe(s: {
    right: number
    p: string
    loss: string
    best: number
    bestP: string
    sum: string
  }): string {
    const says =
      s.best === s.right
        ? `概率最大的就是正确的数字${s.right}，概率是${s.p}。`
        : `概率最大的数字是${s.best}，概率是${s.bestP}；正确的${s.right}，概率是${s.p}。`
    return `${says}幂加起来是${s.sum}。交叉熵是−ln ${s.p} = ${s.loss}。`
  },
  overflow: (z: string) =>
    `e的${z}次方，超过了最大的32位数3.4 × 10³⁸：它变成无穷大，而无穷大除以无穷大不是数。先减去最大的对数几率，最大的幂就是1。`,
  vanished: (right: number) =>
    `${right}的概率太小，32位数装不下，变成了0；它的对数是负无穷大，损失也就是无穷大。程序库把概率截断在10⁻⁷，损失于是不超过16.1。`,
}
