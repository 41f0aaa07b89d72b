/** Runs the check of an exercise for a reader who asked for its verdict. */
import { missingNames } from '../notebook/missing.ts'
import type { Session } from '../session/session.ts'

/** The check's cell comes into sight now, and once it has run, all that it says; see `LiveCell`. */
export function runCheck(session: Session, check: string): void {
  const cell = document.getElementById(`cell-${check}`)!
  cell.scrollIntoView({ block: 'nearest' })
  cell.dataset.asked = ''
  const exercise = cell.dataset.checks!
  // An exercise that no longer makes what the check takes is not needed by it, and is shown as it is all the same.
  const isMissing = missingNames(session.current, check).has(exercise)
  session.run(...(isMissing ? [exercise] : []), check)
}
