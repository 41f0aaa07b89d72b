/** The lines of another program that cells stand for, at all cells of the page at once. Each keeps its own fold. */
import { bookStorage } from '../session/book-storage.ts'
import { ORIGINAL_KEY } from './beside-keys.ts'

/** Shows the lines at every cell that has some, or folds them away, and keeps the choice. */
export function toggleOriginal(): void {
  const isShown = findButton()?.ariaPressed !== 'true'
  try {
    if (isShown) bookStorage().setItem(ORIGINAL_KEY, 'shown')
    else bookStorage().removeItem(ORIGINAL_KEY)
  } catch {
    // Storage is denied: the choice lasts as long as the page.
  }
  showOriginal(isShown)
}

/** Shows the lines on this page, or folds them away. */
export function showOriginal(isShown = true): void {
  for (const lines of document.querySelectorAll<HTMLDetailsElement>('.cell-beside'))
    lines.open = isShown
  const button = findButton()
  if (button) button.ariaPressed = String(isShown)
}

function findButton(): HTMLButtonElement | null {
  return document.querySelector('[data-original]')
}
