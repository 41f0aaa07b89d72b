/** Parts of the pages that show what is stored. */
import { signs } from '#words/language'
import { storedList as words } from '#words/stored'
import { element, h } from '../output/markup.ts'
import { openDialog } from '../page/dialog.ts'

/** Asks before something is cleared; `label` is what does it. */
export function ask(title: string, text: string, label: string, act: () => Promise<void>): void {
  openDialog({
    title,
    content: [h('p', {}, text)],
    actions: [
      { label, act },
      { label: words.keep, act: () => {} },
    ],
  })
}

/** Of a name that is shown. */
export const NAME_LENGTH = 60
/** Of those that are shown in one sentence. */
export const MOST_NAMED = 30

/** The first characters, with a mark in place of those that cannot be seen. */
export function cut(text: string, length: number): string {
  const start = text.length > length ? `${text.slice(0, length)} …` : text
  return start.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, (hidden) =>
    /^[\n\t\r]+$/.test(hidden) ? ' ' : '�',
  )
}

/** Named by what it says and, for those who do not see beside what it stands, by what it is for. */
export function button(label: string, of: string, act: () => void | Promise<void>): HTMLElement {
  const name: Record<string, string> = of === '' ? {} : { 'aria-label': label + signs.colon + of }
  const made = element('button', { type: 'button', ...name }, label)
  made.addEventListener('click', () => void act())
  return made
}

/** A cell of the book, as the build lists it. */
export interface BookCell {
  title: string
  print: string
}

/** What the build says of the book's cells. */
export function readCells(list: string | undefined): Map<string, BookCell> {
  const { chapters, cells } = JSON.parse(list ?? '{"chapters":[],"cells":[]}') as {
    chapters: string[]
    cells: [string, number, string][]
  }
  return new Map(cells.map(([id, at, print]) => [id, { title: chapters[at]!, print }]))
}
