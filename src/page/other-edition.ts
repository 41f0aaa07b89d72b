/**
 * What can stand beside this page's text: another edition's beneath it, by the button or Alt+L; the original's lines at
 * the cells, by theirs; on the first page the offer of the reader's language. What that takes is loaded where a reader
 * asks for it, or asked earlier.
 */
import { storedValue } from '../session/book-storage.ts'
import { BESIDE_KEY, ORIGINAL_KEY } from './beside-keys.ts'

const has = (button: string) => document.querySelector(button) !== null
const original = () => import('./original-lines.ts')

async function toggle(): Promise<void> {
  const { toggleBeside } = await import('./beside.ts')
  await toggleBeside()
}

function isWanted(key: string): boolean {
  try {
    return storedValue(key) !== null
  } catch {
    // Storage is denied: it is shown where it is asked for.
    return false
  }
}

document.addEventListener('click', ({ target }) => {
  if ((target as Element).closest('[data-beside]')) void toggle()
  if ((target as Element).closest('[data-original]'))
    void original().then(({ toggleOriginal }) => toggleOriginal())
})
document.addEventListener('keydown', (event) => {
  // By the key's place: on a Mac, Option+L is another sign.
  const isKey = event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyL'
  if (!isKey || !has('[data-beside]')) return
  event.preventDefault()
  void toggle()
})
document.addEventListener('astro:page-load', () => {
  if (has('[data-beside]') && isWanted(BESIDE_KEY))
    void import('./beside.ts').then(({ showBeside }) => showBeside())
  if (has('[data-original]') && isWanted(ORIGINAL_KEY))
    void original().then(({ showOriginal }) => showOriginal())
  if (has('[data-offer]')) void import('./offer-edition.ts')
})
