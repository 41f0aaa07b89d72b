export const moons = {
  picture: 'Two moons of points, and what three networks make of the plane',
  names: ['no hidden layer', 'one hidden layer', 'two hidden layers'],
  wrong: (wrong: number, count: number) => `${wrong} of ${count} wrong`,
  key: {
    border: 'the border it draws',
    first: 'folds, first layer',
    second: 'folds, second layer',
  },
  steps: 'Steps',
  units: 'Units in a layer',
  seed: 'Starting weights no.',
  folds: 'Show the folds',
  describe(s: {
    steps: number
    units: number
    line: number
    one: number
    two: number
    count: number
  }): string {
    const units = s.units === 1 ? '1 unit' : `${s.units} units`
    return `After ${s.steps} steps the straight line has ${s.line} of the ${s.count} points on the wrong side, one hidden layer of ${units} has ${s.one}, and two of them have ${s.two}. A fold lies where a unit’s sum is 0: on one side the unit is silent. In the first layer it is a straight line, in the second a line that the first has bent.`
  },
}
