import { history, redo, undo } from '@codemirror/commands'
import { EditorState, type Transaction } from '@codemirror/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesByReader, takeText } from './outside-text.ts'
import { replacement } from './replacement.ts'

test.each([
  ['const a = 1', 'const a = 12', { from: 11, to: 11, insert: '2' }],
  ['const a = 1', 'const bb = 1', { from: 6, to: 7, insert: 'bb' }],
  ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
  ['aa', 'aaa', { from: 2, to: 2, insert: 'a' }],
  ['', 'a', { from: 0, to: 0, insert: 'a' }],
  ['a', '', { from: 0, to: 1, insert: '' }],
  ['a', 'a', { from: 1, to: 1, insert: '' }],
])('%j -> %j', (before, after, expected) => {
  expect(replacement(before, after)).toEqual(expected)
})

test('of any two texts, the change makes one of the other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\u{1F600}') })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { from, to, insert } = replacement(before, after)
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after)
    }),
    { seed: 2018 },
  )
})

/** An editor without its view. */
function editor(doc: string, caret: number) {
  let state = EditorState.create({ doc, selection: { anchor: caret }, extensions: [history()] })
  const changes: boolean[] = []
  const dispatch = (transaction: Transaction) => {
    if (transaction.docChanged) changes.push(changesByReader({ transactions: [transaction] }))
    state = transaction.state
  }
  return {
    changes,
    text: () => state.doc.toString(),
    caret: () => state.selection.main.head,
    type: (insert: string) =>
      dispatch(state.update({ ...state.replaceSelection(insert), userEvent: 'input.type' })),
    take: (code: string) => {
      const taken = takeText(state, code)
      if (taken) dispatch(state.update(taken))
    },
    undo: () => undo({ state, dispatch }),
    redo: () => redo({ state, dispatch }),
  }
}

test('a text from elsewhere leaves the caret at its place and is no change of the reader’s', () => {
  const { take, text, caret, changes } = editor('const a = 1\nconst b = 2', 23)
  take('const first = 1\nconst b = 2')
  expect([text(), caret()]).toEqual(['const first = 1\nconst b = 2', 27])
  take('const first = 1\nconst b = 2')
  take('const first = 1\r\nconst b = 2')
  expect(changes).toEqual([false])
})

test('undo takes back what was typed and what came from elsewhere one by one, as the reader’s changes', () => {
  const { take, type, undo, redo, text, changes } = editor('1', 1)
  type('0')
  take('100')
  type('5')
  expect(text()).toBe('1050')
  undo()
  expect(text()).toBe('100')
  undo()
  expect(text()).toBe('10')
  undo()
  expect(text()).toBe('1')
  redo()
  redo()
  expect(text()).toBe('100')
  expect(changes).toEqual([true, false, true, true, true, true, true, true])
})
