import { expect, test } from 'vitest'
import { DEFAULT_RATES } from '../race/rules.ts'
import { RULE_NAMES, TAPES, type TapeName, trace } from './model.ts'

const tapes = Object.keys(TAPES) as TapeName[]

test.each(tapes)('what is divided by is what the rules of the race divide by: %s', (tape) => {
  const { gradients, roots, steps } = trace(tape, 60, 0.95)
  for (const name of ['Adagrad', 'RMSprop'] as const)
    for (const [i, g] of gradients.entries())
      expect(steps[name][i]).toBeCloseTo((DEFAULT_RATES[name] * g) / (roots[name][i]! + 1e-7), 12)
})

test('a gradient a hundred times as large: SGD goes a hundred times as far, the others as far', () => {
  const [small, large] = [trace('steady', 40, 0.9), trace('large', 40, 0.9)]
  const ratio = (name: (typeof RULE_NAMES)[number]) =>
    large.ways[name].at(-1)! / small.ways[name].at(-1)!
  expect(RULE_NAMES.map((name) => ratio(name).toFixed(3))).toEqual(['100.000', '1.000', '1.000'])
})

test('nine times +0.1 and once −0.9: ten steps of SGD lead back, those of RMSprop nearly, once s has settled', () => {
  const net = (rho: number) => {
    const { ways } = trace('nine', 1000, rho)
    return (ways.RMSprop.at(-1)! - ways.RMSprop.at(-11)!) / DEFAULT_RATES.RMSprop
  }
  expect(trace('nine', 10, 0.9).ways.SGD.at(-1)).toBeCloseTo(0, 12)
  // By the sign alone it would be eight steps of η.
  expect(Math.abs(net(0.9))).toBeLessThan(0.8)
  expect(Math.abs(net(0.99))).toBeLessThan(Math.abs(net(0.9)) / 5)
})

test('a blank pixel moves nothing, and nothing is divided by zero', () => {
  const { ways } = trace('blank', 5, 0.9)
  for (const name of RULE_NAMES) expect(ways[name].map(Math.abs)).toEqual([0, 0, 0, 0, 0, 0])
})
