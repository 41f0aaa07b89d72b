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
