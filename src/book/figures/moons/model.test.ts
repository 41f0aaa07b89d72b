import { expect, test } from 'vitest'
import { freshNet, lossAndGradient, misread, netAfter, sumsAt, twoMoons } from './model.ts'

const data = twoMoons(160, 3)
const few = { points: data.points.slice(0, 20), moons: data.moons.slice(0, 20) }

test.each([[[]], [[3]], [[4, 3]]])(
  'the gradient of a net with hidden layers %s is its slope',
  (hidden) => {
    const net = freshNet(hidden, 7)
    const { gradient } = lossAndGradient(net, few)
    const h = 1e-6
    for (const [l, layer] of net.entries())
      for (const of of ['weights', 'biases'] as const)
        for (const i of layer[of].keys()) {
          const lossWith = (by: number) => {
            const moved = { ...layer, [of]: layer[of].with(i, layer[of][i]! + by) }
            return lossAndGradient(net.with(l, moved), few).loss
          }
          expect(gradient[l]![of][i]).toBeCloseTo((lossWith(h) - lossWith(-h)) / (2 * h), 6)
        }
  },
)

test('by hand: two inputs, one unit with ReLU, one sum', () => {
  const layer = (inputs: number, units: number, weights: number[], biases: number[]) => ({
    inputs,
    units,
    weights: Float64Array.from(weights),
    biases: Float64Array.from(biases),
  })
  const net = [layer(2, 1, [2, -1], [0.5]), layer(1, 1, [3], [-1])]
  expect(sumsAt(net, [1, 1]).map(([z]) => z)).toEqual([1.5, 3.5])
  expect(sumsAt(net, [-1, 1]).map(([z]) => z)).toEqual([-2.5, -1])
})

test('a straight line cannot part the moons, one hidden layer can, and so can two', () => {
  const after = (hidden: number[]) => misread(netAfter(300, hidden, 1, data), data)
  expect(after([])).toBeGreaterThan(10)
  expect(after([6])).toBeLessThan(3)
  expect(after([6, 6])).toBe(0)
})
