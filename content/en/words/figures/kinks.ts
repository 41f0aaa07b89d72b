export const kinks = {
  picture: 'A curve, a sum of ReLUs that follows it, and the ReLUs one by one',
  wanted: 'curve wanted',
  sum: 'sum of ReLUs',
  up: 'bends up',
  down: 'bends down',
  parts: (count: number) => (count === 1 ? 'the one ReLU' : `the ${count} ReLUs that are added up`),
  handle: (number: number) => `Kink ${number}`,
  end: 'The right end',
  curve: 'Curve',
  curves: { wave: 'a wave', hill: 'a hill', step: 'a step', arch: 'an arch' },
  count: 'ReLUs added',
  lay: 'Lay the kinks on the curve',
  flatten: 'Flatten',
  describe(s: { count: number; bias: string; slopes: string[]; gap: string }): string {
    const sum =
      s.count === 0
        ? `No ReLU yet: the constant ${s.bias} is a level line.`
        : s.count === 1
          ? `A level line at ${s.bias} and one ReLU, whose slope is ${s.slopes[0]}.`
          : `A level line at ${s.bias} and ${s.count} ReLUs. Each begins at its kink and changes the slope there, in order by ${s.slopes.join(', ')}.`
    return `${sum} The largest distance between the sum and the curve is ${s.gap}.`
  },
}
