/** Opens the search: by its button, with `/`, or with Ctrl or Cmd and K. Everything else is loaded then. */

import { typeAhead } from './type-ahead.ts'

async function open(): Promise<void> {
  const ready = await typeAhead(() => import('./search-dialog.ts'))
  ready?.loaded.openSearch(ready.typed)
}

/** Whether a letter typed there is meant for a text. */
function isTyping(target: EventTarget | null): boolean {
  return (target as Element).closest?.('input, textarea, select, [contenteditable]') !== null
}

document.addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event
  const isSlash = key === '/' && !ctrlKey && !metaKey && !altKey && !isTyping(target)
  if (!isSlash && !((ctrlKey || metaKey) && key.toLowerCase() === 'k')) return
  event.preventDefault()
  if (!document.querySelector('dialog[open]')) void open()
})
document.addEventListener('click', ({ target }) => {
  if ((target as Element).closest('[data-search]')) void open()
})
