/** Tables, and what outputs say of what was left out of them. */
import { formatNumber } from '#words/language'
import { h, type Markup } from './markup.ts'

/** A table with numbers aligned right. Without column names it has no head; `bodyRows` follow the rows. */
export function renderTable(
  caption: string,
  columns: string[],
  rows: (string | number)[][],
  bodyRows: Markup[] = [],
): Markup {
  const head = columns.some((column) => column !== '')
    ? [
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ...columns.map((column) =>
              column === '' ? h('td') : h('th', { scope: 'col' }, column),
            ),
          ),
        ),
      ]
    : []
  const body = rows.map((row) =>
    h(
      'tr',
      {},
      ...row.map((cell) =>
        h('td', typeof cell === 'number' ? { class: 'number' } : {}, shown(cell)),
      ),
    ),
  )
  return h(
    'table',
    {},
    ...(caption === '' ? [] : [h('caption', {}, caption)]),
    ...head,
    h('tbody', {}, ...body, ...bodyRows),
  )
}

/** A whole number as the text writes it, with a sign between its thousands; anything else as it is. */
function shown(cell: string | number): string {
  const hasThousands = Number.isSafeInteger(cell) && Math.abs(Number(cell)) >= 1000
  return hasThousands ? formatNumber(Number(cell)) : String(cell)
}

/** The note that `count` entries were left out; none where the count is 0 or undefined. */
export function leftOut(count: number | undefined, text: (count: string) => string): Markup[] {
  return count ? [h('p', { class: 'out-note' }, text(formatNumber(count)))] : []
}
