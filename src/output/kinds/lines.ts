/** Curves over a common axis. */
import { formatNumber } from '#words/language'
import { output as words } from '#words/output'
import { drawChart, placeIn } from '../chart.ts'
import {
  beginning,
  beyond,
  caption,
  ELEMENT,
  isList,
  label,
  lengthOf,
  list,
  maybe,
  number,
  object,
  oneOf,
  place,
  type Read,
  refuse,
  whole,
} from '../form.ts'
import type { OutputForm, OutputKind } from '../kind.ts'
import { h, type Markup } from '../markup.ts'
import { tabulate } from '../pile.ts'
import { leftOut, renderTable } from '../render-table.ts'

export interface Lines {
  kind: 'lines'
  caption: string
  x: { label: string; values: number[]; log?: boolean }
  y: { label: string; log?: boolean }
  series: Series[]
  /** of so many points those that are drawn are some */
  points?: number
  /** left out, since there were too many */
  moreSeries?: number
}

interface Series {
  label: string
  values: number[]
}

declare module '../kind.ts' {
  interface OutputKinds {
    lines: Lines
  }
}

const MOST_POINTS = 2000
const MOST_SERIES = 24
/** Of all curves of a chart together: to draw more keeps the page from answering. */
const MOST_OF_ALL_CURVES = 16_000
/** Rows of the table behind a chart. */
const MOST_ROWS = 21

/**
 * At most so many numbers over an axis of `length`: of all lists those at the same places, so that each stays where it
 * belongs.
 */
function numbersOver(length: number, most: number): Read<number[]> {
  return (value, isStrict) => {
    if (!isList(value, isStrict)) refuse()
    const result: number[] = []
    for (let i = 0; i < most; i++) {
      const at = length > most ? place(i, length, most) : i
      if (at >= value.length) break
      result[i] = number(value[at], isStrict)
    }
    return result
  }
}

const yes = maybe(oneOf(true, false)) as Read<boolean>

const read: Read<Lines> = (value, isStrict) => {
  const length = lengthOf((value as { x?: { values?: unknown } }).x?.values)
  const all = (value as { series?: unknown }).series
  const curves = Math.min(lengthOf(all), MOST_SERIES)
  const most = Math.min(MOST_POINTS, Math.floor(MOST_OF_ALL_CURVES / curves))
  const values = isStrict ? list(number, most) : numbersOver(length, most)
  const {
    points: said,
    moreSeries,
    ...rest
  } = object<Omit<Lines, 'points' | 'moreSeries'> & { points: number; moreSeries: number }>({
    kind: oneOf('lines'),
    caption,
    x: object<Lines['x']>({ label, values, log: yes }),
    y: object<Lines['y']>({ label, log: yes }),
    series: beginning(object<Series>({ label, values }), MOST_SERIES),
    points: maybe(whole) as Read<number>,
    moreSeries: maybe(whole) as Read<number>,
  })(value, isStrict)
  const points = said ?? (!isStrict && length > most ? length : undefined)
  const more = beyond(all, rest.series.length, moreSeries, isStrict)
  return {
    ...rest,
    ...(points !== undefined && { points }),
    ...(more > 0 && { moreSeries: more }),
  }
}

export const form: OutputForm<Lines> = {
  kind: 'lines',
  isForCells: true,
  read,
  weigh: ({ series }) => series.reduce((sum, { values }) => sum + 10 * values.length, 50 * ELEMENT),
  text({ x, series }) {
    const head: unknown[] = [x.label]
    for (let i = 0; i < series.length; i++) head[i + 1] = series[i]!.label
    return tabulate([head], x.values.length, (i) => {
      const row: unknown[] = [x.values[i]]
      for (let j = 0; j < series.length; j++) row[j + 1] = series[j]!.values[i]
      return row
    })
  },
  leftOut: ['points', 'moreSeries'],
}

export const kind: OutputKind<Lines> = {
  kind: 'lines',
  render: (lines) =>
    h(
      'figure',
      { class: 'out out-lines' },
      h('figcaption', {}, lines.caption),
      draw(lines),
      ...emptyNote(lines),
      ...leftOut(lines.points, (all) => words.somePoints(shownPoints(lines), all)),
      ...leftOut(lines.moreSeries, words.moreSeries),
      ...leftOut(offTheAxes(lines), words.offTheAxes),
      h('details', {}, h('summary', {}, words.asTable), tableBehind(lines)),
    ),
  save: () => import('./lines.save.ts'),
}

/** How many points are 0 or less where an axis is logarithmic. */
function offTheAxes({ x, y, series }: Lines): number {
  const [hasPlace, isNumber] = [placeIn({ x, y }), placeIn({ x: {}, y: {} })]
  const isOff = (value: number, i: number) => {
    const point: [number, number] = [x.values[i]!, value]
    return isNumber(point) && !hasPlace(point)
  }
  return series.reduce((count, { values }) => count + values.filter(isOff).length, 0)
}

/** The note that there is nothing to see, where that is so. */
function emptyNote({ x, y, series }: Lines): Markup[] {
  const hasPlace = placeIn({ x, y })
  const isSeen = series.some(({ values }) =>
    values.some((value, i) => hasPlace([x.values[i]!, value])),
  )
  return isSeen ? [] : [h('p', { class: 'out-note' }, words.noPoints)]
}

function draw({ caption, x, y, series }: Lines): Markup {
  return drawChart({
    title: caption,
    x: { label: x.label, log: x.log },
    y: { label: y.label, log: y.log },
    series: series.map(({ label, values }) => ({
      label,
      points: values.map((value, i): [number, number] => [x.values[i]!, value]),
    })),
  })
}

const shownPoints = ({ x }: Lines) => formatNumber(x.values.length)

/** The numbers of a chart as a table, for readers who cannot see it; of many points, evenly spaced ones. */
function tableBehind({ x, series }: Lines): Markup {
  const last = x.values.length - 1
  const count = Math.min(last, MOST_ROWS - 1)
  const places = Array.from({ length: count + 1 }, (_, i) => Math.round((i * last) / (count || 1)))
  const short = (value: number | undefined) => Number(value?.toPrecision(4))
  return renderTable(
    '',
    [x.label, ...series.map(({ label }) => label)],
    places.map((i) => [short(x.values[i]), ...series.map(({ values }) => short(values[i]))]),
  )
}

/** Prints the caption in an exported program. */
export function outside({ caption }: Lines): void {
  console.log(`(a chart: ${caption})`)
}
