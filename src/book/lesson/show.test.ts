/** Charts and tables of what people have, and a sentence for what is no number. */
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, describe, expect, test } from 'vitest'
import { fit, weigh } from '../../output/forms.ts'
import { toHtml } from '../../output/markup.ts'
import { renderOutputs } from '../../output/render.ts'
import * as tf from '../../tensor/tf.ts'
import { bars, lines, range, table } from './show.ts'

beforeAll(() => tf.setBackend('cpu'))

const values = (chart: ReturnType<typeof bars>) => chart.bars.map(({ value }) => value)
const curves = (chart: ReturnType<typeof lines>) =>
  Object.fromEntries(chart.series.map(({ label, values }) => [label, values]))
const context = { picture: () => '', cellHref: () => '', figure: () => expect.fail() }
const draw = (value: unknown) =>
  renderOutputs([{ output: fit(value)! }], context)
    .map(toHtml)
    .join('')

test('bars of lists, typed arrays, tensors, and a single row of a matrix', () => {
  for (const row of [
    [0.5, 0.25],
    new Float32Array([0.5, 0.25]),
    tf.tensor1d([0.5, 0.25]),
    tf.tensor2d([[0.5, 0.25]]),
    tf.tensor2d([[0.5], [0.25]]),
    [[0.5, 0.25]],
    [[0.5], [0.25]],
    [tf.scalar(0.5), tf.scalar(0.25)],
  ])
    expect(values(bars('', row as number[]))).toEqual([0.5, 0.25])
  expect(values(bars('', tf.scalar(3)))).toEqual([3])
  expect(values(bars('', [true, 2n, null] as unknown as number[]))).toEqual([1, 2, Number.NaN])
  expect(bars('', [1, 2], new Uint8Array([7, 8]) as never).bars[1]!.label).toBe('8')
  expect(bars('', []).bars).toEqual([])
})

test('curves of them, of rows of a matrix, and of functions', () => {
  const x = tf.linspace(0, 1, 3)
  const all = lines('', { label: 'x', values: x }, 'y', {
    list: [1, null, 3],
    typed: new Int32Array([1, 2, 3]),
    tensor: tf.tensor1d([4, 5, 6]),
    f: (x) => 2 * x,
  })
  expect(all.x.values).toEqual([0, 0.5, 1])
  expect(all.y).toEqual({ label: 'y' })
  expect(curves(all)).toEqual({
    list: [1, Number.NaN, 3],
    typed: [1, 2, 3],
    tensor: [4, 5, 6],
    f: [0, 1, 2],
  })
  const rows = { 0: [1, 2], 1: [3, 4] }
  const matrix = [
    [1, 2],
    [3, 4],
  ]
  expect(curves(lines('', [0, 1], 'y', matrix))).toEqual(rows)
  expect(curves(lines('', [0, 1], 'y', tf.tensor2d(matrix)))).toEqual(rows)
})

test('tables of lists, matrices, typed arrays and objects', () => {
  const rows = [
    [0.1, 2],
    [3, 4],
  ]
  for (const same of [rows, tf.tensor2d(rows), rows.map((row) => new Float32Array(row))])
    expect(table('', ['a', 'b'], same as number[][]).rows).toEqual(rows)
  expect(table('', ['a', 'b'], [{ b: 2, a: 1 }, { a: tf.scalar(0.1) }]).rows).toEqual([
    [1, 2],
    [0.1, ''],
  ])
  expect(table('', ['a'], [1, 'b', null, true] as never).rows).toEqual([[1], ['b'], [''], ['true']])
})

describe('a sentence for what is no number', () => {
  test.each<[() => unknown, RegExp]>([
    [() => bars('', ['0.5'] as never), /numbers are drawn.*the text "0\.5".*Number\("0\.5"\)/],
    [() => bars('', { a: 1 } as never), /a list of numbers or a tensor is drawn.*an? object/],
    [() => bars('', undefined as never), /undefined/],
    [() => bars('', tf.ones([2, 3])), /one row.*shape \[2,3\]/],
    [() => bars('', [[1, 2], [3]] as never), /a list of 2/],
    [() => lines('', [0, 1], 'y', { a: ['x', 'y'] as never }), /"a": numbers are drawn.*"x"/],
    [() => lines('', ['0'] as never, 'y', { a: [1] }), /the values of x: .*"0"/],
    [() => lines('', [0, 1], 'y', { a: tf.ones([2, 2]) }), /"a": one row/],
  ])('%s', (make, sentence) => {
    expect(make).toThrow(sentence)
  })
})

test('zeros and negative numbers on a logarithmic axis are counted, and the rest is drawn', () => {
  const chart = lines(
    '',
    { label: 'x', values: [0, 1, 10, 100], log: true },
    { label: 'y', log: true },
    { a: [1, -1, 3, 4], b: [1, 2, Number.NaN, 0] },
  )
  const html = draw(chart)
  expect(html).toContain('Left out: 4.')
  expect(html).not.toMatch(/ d="[^"]*NaN/)
})

test('a chart without points says so', () => {
  expect(draw(lines('', [], 'y', { a: [] }))).toContain('no points')
  expect(draw(lines('', [1], 'y', { a: [Number.NaN] }))).toContain('no points')
  expect(draw(lines('', [1], 'y', { a: [1] }))).not.toContain('no points')
})

test('bars of negative numbers lie left of zero', () => {
  const html = draw(bars('', [-1, 3, Number.NaN]))
  const rects = [...html.matchAll(/<rect([^>]*)>/g)].map(([, rect]) => rect)
  expect(rects).toEqual([
    ' width="25" height="10"',
    ' x="25" width="75" height="10"',
    ' x="25" width="0" height="10"',
  ])
})

test('a million points take the processor less than a second, and some are drawn', () => {
  const x = range(0, 1, 1_000_000)
  const sine = Float32Array.from(x, Math.sin)
  const before = process.cpuUsage()
  const chart = fit(lines('', x, 'y', { sine, cosine: Math.cos }))!
  const html = draw(chart)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(1000)
  expect(html).toContain('1,000,000 points')
  expect(weigh(chart)).toBeLessThan(100_000)
})
