import { expect, test } from 'vitest'
import { runRace, SURFACES, type SurfaceName, steepest } from './model.ts'

const names = Object.keys(SURFACES) as SurfaceName[]

test.each(names)('the gradient of the %s is its slope', (name) => {
  const { loss, gradient } = SURFACES[name]
  const h = 1e-5
  for (const [x, y] of [
    [0.3, -0.7],
    [1.2, 0.4],
    [-0.9, 0.1],
  ] as const) {
    const [gx, gy] = gradient(x, y)
    expect(gx).toBeCloseTo((loss(x + h, y) - loss(x - h, y)) / (2 * h), 3)
    expect(gy).toBeCloseTo((loss(x, y + h) - loss(x, y - h)) / (2 * h), 3)
  }
})

test('the least losses are where they are known to be', () => {
  expect(SURFACES.ravine.loss(1, 1)).toBe(0)
  expect(SURFACES.beale.loss(3, 0.5)).toBe(0)
  expect(SURFACES.saddle.loss(0, Math.SQRT2)).toBeCloseTo(0, 12)
  expect(SURFACES.saddle.gradient(0, 0)).toEqual([0, 0])
})

test('SGD in the valley: each step multiplies x by 1 − η and y by 1 − 100 η', () => {
  const race = {
    surface: 'valley',
    start: [1, 1],
    steps: 3,
    rate: 0.01,
    decay: 0,
    noise: false,
  } as const
  const sgd = runRace({ ...race, start: [1, 1] }).find(({ name }) => name === 'SGD')!
  expect(sgd.way.at(-1)![0]).toBeCloseTo(0.99 ** 3, 12)
  expect(sgd.way.at(-1)![1]).toBeCloseTo(0, 12)
  expect(sgd.lostAt).toBeUndefined()
})

test('where η times the curvature is more than 2, SGD is lost', () => {
  expect(steepest('valley', [1, 1])).toBeCloseTo(100, 3)
  const lost = (rate: number) =>
    runRace({ surface: 'valley', start: [1, 1], steps: 500, rate, decay: 0, noise: false })[0]!
      .lostAt
  expect(lost(0.019)).toBeUndefined()
  expect(lost(0.03)).toBeGreaterThan(5)
})

test('noise is the same for every rule, and another race has the same', () => {
  const race = {
    surface: 'beale',
    start: [0.6, 1.6],
    steps: 50,
    rate: 0.003,
    decay: 0,
    noise: true,
  } as const
  const again = { ...race, start: [0.6, 1.6] as [number, number] }
  expect(runRace(again)).toEqual(runRace({ ...again }))
  expect(runRace(again)[0]!.way).not.toEqual(runRace({ ...again, decay: 0, noise: false })[0]!.way)
})

test('RMSprop circles by half of η across; with a falling rate the circle shrinks as the rate does', () => {
  const across = (steps: number, decay: number) => {
    const race = {
      surface: 'valley',
      start: [1, 1],
      steps,
      rate: 0.01,
      decay,
      noise: false,
    } as const
    const { way } = runRace({ ...race, start: [1, 1] }).find(({ name }) => name === 'RMSprop')!
    return Math.abs(way.at(-1)![1])
  }
  expect(across(600, 0) / 0.01).toBeCloseTo(0.5, 1)
  expect(across(600, 0.01)).toBeLessThan(across(600, 0) / 5)
})
