/** Numbers in tables are written as the text writes them. */
import { expect, test } from 'vitest'
import { toHtml } from './markup.ts'
import { renderTable } from './render-table.ts'

test('thousands are set apart in whole numbers, and nothing else is touched', () => {
  const row = [60000, -1024, 999, 1234.5, 1e300, '60000', 2 ** 53]
  const cells = [...toHtml(renderTable('', [], [row])).matchAll(/<td[^>]*>([^<]*)/g)]
  expect(cells.map(([, text]) => text)).toEqual([
    '60,000',
    '-1,024',
    '999',
    '1234.5',
    '1e+300',
    '60000',
    '9007199254740992',
  ])
})
