const shown = (value: number) => String(Number(value.toFixed(3))).replace('-', '−')

export const lossPush = {
  picture: '三种损失随正确数字的概率变化，以及各自怎样推对数几率',
  loss: '损失',
  probability: '正确数字的概率y',
  pushes: '推各个对数几率',
  handle: '正确数字的概率',
  slider: '正确数字的概率',
  classes: ['正确', '对手', '其他'],
  names: { log: '−ln y', linear: '1 − y', square: '(1 − y)²' },
  value: (name: string, loss: number) => `${name} = ${loss.toFixed(2)}`,
  chance: (y: number) => shown(y),
  describe(s: { y: number; loss: number; log: number; linear: number; square: number }): string {
    const others = `换成1 − y，是${shown(s.linear)}；换成它的平方，是${shown(s.square)}`
    const told =
      s.y <= 0.2
        ? '网络很有把握，却错了；softmax在那里几乎不动，只有对数补得回来。'
        : s.y >= 0.9
          ? '预测对了，而且几乎是肯定的：三个都松了手。'
          : '在中间，三个都在推。'
    return `正确数字的概率是${shown(s.y)}。−ln y把它的对数几率往上推${shown(s.log)}，也就是1 − ${shown(s.y)}。${others}。${told}每一行的推力加起来是0。`
  },
}
