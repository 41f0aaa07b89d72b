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
const LEGEND = { row: 14, key: 12, space: 4, gap: 14 }

/**
 * Draws a chart as an `svg` element, 360 units wide. Points that are not finite do not count for the ranges of the
 * axes.
 */
export function drawChart(chart: Chart): Markup {
  const { background = [] } = chart
  const rows = legendRows(chart)
  // Further rows of the legend lie above the picture, which grows by them.
  const above = LEGEND.row * Math.max(0, rows.length - 1)
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
    {
      class: 'chart',
      viewBox: `0 ${-above} ${WIDTH} ${HEIGHT + above}`,
      role: 'img',
      'aria-label': chart.title,
    },
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
    ...rows.flatMap((row, i) => drawLegendRow(row, 12 + i * LEGEND.row - above)),
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

interface LegendEntry {
  label: string
  /** the series' class */
  series: string
  width: number
}

/** Names of the series, as many to a row as have room beside the y axis' label; none for a single series. */
function legendRows({ series, background = [], y }: Chart): LegendEntry[][] {
  if (series.length + background.length < 2) return []
  const room = WIDTH - MARGIN.right - textWidth(y.label) - LEGEND.gap
  const rows: LegendEntry[][] = []
  let left = 0
  for (const [i, { label }] of [...series, ...background].entries()) {
    const width = LEGEND.key + LEGEND.space + textWidth(label) + LEGEND.gap
    if (width > left) {
      rows.push([])
      left = room
    }
    left -= width
    rows.at(-1)!.push({ label, series: i < series.length ? String(i) : 'background', width })
  }
  return rows
}

function drawLegendRow(row: LegendEntry[], y: number): Markup[] {
  let x = WIDTH - MARGIN.right + LEGEND.gap - row.reduce((sum, { width }) => sum + width, 0)
  return row.flatMap(({ label, series, width }) => {
    const from = x
    x += width
    return [
      h('line', {
        class: `series series-${series}`,
        x1: round(from),
        x2: round(from + LEGEND.key),
        y1: y - 3.5,
        y2: y - 3.5,
      }),
      h('text', { class: 'legend', x: round(from + LEGEND.key + LEGEND.space), y }, label),
    ]
  })
}

/** About how wide a text of 10 pixels is; at build nothing can be measured. */
function textWidth(text: string): number {
  const narrow = text.match(/[fijlrt .,:;'()[\]|]/g)?.length ?? 0
  const wide = text.match(/[mwMW\u2e80-\uffff]/g)?.length ?? 0
  return 3.4 * narrow + 10 * wide + 5.8 * (text.length - narrow - wide)
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
