/**
 * Another edition of the book, from this page: its text beneath this one's, by the button or Alt+L, and on the first
 * page the offer of the reader's language. What that takes is loaded where a reader asks for it, or asked earlier.
 */
import { storedValue } from '../session/book-storage.ts'
import { BESIDE_KEY } from './edition-keys.ts'

const hasButton = () => document.querySelector('[data-beside]') !== null

async function toggle(): Promise<void> {
  const { toggleBeside } = await import('./beside.ts')
  await toggleBeside()
}

function isWanted(): boolean {
  try {
    return storedValue(BESIDE_KEY) !== null
  } catch {
    // Storage is denied: it is shown where it is asked for.
    return false
  }
}

document.addEventListener('click', ({ target }) => {
  if ((target as Element).closest('[data-beside]')) void toggle()
})
document.addEventListener('keydown', (event) => {
  // By the key's place: on a Mac, Option+L is another sign.
  if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyL' || !hasButton())
    return
  event.preventDefault()
  void toggle()
})
document.addEventListener('astro:page-load', () => {
  if (hasButton() && isWanted()) void import('./beside.ts').then(({ showBeside }) => showBeside())
  if (document.querySelector('[data-offer]')) void import('./offer-edition.ts')
})
