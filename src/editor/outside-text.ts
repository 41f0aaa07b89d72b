/** A text that comes to an open editor from elsewhere: from Reset, another tab, a link. It is no edit of the reader's. */
import { isolateHistory } from '@codemirror/commands'
import { Annotation, type EditorState, type TransactionSpec } from '@codemirror/state'
import type { ViewUpdate } from '@codemirror/view'
import { replacement } from './replacement.ts'

const fromOutside = Annotation.define<true>()

/**
 * The transaction that makes `code` the text; undefined when it is that. Only what differs changes, so the caret and
 * what can be undone stay; undo takes it back by itself, without what was typed before or after.
 */
export function takeText(state: EditorState, code: string): TransactionSpec | undefined {
  const before = state.doc.toString()
  // As the editor has line ends; with others, the two would never be the same.
  const after = code.replace(/\r\n?/g, '\n')
  if (before === after) return undefined
  return {
    changes: replacement(before, after),
    annotations: [fromOutside.of(true), isolateHistory.of('full')],
  }
}

/** Whether the reader changed the text: typed, undid, chose a completion. */
export function changesByReader({ transactions }: Pick<ViewUpdate, 'transactions'>): boolean {
  return transactions.some(
    (transaction) => transaction.docChanged && !transaction.annotation(fromOutside),
  )
}
