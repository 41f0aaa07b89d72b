/** Line charts as SVG: axes with round ticks, one path a series, the series' names at their ends. */

import { extent, ticks } from 'd3-array'
import { round } from './format.ts'
import { h, type Markup } from './markup.ts'

export interface Chart {
  /** says in words what is seen; read out instead of the picture */
  title: string
  x: Axis
  y: Axis
  series: ChartSeries[]
  /** drawn faintly behind them */
  background?: ChartSeries[]
}

export interface Axis {
  label: string
  log?: boolean | undefined
  /** where the axis starts and ends; default: the data's extent */
  domain?: [number, number] | undefined
}

export interface ChartSeries {
  label: string
  points: [x: number, y: number][]
  /** dots joined by a line, for values that are few and matter one by one */
  dots?: boolean
}

const WIDTH = 360
const HEIGHT = 220
const MARGIN = { top: 22, right: 12, bottom: 36, left: 46 }

export function drawChart(chart: Chart): Markup {
  const { background = [] } = chart
  const all = [...chart.series, ...background]
    .flatMap(({ points }) => points)
    .filter((p) => p.every(Number.isFinite))
  const x = scale(
    chart.x,
    all.map((p) => p[0]),
    MARGIN.left,
    WIDTH - MARGIN.right,
  )
  const y = scale(
    chart.y,
    all.map((p) => p[1]),
    HEIGHT - MARGIN.bottom,
    MARGIN.top,
  )
  return h(
    'svg',
    { class: 'chart', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': chart.title },
    ...y.ticks.map((tick) =>
      h(
        'g',
        { class: 'tick' },
        h('line', {
          x1: MARGIN.left,
          x2: WIDTH - MARGIN.right,
          y1: round(y.at(tick)),
          y2: round(y.at(tick)),
        }),
        h(
          'text',
          { x: MARGIN.left - 6, y: round(y.at(tick) + 3.5), 'text-anchor': 'end' },
          tickText(tick),
        ),
      ),
    ),
    ...x.ticks.map((tick) =>
      h(
        'g',
        { class: 'tick' },
        h(
          'text',
          { x: round(x.at(tick)), y: HEIGHT - MARGIN.bottom + 15, 'text-anchor': 'middle' },
          tickText(tick),
        ),
      ),
    ),
    h(
      'text',
      { class: 'axis', x: WIDTH - MARGIN.right, y: HEIGHT - 5, 'text-anchor': 'end' },
      chart.x.label,
    ),
    h('text', { class: 'axis', x: 4, y: 12 }, chart.y.label),
    ...background.flatMap((series) => drawSeries(series, 'background', x.at, y.at)),
    ...chart.series.flatMap((series, i) => drawSeries(series, i, x.at, y.at)),
    ...legend(chart.series, background),
  )
}

function drawSeries(
  { points, dots }: ChartSeries,
  index: number | 'background',
  x: (v: number) => number,
  y: (v: number) => number,
): Markup[] {
  const places = points
    .filter((p) => p.every(Number.isFinite))
    .map(([px, py]) => `${round(x(px))},${round(y(py))}`)
  const marks = [
    h('path', {
      class: `series series-${index}`,
      d: places.length > 0 ? `M${places.join('L')}` : '',
    }),
  ]
  if (dots)
    for (const place of places) {
      const [cx, cy] = place.split(',') as [string, string]
      marks.push(h('circle', { class: `dot series-${index}`, cx, cy, r: 3 }))
    }
  return marks
}

function legend(series: ChartSeries[], background: ChartSeries[]): Markup[] {
  if (series.length + background.length < 2) return []
  let at = WIDTH - MARGIN.right
  const entries = [
    ...series.map(({ label }, i) => ({ label, i: String(i) })),
    ...background.map(({ label }) => ({ label, i: 'background' })),
  ]
  return entries.reverse().flatMap(({ label, i }) => {
    const end = at
    at -= label.length * 5.6 + 26
    return [
      h('text', { class: 'legend', x: end, y: 12, 'text-anchor': 'end' }, label),
      h('line', { class: `series series-${i}`, x1: at + 10, x2: at + 22, y1: 8.5, y2: 8.5 }),
    ]
  })
}

function scale({ log, domain }: Axis, values: number[], from: number, to: number) {
  const [low = 0, high = 1] = domain ?? (extent(values) as [number, number])
  const map = log ? Math.log10 : (v: number) => v
  const span = map(high) - map(low) || 1
  return {
    at: (value: number) => from + ((to - from) * (map(value) - map(low))) / span,
    ticks: log
      ? ticks(map(low), map(high), 4)
          .filter(Number.isInteger)
          .map((power) => 10 ** power)
      : ticks(low, high, 4),
  }
}

function tickText(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) return value.toExponential(0).replace('e+', 'e')
  return String(Number(value.toPrecision(4)))
}
