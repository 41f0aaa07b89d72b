/** Where a link to a cell leads. */
import type { Session } from '../session/session.ts'

/** On its page to the cell itself, elsewhere to it on its chapter's page. */
export function cellHref(session: Session, id: string): string {
  return document.getElementById(`cell-${id}`)
    ? `#cell-${id}`
    : `${import.meta.env.BASE_URL}${session.chapterOf(id)}/#cell-${id}`
}
