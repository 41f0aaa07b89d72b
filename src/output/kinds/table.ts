/** Rows of texts and numbers under the columns' names. */
import { output as words } from '#words/output'
import {
  beginning,
  beyond,
  caption,
  ELEMENT,
  isList,
  label,
  plain,
  type Read,
  refuse,
  text,
} from '../form.ts'
import type { OutputForm, OutputKind } from '../kind.ts'
import { h } from '../markup.ts'
import { tabulate } from '../pile.ts'
import { leftOut, renderTable } from '../render-table.ts'

export interface Table {
  kind: 'table'
  caption: string
  columns: string[]
  rows: (string | number)[][]
  /** left out, since there were too many */
  moreRows?: number
  moreColumns?: number
}

declare module '../kind.ts' {
  interface OutputKinds {
    table: Table
  }
}

const MOST_ROWS = 300
const MOST_COLUMNS = 40
const MOST_CELLS = 1500
/** Letters in a table's cells. */
const MOST_LETTERS = 40_000

const tableCell: Read<string | number> = (value, isStrict) => {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return text(500)(value, isStrict)
  if (value === null && !isStrict) return ''
  // As it would be joined to a text.
  return isStrict || typeof value === 'object' || typeof value === 'function'
    ? refuse()
    : String(value)
}

const tableRow = beginning(tableCell, MOST_COLUMNS)
const columnNames = beginning(label, MOST_COLUMNS)

const read: Read<Table> = (value, isStrict) => {
  const found = (
    isStrict
      ? plain(value, ['kind', 'caption', 'columns', 'rows', 'moreRows', 'moreColumns'])
      : value
  ) as Record<string, unknown>
  const { columns, rows } = found
  const names = columnNames(columns, isStrict)
  if (!isList(rows, isStrict)) refuse()
  const taken: (string | number)[][] = []
  let room = MOST_CELLS
  let letters = MOST_LETTERS
  for (let i = 0; i < rows.length && taken.length < MOST_ROWS && room > 0 && letters > 0; i++) {
    const row = tableRow(rows[i], isStrict)
    taken.push(row)
    room -= row.length
    for (const cell of row) letters -= typeof cell === 'string' ? cell.length : 0
  }
  if (isStrict && taken.length < rows.length) refuse()
  const moreRows = beyond(rows, taken.length, found.moreRows, isStrict)
  const moreColumns = beyond(columns, names.length, found.moreColumns, isStrict)
  return {
    kind: 'table',
    caption: caption(found.caption, isStrict),
    columns: names,
    rows: taken,
    ...(moreRows > 0 && { moreRows }),
    ...(moreColumns > 0 && { moreColumns }),
  }
}

export const form: OutputForm<Table> = {
  kind: 'table',
  isForCells: true,
  read,
  weigh({ columns, rows }) {
    let weight = ELEMENT
    for (const row of [columns, ...rows])
      for (const cell of row) weight += ELEMENT + (typeof cell === 'string' ? cell.length : 8)
    return weight
  },
  text: ({ columns, rows }) => tabulate([columns], rows.length, (i) => rows[i]),
  leftOut: ['moreRows', 'moreColumns'],
}

export const kind: OutputKind<Table> = {
  kind: 'table',
  render: ({ caption, columns, rows, moreRows, moreColumns }) =>
    h(
      'div',
      { class: 'out out-table' },
      renderTable(caption, columns, rows),
      ...leftOut(moreRows, words.moreRows),
      ...leftOut(moreColumns, words.moreColumns),
    ),
  compare: { exact: ['moreRows', 'moreColumns'] },
}

/** Prints the table in an exported program. */
export function outside({ columns, rows }: Table): void {
  const named = rows.map((row) => row.map((cell, i) => [columns[i] || i, cell]))
  console.table(named.map((row) => Object.fromEntries(row)))
}
