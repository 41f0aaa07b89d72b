const COUNTS = ['零', '一', '两', '三', '四', '五']

export const equalRuns = {
  picture: '同一种设置的两手训练，排在一条得分轴上；下面每次发牌一个方格',
  score: '认错的测试数字，%',
  hands: ['这一手', '那一手'],
  apart: '截然分开',
  overlap: '有重叠',
  squares: '每次发牌一个方格',
  apartSoFar: '至今分开的',
  of: (apart: number, deals: number) => `${deals}次里${apart}次`,
  expected: '该有',
  oneIn: (orders: number) => `${orders}次里1次`,
  deal: '再发一次',
  deals: '发牌次数',
  runs: '每手几次训练',
  describe(s: {
    runs: number
    deals: number
    apart: number
    oneIn: number
    last: { hands: readonly (readonly number[])[]; isApart: boolean } | undefined
  }): string {
    const pool = '同一种设置训练十次：书里的网络，各训练三轮。'
    if (!s.last) return `${pool}还没有发过牌。`
    const [one, other] = s.last.hands.map((hand) =>
      hand
        .toSorted((a, b) => a - b)
        .map((score) => `${score.toFixed(2)}%`)
        .join('、'),
    )
    const verdict = s.last.isApart ? '两手截然分开。' : '两手有重叠。'
    return `${pool}最近一次发牌，每手${COUNTS[s.runs]}次训练；认错的测试数字，这一手是${one}，那一手是${other}。${verdict}至今发了${s.deals}次，${s.apart}次截然分开。凭偶然，${s.oneIn}次里有1次。`
  },
}
