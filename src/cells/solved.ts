/** Keeps that an exercise is solved: its check, as the book has it, has passed. */
import { keepSolved } from '../review/kept-solved.ts'
import type { Session } from '../session/session.ts'

/** `exercise` is the cell that was checked. What somebody else's link brought is not the reader's, and does not count. */
export function noteSolved(open: Session, exercise: string): void {
  if (open.isTrying) return
  const solution = document.querySelector(`[data-solves="${exercise}"] code`)?.textContent
  const isBooks = solution?.trim() === open.codeOf(exercise).trim()
  keepSolved(exercise, isBooks ? 'book' : 'reader', Date.now())
}
