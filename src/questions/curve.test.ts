import { expect, test } from 'vitest'
import { toHtml } from '../output/markup.ts'
import { type CurveSpec, drawCurve, judgeCurve, pointUnder, shapeOf } from './curve.ts'

const spec: CurveSpec = {
  kind: 'curve',
  at: [1, 5, 10, 15, 20],
  right: [0.15, 0.07, 0.09, 0.1, 0.11],
  measured: [
    [1, 0.15],
    [5, 0.07],
    [20, 0.11],
  ],
  within: 0.02,
  scale: { from: 0, to: 0.3, step: 0.01 },
  axes: { x: 'epoch', y: 'loss', log: false },
}

test.each([
  [[1, 1.05, 1], 'flat'],
  [[3, 2, 1], 'falls'],
  [[1, 1.05, 2], 'rises'],
  [[3, 1, 2], 'dips'],
  [[1, 3, 2], 'peaks'],
  [[3, 1, 3.05, 3], 'dips'],
] as const)('%j %s', (values, shape) => {
  expect(shapeOf(values, 0.1)).toBe(shape)
})

test.each([
  [spec.right, 'right'],
  [[0.16, 0.08, 0.08, 0.12, 0.13], 'right'],
  [[0.15, 0.12, 0.1, 0.08, 0.05], 'falls'],
  [[0.1, 0.1, 0.1, 0.1, 0.1], 'flat'],
  [[0.2, 0.15, 0.12, 0.07, 0.12], 'late'],
  [[0.25, 0.17, 0.19, 0.2, 0.21], 'over'],
  [[0.06, 0.01, 0.03, 0.04, 0.05], 'under'],
  [[0.1, 0.2], undefined],
  [[], undefined],
  [[1, 2, 3, 4, Number.NaN], undefined],
] as const)('%j is %s', (given, reason) => {
  expect(judgeCurve(spec, given)).toBe(reason)
})

test('a pointer sets the nearest point, and stays on the scale', () => {
  expect(pointUnder(spec, 46 / 360, 184 / 220)).toEqual({ point: 0, value: 0 })
  expect(pointUnder(spec, 348 / 360, 22 / 220)).toEqual({ point: 4, value: 0.3 })
  expect(pointUnder(spec, 0.9, 2)).toEqual({ point: 4, value: 0 })
  const log = { ...spec, at: [1, 10, 100], axes: { ...spec.axes, log: true } }
  expect(pointUnder(log, 0.5, 0.5).point).toBe(1)
})

test('before it is told, the picture has the reader’s curve alone', () => {
  const names = { yours: 'yours', measured: 'measured', empty: 'nothing yet' }
  const html = (given: number[], isTold: boolean) =>
    toHtml(drawCurve(spec, given, isTold, names)).match(/class="series series-\w+"/g)?.length ?? 0
  expect(html([], false)).toBe(0)
  expect(html(spec.right, false)).toBe(1)
  // Both, and both in the legend.
  expect(html(spec.right, true)).toBe(4)
})
