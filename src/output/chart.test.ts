import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { drawChart } from './chart.ts'
import { toHtml } from './markup.ts'

const chartOf = (labels: string[]) =>
  toHtml(
    drawChart({
      title: 'test',
      x: { label: 'step' },
      y: { label: 'loss' },
      series: labels.map((label, i) => ({
        label,
        points: [
          [0, i],
          [1, i + 1],
        ] as [number, number][],
      })),
    }),
  )

/** Where each name of the legend starts: x and y. */
const places = (html: string) =>
  [...html.matchAll(/<text class="legend" x="([\d.-]+)" y="([\d.-]+)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ])

test('a legend stands in one row beside the axis, in the order of the series', () => {
  const at = places(chartOf(['sgd', 'momentum', 'adagrad', 'rmsprop']))
  expect(at.map(([, y]) => y)).toEqual([12, 12, 12, 12])
  expect(at.map(([x]) => x)).toEqual(at.map(([x]) => x!).sort((a, b) => a - b))
})

test('names that have no room in a row go on in the next, above a picture that grows', () => {
  const names = Array.from({ length: 8 }, (_, i) => `a setting with a long name, ${i}`)
  const html = chartOf(names)
  const rows = new Set(places(html).map(([, y]) => y))
  expect(rows.size).toBeGreaterThan(3)
  for (const [x] of places(html)) expect(x).toBeGreaterThan(40)
  const lowestName = Math.max(...places(html).map(([, y]) => y!))
  const [, top] = /viewBox="0 (-?\d+)/.exec(html)!
  expect(Math.min(...places(html).map(([, y]) => y!))).toBeGreaterThan(Number(top))
  const highestPoint = Math.min(
    ...[...html.matchAll(/[ML][\d.]+,([\d.]+)/g)].map(([, y]) => Number(y)),
  )
  expect(highestPoint).toBeGreaterThan(lowestName)
})

test('a single series needs no legend', () => {
  expect(places(chartOf(['loss']))).toEqual([])
})

type Axes = Partial<Pick<Parameters<typeof drawChart>[0], 'x' | 'y'>>
const curve = (points: [number, number][], axes: Axes = {}) =>
  toHtml(
    drawChart({
      title: '',
      x: { label: '' },
      y: { label: '' },
      series: [{ label: '', points }],
      ...axes,
    }),
  )
const pathOf = (html: string) => / d="([^"]*)"/.exec(html)![1]!
/** Coordinates that are no numbers would be left out by the browser, and with them the whole curve. */
const expectDrawable = (html: string) => expect(html).not.toMatch(/NaN|Infinity|undefined/)

test('of 24 curves no two look the same', () => {
  const html = chartOf(Array.from({ length: 24 }, (_, i) => `curve ${i}`))
  const looks = [...html.matchAll(/<path class="([^"]*)"/g)].map(([, classes]) => classes!)
  expect(new Set(looks).size).toBe(24)
  const css = readFileSync(join(import.meta.dirname, 'chart.css'), 'utf8')
  const rules = new Map(
    [...css.matchAll(/\.chart \.([\w-]+) \{([^}]*)\}/g)].map(([, name, rule]) => [name, rule!]),
  )
  const strokes = looks.map((classes) => {
    const all = classes.split(' ').map((name) => rules.get(name) ?? expect.fail(name))
    const last = (what: RegExp) => all.flatMap((rule) => what.exec(rule)?.[1] ?? []).at(-1)
    return `${last(/stroke: ([^;]*)/)} ${last(/stroke-dasharray: ([^;]*)/)}`
  })
  expect(new Set(strokes).size).toBe(24)
})

test('a curve has a gap where there is no number, and a point between gaps is a dot', () => {
  const html = curve([
    [0, 1],
    [1, 2],
    [2, Number.NaN],
    [3, 4],
    [4, Number.POSITIVE_INFINITY],
    [5, 5],
    [6, 5],
  ])
  expect(pathOf(html).match(/[ML]/g)!.join('')).toBe('MLMML')
  expect(html.match(/<circle/g)).toHaveLength(1)
  expectDrawable(html)
})

test('a logarithmic axis leaves out zeros and negative numbers, and has ticks within a power of ten', () => {
  const points: [number, number][] = [
    [0, 0],
    [1, -3],
    [2, 20],
    [3, 45],
  ]
  const html = curve(points, { y: { label: '', log: true } })
  expect(pathOf(html).match(/[ML]/g)!.join('')).toBe('ML')
  expect(html.match(/class="tick"/g)!.length).toBeGreaterThan(3)
  expectDrawable(html)
})

test.each<[string, [number, number][], Axes]>([
  ['no points', [], {}],
  [
    'no points on logarithmic axes',
    [],
    { x: { label: '', log: true }, y: { label: '', log: true } },
  ],
  ['nothing but what is no number', [[0, Number.NaN]], {}],
  ['one point', [[3, 0]], {}],
  ['one point on a logarithmic axis', [[3, 1e-8]], { y: { label: '', log: true } }],
  [
    'numbers further apart than a number can be',
    [
      [0, -1.7e308],
      [1, 1.7e308],
    ],
    {},
  ],
  [
    'a level line',
    [
      [0, 5],
      [1, 5],
    ],
    {},
  ],
])('%s can be drawn', (_, points, axes) => {
  const html = curve(points, axes)
  expectDrawable(html)
  expect(html).toContain('tick')
  // Within the axes, not on them.
  for (const [, y] of html.matchAll(/ cy="([\d.]+)"/g)) expect(Number(y)).toBeCloseTo(103, 0)
})
