/**
 * The types that names in a listing carry, for a reader who points at, taps, or walks to one: in a listing that has
 * the focus, the left and right arrows go from name to name. The types are in the page; nothing is loaded.
 */
import { hintFor, showHint } from './hint-card.ts'

hintFor({
  find: (target) => target.closest('[data-type]') ?? undefined,
  show(name) {
    const { type, doc } = (name as HTMLElement).dataset
    const code = document.createElement('code')
    code.textContent = type!
    const text = document.createElement('p')
    text.textContent = doc ?? ''
    showHint(name, code, ...(doc ? [text] : []))
  },
  box: { selector: '[data-code] pre', items: '[data-type]' },
})
