/** Runs the check of an exercise for a reader who asked for its verdict. */
import type { Session } from '../session/session.ts'

/** The check's cell comes into sight now, and once it has run, all that it says; see `LiveCell`. */
export function runCheck(session: Session, check: string): void {
  const cell = document.getElementById(`cell-${check}`)!
  cell.scrollIntoView({ block: 'nearest' })
  cell.dataset.asked = ''
  session.run(check)
}
