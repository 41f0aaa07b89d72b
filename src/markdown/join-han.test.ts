import { expect, test } from 'vitest'
import { joinHan } from './join-han.ts'

test.each([
  ['一行\n又一行', '一行又一行'],
  ['完了。\n再来', '完了。再来'],
  ['完了。\n', '完了。'],
  ['他说\n“好”\nfit', '他说“好”fit'],
  ['用512个\nfit', '用512个fit'],
  ['fit\n训练', 'fit训练'],
])('%j is set as %j', (source, set) => {
  expect(joinHan(source)).toBe(set)
})

test('between other letters a line end stays, and is set as a blank', () => {
  expect(joinHan('one\n“two”\nthree …\nfour')).toBe('one\n“two”\nthree …\nfour')
})
