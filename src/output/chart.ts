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
/** Where the axes are in a chart without a second row of names: in units of its own width. */
export const AREA = {
  width: WIDTH,
  height: HEIGHT,
  left: MARGIN.left,
  right: WIDTH - MARGIN.right,
  top: MARGIN.top,
  bottom: HEIGHT - MARGIN.bottom,
}
const LEGEND = { row: 14, key: 12, longKey: 24, space: 4, gap: 14 }

/** Colours there are; further curves have them again, with other dashes (chart.css). */
const COLOURS = 4

/**
 * Draws a chart as an `svg` element, 360 units wide. Points that have no place, since they are not finite, or 0 or less
 * on a logarithmic axis, leave gaps in the curves and do not count for the ranges of the axes.
 */
export function drawChart(chart: Chart): Markup {
  const { background = [] } = chart
  const rows = legendRows(chart)
  // Further rows of the legend lie above the picture, which grows by them.
  const above = LEGEND.row * Math.max(0, rows.length - 1)
  const hasPlace = placeIn(chart)
  const all = [...chart.series, ...background].flatMap(({ points }) => points).filter(hasPlace)
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
  const placed = (p: Point) => (hasPlace(p) ? `${round(x.at(p[0]))},${round(y.at(p[1]))}` : '')
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
    ...background.flatMap((series) => drawSeries(series, 'series-background', placed)),
    ...chart.series.flatMap((series, i) => drawSeries(series, look(i), placed)),
    ...rows.flatMap((row, i) => drawLegendRow(row, 12 + i * LEGEND.row - above, keyOf(chart))),
  )
}

type Point = [x: number, y: number]

/** Whether a point can be drawn on these axes. */
export function placeIn({ x, y }: { x: Pick<Axis, 'log'>; y: Pick<Axis, 'log'> }) {
  const fits = (value: number, { log }: Pick<Axis, 'log'>) =>
    Number.isFinite(value) && (!log || value > 0)
  return (point: Point): boolean => fits(point[0], x) && fits(point[1], y)
}

/** The classes of the i-th curve: no two of 24 look the same. */
function look(i: number): string {
  const dashes = Math.floor(i / COLOURS)
  return `series-${i % COLOURS}${dashes > 0 ? ` dashes-${dashes}` : ''}`
}

/** `place` gives a point's coordinates, or an empty text for one that has none: there the curve has a gap. */
function drawSeries(
  { points, dots }: ChartSeries,
  classes: string,
  place: (point: Point) => string,
): Markup[] {
  const runs: string[][] = [[]]
  for (const each of points.map(place))
    if (each === '') runs.push([])
    else runs.at(-1)!.push(each)
  const d = runs.map((run) => (run.length > 0 ? `M${run.join('L')}` : '')).join('')
  const marks = [h('path', { class: `series ${classes}`, d })]
  // A point between gaps has no line that would show it.
  for (const run of runs)
    for (const each of dots || run.length === 1 ? run : []) {
      const [cx, cy] = each.split(',') as [string, string]
      marks.push(h('circle', { class: `dot ${classes}`, cx, cy, r: dots ? 3 : 2 }))
    }
  return marks
}

interface LegendEntry {
  label: string
  /** the series' classes */
  classes: string
  width: number
}

/** Names of the series, as many to a row as have room beside the y axis' label; none for a single series. */
function legendRows(chart: Chart): LegendEntry[][] {
  const { series, background = [], y } = chart
  if (series.length + background.length < 2) return []
  const room = WIDTH - MARGIN.right - textWidth(y.label) - LEGEND.gap
  const rows: LegendEntry[][] = []
  let left = 0
  for (const [i, { label }] of [...series, ...background].entries()) {
    const width = keyOf(chart) + LEGEND.space + textWidth(label) + LEGEND.gap
    if (width > left) {
      rows.push([])
      left = room
    }
    left -= width
    const classes = i < series.length ? look(i) : 'series-background'
    rows.at(-1)!.push({ label, classes, width })
  }
  return rows
}

/** How long a line in the legend is: so long that its dashes are seen. */
const keyOf = ({ series }: Chart) => (series.length > COLOURS ? LEGEND.longKey : LEGEND.key)

function drawLegendRow(row: LegendEntry[], y: number, key: number): Markup[] {
  let x = WIDTH - MARGIN.right + LEGEND.gap - row.reduce((sum, { width }) => sum + width, 0)
  return row.flatMap(({ label, classes, width }) => {
    const from = x
    x += width
    return [
      h('line', {
        class: `series ${classes}`,
        x1: round(from),
        x2: round(from + key),
        y1: y - 3.5,
        y2: y - 3.5,
      }),
      h('text', { class: 'legend', x: round(from + key + LEGEND.space), y }, label),
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
  const [low, high] = domain ?? widened(extent(values) as Range, log)
  const map = log ? Math.log10 : (v: number) => v
  // Halves, for there are numbers whose distance is none.
  const span = map(high) / 2 - map(low) / 2 || 1
  return {
    at: (value: number) => from + (to - from) * ((map(value) / 2 - map(low) / 2) / span),
    ticks: ticksOf(low, high, log),
  }
}

type Range = [low: number | undefined, high: number | undefined]

/** Where an axis starts and ends: one number stands in its middle, and without any there is something to see. */
function widened([low, high]: Range, log: boolean | undefined): [number, number] {
  if (low === undefined || high === undefined) return log ? [1, 10] : [0, 1]
  if (low < high) return [low, high]
  if (log) return [low / 2, low * 2]
  const half = Math.abs(low) / 10 || 1
  return [low - half, low + half]
}

function ticksOf(low: number, high: number, log: boolean | undefined): number[] {
  if (!Number.isFinite(high - low)) return ticks(low / 2, high / 2, 4).map((tick) => tick * 2)
  if (!log) return ticks(low, high, 4)
  const powers = ticks(Math.log10(low), Math.log10(high), 4).filter(Number.isInteger)
  // Within a power of ten there may be one such tick, or none.
  return powers.length > 1 ? powers.map((power) => 10 ** power) : ticks(low, high, 4)
}

function tickText(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) return value.toExponential(0).replace('e+', 'e')
  return String(Number(value.toPrecision(4)))
}
