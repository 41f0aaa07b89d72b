/** What is typed while that which it is meant for is still being loaded is kept for it. */

let isLoading = false
/** calls so far: what is typed is meant for what was asked for last */
let calls = 0

/**
 * Resolves to what `load` gives and the letters typed meanwhile. For a text that is edited in `place`, lines are typed,
 * too, and what is typed elsewhere is not meant.
 */
export async function keepTyped<T>(
  load: () => Promise<T>,
  place?: Element,
): Promise<{ loaded: T; typed: string }> {
  const call = ++calls
  let typed = ''
  const keep = (event: KeyboardEvent) => {
    const { key, target } = event
    const isMeant = !place || target === document.body || place.contains(target as Node)
    const isCommand = event.ctrlKey || event.metaKey || event.altKey
    // With AltGr some keyboards type braces.
    if (call !== calls || !isMeant || (isCommand && !event.getModifierState('AltGraph'))) return
    if (key.length === 1) typed += key
    else if (place && key === 'Enter' && !event.shiftKey) typed += '\n'
    else if (place && key === 'Backspace') typed = typed.slice(0, -1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  document.addEventListener('keydown', keep, { capture: true })
  try {
    return { loaded: await load(), typed }
  } finally {
    document.removeEventListener('keydown', keep, { capture: true })
  }
}

/** The same for a dialog; resolves to undefined while another one is being loaded. */
export async function typeAhead<T>(
  load: () => Promise<T>,
): Promise<{ loaded: T; typed: string } | undefined> {
  if (isLoading) return undefined
  isLoading = true
  try {
    return await keepTyped(load)
  } finally {
    isLoading = false
  }
}
