/** Each value of some groups as a dot over one axis, so that one sees how far the groups lie apart. */
import { output as words } from '#words/output'
import {
  beginning,
  beyond,
  caption,
  ELEMENT,
  label,
  maybe,
  number,
  object,
  oneOf,
  type Read,
  thinned,
  whole,
} from '../form.ts'
import { commonDecimals, round } from '../format.ts'
import type { OutputForm, OutputKind } from '../kind.ts'
import { h, type Markup } from '../markup.ts'
import { median } from '../median.ts'
import { tabulate } from '../pile.ts'
import { leftOut, renderTable } from '../render-table.ts'

export interface Dots {
  kind: 'dots'
  caption: string
  groups: Group[]
  /** which median is the best one; it is marked */
  best?: 'least' | 'most'
  /** left out, since there were too many */
  moreGroups?: number
}

interface Group {
  label: string
  values: number[]
}

declare module '../kind.ts' {
  interface OutputKinds {
    dots: Dots
  }
}

const MOST_GROUPS = 50
const MOST_DOTS = 100

const group = object<Group>({ label, values: thinned(number, MOST_DOTS) })

const read: Read<Dots> = (value, isStrict) => {
  const { best, moreGroups, ...rest } = object<Required<Dots>>({
    kind: oneOf('dots'),
    caption,
    groups: beginning(group, MOST_GROUPS),
    best: maybe(oneOf('least', 'most')) as Read<'least'>,
    moreGroups: maybe(whole) as Read<number>,
  })(value, isStrict)
  const all = (value as { groups?: unknown }).groups
  const more = beyond(all, rest.groups.length, moreGroups, isStrict)
  return { ...rest, ...(best && { best }), ...(more > 0 && { moreGroups: more }) }
}

export const form: OutputForm<Dots> = {
  kind: 'dots',
  isForCells: true,
  read,
  weigh: ({ groups }) =>
    groups.reduce((sum, { values }) => sum + (values.length + 8) * ELEMENT, ELEMENT),
  text: ({ groups }) =>
    tabulate([], groups.length, (i) => groups[i] && [groups[i]!.label, ...groups[i]!.values]),
  leftOut: ['moreGroups'],
}

export const kind: OutputKind<Dots> = {
  kind: 'dots',
  render: (dots) =>
    h(
      'div',
      { class: 'out out-dots' },
      renderTable(dots.caption, words.dots.columns, [], rows(dots)),
      ...leftOut(dots.moreGroups, words.moreBars),
    ),
  compare: { exact: ['moreGroups'] },
}

function rows({ groups, best }: Dots): Markup[] {
  const finite = groups.flatMap(({ values }) => values.filter(Number.isFinite))
  const [least, most] = [Math.min(...finite), Math.max(...finite)]
  // Dots at the ends are seen whole.
  const percent = (value: number) => round(3 + 94 * ((value - least) / (most - least || 1)))
  const medians = groups.map(({ values }) => median(values))
  const known = medians.filter(Number.isFinite)
  const marked = best === 'least' ? Math.min(...known) : best && Math.max(...known)
  const decimals = commonDecimals(finite)
  const text = (value: number) => (Number.isNaN(value) ? '' : value.toFixed(decimals))
  return groups.map(({ label, values }, i) =>
    h(
      'tr',
      medians[i] === marked ? { class: 'most' } : {},
      h('th', { scope: 'row' }, label),
      h('td', { class: 'number' }, text(medians[i]!)),
      h('td', { class: 'number' }, text(Math.min(...values))),
      h('td', { class: 'number' }, text(Math.max(...values))),
      h(
        'td',
        { class: 'strip' },
        h(
          'svg',
          { 'aria-hidden': 'true' },
          h('line', { x1: '0', x2: '100%', y1: '50%', y2: '50%' }),
          ...values
            .filter(Number.isFinite)
            .map((value) => h('circle', { cx: `${percent(value)}%`, cy: '50%', r: 3.5 })),
        ),
      ),
    ),
  )
}

/** Prints the values in an exported program. */
export function outside({ caption, groups }: Dots): void {
  console.log(caption)
  console.table(Object.fromEntries(groups.map(({ label, values }) => [label, values.join(' ')])))
}
