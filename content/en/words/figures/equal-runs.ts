const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five']

export const equalRuns = {
  picture:
    'Two hands of runs of one setting on an axis of scores, and a square for each deal so far',
  score: 'test digits misread, %',
  hands: ['one hand', 'the other'],
  apart: 'apart',
  overlap: 'they overlap',
  squares: 'a square for each deal',
  apartSoFar: 'apart so far',
  of: (apart: number, deals: number) => `${apart} of ${deals}`,
  expected: 'expected',
  oneIn: (orders: number) => `1 in ${orders}`,
  deal: 'Deal once more',
  deals: 'Deals',
  runs: 'Runs in each hand',
  describe(s: {
    runs: number
    deals: number
    apart: number
    oneIn: number
    last: { hands: readonly (readonly number[])[]; isApart: boolean } | undefined
  }): string {
    const pool = 'Ten runs of one setting, the book’s network after three epochs.'
    if (!s.last) return `${pool} Nothing has been dealt yet.`
    const [one, other] = s.last.hands.map((hand) =>
      hand
        .toSorted((a, b) => a - b)
        .map((score) => score.toFixed(2))
        .join(', '),
    )
    const verdict = s.last.isApart ? 'The two are apart.' : 'The two overlap.'
    const deals = s.deals === 1 ? 'one deal' : `${s.deals} deals`
    return `${pool} The last deal has ${COUNTS[s.runs]} runs in each hand; one misread ${one}% of the test digits, the other ${other}%. ${verdict} So far ${s.apart} of ${deals} kept them apart. Chance does so in one deal of ${s.oneIn}.`
  },
}
