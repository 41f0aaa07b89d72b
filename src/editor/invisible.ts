/**
 * Characters that cannot be seen, or that show the text after them in another order: with them, code can read as what
 * it is not. Wherever a text is shown that somebody else may have written, they are marked; the text stays as it is.
 */
import { editor as words } from '#words/editor'
import { signs } from '#words/language'
import { codeOf, INVISIBLE, nameOf } from '../cell/characters.ts'

const RUN = new RegExp(`(?:${INVISIBLE.source})+`, 'gu')

/** As many of a run as are named; one could write thousands. */
const MOST_NAMED = 4

export interface Piece {
  text: string
  /** how it is shown and spoken, if it is invisible */
  mark?: { label: string; title: string } | undefined
}

/** The text, cut where invisible characters begin and end; those that stand together are one piece. */
export function pieces(text: string): Piece[] {
  const all: Piece[] = []
  let at = 0
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (index > at) all.push({ text: text.slice(at, index) })
    all.push({ text: run, mark: markOf(run) })
    at = index + run.length
  }
  if (at < text.length) all.push({ text: text.slice(at) })
  return all
}

/** The text with marks in the place of what is invisible, for sentences. */
export function withMarks(text: string): string {
  return pieces(text)
    .map(({ text, mark }) => (mark ? `⟦${mark.label}⟧` : text))
    .join('')
}

/** Attributes of the element around an invisible piece: the style sheet shows the label in place of its text. */
export function markAttributes({ label, title }: NonNullable<Piece['mark']>) {
  return { class: 'invisible', 'data-mark': label, title, role: 'img', 'aria-label': title }
}

/**
 * The mark for a run of invisible characters: their codes as a label, their names as a title. A long run is named in
 * part.
 */
export function markOf(run: string): NonNullable<Piece['mark']> {
  const first = [...run.slice(0, 2 * MOST_NAMED)].slice(0, MOST_NAMED)
  const labels = first.map(codeOf)
  const names = first.map((character, i) => labels[i] + signs.comma + nameOf(character))
  const more = [...run].length - first.length
  if (more > 0) labels.push(`+${more}`)
  return { label: labels.join(' '), title: words.invisible.title(names, more) }
}
