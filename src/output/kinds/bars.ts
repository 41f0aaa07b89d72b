/** Horizontal bars, such as the probability of each answer. */
import { output as words } from '#words/output'
import {
  beginning,
  beyond,
  caption,
  ELEMENT,
  label,
  number,
  object,
  plain,
  type Read,
} from '../form.ts'
import { commonDecimals, round } from '../format.ts'
import type { OutputForm, OutputKind } from '../kind.ts'
import { h, type Markup } from '../markup.ts'
import { tabulate } from '../pile.ts'
import { leftOut, renderTable } from '../render-table.ts'

export interface Bars {
  kind: 'bars'
  caption: string
  bars: Bar[]
  /** left out, since there were too many */
  more?: number
}

interface Bar {
  label: string
  value: number
}

declare module '../kind.ts' {
  interface OutputKinds {
    bars: Bars
  }
}

const MOST_BARS = 200

const firstBars = beginning(object<Bar>({ label, value: number }), MOST_BARS)

const read: Read<Bars> = (value, isStrict) => {
  const found = (isStrict ? plain(value, ['kind', 'caption', 'bars', 'more']) : value) as Record<
    string,
    unknown
  >
  const taken = firstBars(found.bars, isStrict)
  const more = beyond(found.bars, taken.length, found.more, isStrict)
  return {
    kind: 'bars',
    caption: caption(found.caption, isStrict),
    bars: taken,
    ...(more > 0 && { more }),
  }
}

export const form: OutputForm<Bars> = {
  kind: 'bars',
  isForCells: true,
  read,
  weigh: ({ bars }) => bars.reduce((sum, { label }) => sum + 6 * ELEMENT + label.length, ELEMENT),
  text: ({ bars }) => tabulate([], bars.length, (i) => bars[i] && [bars[i]!.label, bars[i]!.value]),
  leftOut: ['more'],
}

export const kind: OutputKind<Bars> = {
  kind: 'bars',
  render: ({ caption, bars, more }) =>
    h(
      'div',
      { class: 'out' },
      renderTable(caption, ['', '', ''], [], renderBars(bars)),
      ...leftOut(more, words.moreBars),
    ),
  compare: { exact: ['more'] },
}

function renderBars(bars: Bar[]): Markup[] {
  const values = bars.map(({ value }) => value)
  const finite = values.filter(Number.isFinite)
  const most = Math.max(...finite, Number.MIN_VALUE)
  // Of negative numbers the bars lie left of where zero is.
  const least = Math.min(0, ...finite)
  const percent = (value: number) =>
    Math.min(100, Math.max(0, round(((value - least) / (most - least)) * 100) || 0))
  const zero = percent(0)
  const decimals = commonDecimals(values)
  return bars.map(({ label, value }) =>
    h(
      'tr',
      value === most ? { class: 'most' } : {},
      h('th', { scope: 'row' }, label),
      h('td', { class: 'number' }, value.toFixed(decimals)),
      h(
        'td',
        { class: 'bar' },
        h(
          'svg',
          { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
          h('rect', barFrom(zero, Number.isNaN(value) ? zero : percent(value))),
        ),
      ),
    ),
  )
}

function barFrom(zero: number, end: number) {
  const start = Math.min(zero, end)
  return { ...(start > 0 && { x: start }), width: round(Math.abs(end - zero)), height: 10 }
}

/** Prints the bars in an exported program. */
export function outside({ bars }: Bars): void {
  console.table(Object.fromEntries(bars.map((bar) => [bar.label, bar.value])))
}
