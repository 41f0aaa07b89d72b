/** What the book and the reader each made of a cell, and the three ways on: keep, take, merge. */
import { type DiffLine, diffLines, mergeTexts } from '../notebook/merge.ts'
import { h, type Markup } from '../output/markup.ts'
import { openDialog } from './dialog.ts'
import type { Session } from './session.ts'

const MARKS: Record<DiffLine['kind'], string> = { same: ' ', removed: '−', added: '+' }

/** A text's changes; without colour, too, they can be told apart. */
export function renderDiff(label: string, from: string, to: string): Markup {
  const lines = diffLines(from, to).map(({ kind, text }) =>
    h(kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span', {}, `${MARKS[kind]} ${text}`),
  )
  return h(
    'figure',
    { class: 'diff' },
    h('figcaption', {}, label),
    h('pre', { tabindex: 0, 'aria-label': label }, ...lines),
  )
}

export function compareWithBook(session: Session, id: string): void {
  const edit = session.current.edits.get(id)
  if (!edit) return
  const book = session.bookCodeOf(id)
  const { text, conflicts } = mergeTexts(edit.base, edit.code, book)
  const inAll =
    conflicts === 0
      ? 'The two can be merged without a conflict.'
      : `Merged, ${conflicts === 1 ? 'one place has' : `${conflicts} places have`} both versions, marked.`
  openDialog({
    title: `The book has changed ${id}`,
    className: 'wide',
    content: [
      h('p', {}, `You changed this cell, and a new edition of the book did, too. ${inAll}`),
      renderDiff('What you changed', edit.base, edit.code),
      renderDiff('What the book changed', edit.base, book),
    ],
    actions: [
      { label: 'Merge', act: () => session.edit(id, text, book) },
      { label: 'Keep mine', act: () => session.edit(id, edit.code, book) },
      { label: 'Take the book’s', act: () => session.reset(id) },
    ],
  })
}
