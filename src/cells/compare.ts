/** What the book and the reader each made of a cell, and the three ways on: keep, take, merge. */
import { dialogs } from '#words/dialogs'
import { INVISIBLE } from '../cell/characters.ts'
import { markAttributes, pieces, withMarks } from '../editor/invisible.ts'
import { type DiffLine, diffLines, mergeTexts } from '../notebook/merge.ts'
import { h, type Markup } from '../output/markup.ts'
import { openDialog } from '../page/dialog.ts'
import type { Session } from '../session/session.ts'

const MARKS: Record<DiffLine['kind'], string> = { same: ' ', removed: '−', added: '+' }

/**
 * A text's changes; without colour, too, they can be told apart. Lines of a kind that follow each other are one
 * element, since there may be a quarter of a million.
 */
export function renderDiff(label: string, from: string, to: string): Markup {
  const parts: { kind: DiffLine['kind']; lines: string[] }[] = []
  for (const { kind, text } of diffLines(from, to)) {
    const line = `${MARKS[kind]} ${text}`
    if (parts.at(-1)?.kind === kind) parts.at(-1)!.lines.push(line)
    else parts.push({ kind, lines: [line] })
  }
  const hasManyMarks = ((from + to).match(INVISIBLE)?.length ?? 0) > MOST_MARKS
  return h(
    'figure',
    { class: 'diff' },
    h('figcaption', {}, label),
    h(
      'pre',
      { tabindex: 0, 'aria-label': label },
      ...parts.map(({ kind, lines }) => {
        const text = lines.join('\n')
        return h(TAGS[kind], {}, ...(hasManyMarks ? [withMarks(text)] : marked(text)))
      }),
    ),
  )
}

const TAGS: Record<DiffLine['kind'], string> = { same: 'span', removed: 'del', added: 'ins' }

/** At most this many get an element each; further marks are part of the text. */
const MOST_MARKS = 5_000

/** Shows characters that are invisible or change the order of the text. */
function marked(text: string): (Markup | string)[] {
  return pieces(text).map(({ text, mark }) => (mark ? h('span', markAttributes(mark), text) : text))
}

/**
 * Opens a dialog with the texts that two tabs have of a cell. The reader goes on with one; Undo in the editor brings
 * the other back.
 */
export function compareWithOtherTab(session: Session, id: string): void {
  const other = session.view(id).elsewhere
  if (!other) return
  const own = { code: session.codeOf(id), base: session.view(id).base }
  const words = dialogs.compare
  openDialog({
    title: words.otherTitle(id),
    className: 'wide',
    content: [h('p', {}, words.otherText), renderDiff(words.otherDiffers, own.code, other.code)],
    actions: [
      { label: words.keep, act: () => session.edit(id, own.code, own.base) },
      { label: words.takeOther, act: () => session.edit(id, other.code, other.base) },
    ],
  })
}

/**
 * Opens a dialog with what the reader has changed, and, where the book has changed, too, with that; without a text of
 * the reader's it does nothing.
 */
export function compareWithBook(session: Session, id: string): void {
  const edit = session.current.edits.get(id)
  if (!edit) return
  const book = session.bookCodeOf(id)
  const words = dialogs.compare
  if (edit.base === book) {
    openDialog({
      title: words.changedTitle(id),
      className: 'wide',
      content: [renderDiff(words.yours, book, edit.code)],
      actions: [{ label: words.take, act: () => session.reset(id) }],
    })
    return
  }
  const { text, conflicts } = mergeTexts(edit.base, edit.code, book)
  openDialog({
    title: words.title(id),
    className: 'wide',
    content: [
      h('p', {}, words.text(conflicts)),
      renderDiff(words.yours, edit.base, edit.code),
      renderDiff(words.books, edit.base, book),
    ],
    actions: [
      { label: words.merge, act: () => session.edit(id, text, book) },
      { label: words.keep, act: () => session.edit(id, edit.code, book) },
      { label: words.take, act: () => session.reset(id) },
    ],
  })
}
