import { expect, test } from 'vitest'
import { softmax } from '../network.ts'
import { LOSSES, type LossName, pushes, sharedOut } from './model.ts'

const names = Object.keys(LOSSES) as LossName[]

test.each(names)('the push of the loss “%s” on each logit is minus its slope', (name) => {
  const z = [0.4, -1.2, 0.9]
  const exact = (z: number[]) => {
    const powers = z.map(Math.exp)
    return powers.map((power) => power / powers.reduce((a, b) => a + b))
  }
  const lossAt = (z: number[]) => LOSSES[name](exact(z)[1]!)
  const h = 1e-5
  for (const [k, push] of pushes(name, exact(z), 1).entries()) {
    const [more, less] = [z.with(k, z[k]! + h), z.with(k, z[k]! - h)]
    expect(push).toBeCloseTo(-(lossAt(more) - lossAt(less)) / (2 * h), 8)
  }
  expect(exact(z)[0]).toBeCloseTo(softmax(z)[0]!, 6)
})

test('with −ln y the push is target minus answer', () => {
  const y = sharedOut(0.3)
  for (const [k, push] of pushes('log', y, 0).entries())
    expect(push).toBeCloseTo(Number(k === 0) - y[k]!, 12)
})

test('sure and wrong: −ln y pushes with nearly 1, the others hardly', () => {
  const [log, linear, square] = names.map((name) => pushes(name, sharedOut(0.001), 0)[0]!)
  expect(log).toBeCloseTo(0.999, 6)
  expect(linear).toBeLessThan(0.001)
  expect(square).toBeLessThan(0.002)
})
