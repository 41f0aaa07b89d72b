/** What is typed while that which it is meant for is still being loaded is kept for it. */

let isLoading = false
/** calls so far: what is typed is meant for what was asked for last */
let calls = 0

/** What is kept of the keys. */
export interface Typed {
  text: string
  /** after the text a key was pressed that runs it: whether it also goes on to the next cell */
  goOn?: boolean | undefined
}

/**
 * Resolves to what `load` gives, with the letters typed meanwhile in `typed`. For a text that is edited in `place`,
 * lines are typed, too, and what is typed elsewhere is not meant.
 */
export async function keepTyped<T>(
  load: () => Promise<T>,
  typed: Typed,
  place?: Element,
): Promise<T> {
  const call = ++calls
  const keep = (event: KeyboardEvent) => {
    const { key, target } = event
    const isMeant = !place || target === document.body || place.contains(target as Node)
    // What a command has been called by is no text.
    if (call !== calls || !isMeant || event.defaultPrevented) return
    const isMod = event.ctrlKey || event.metaKey
    // With AltGr some keyboards type braces.
    const isCommand = (isMod || event.altKey) && !event.getModifierState('AltGraph')
    const isEnter = place && key === 'Enter'
    if (isEnter && typed.text && !event.altKey && (isMod || event.shiftKey))
      typed.goOn = event.shiftKey
    else if (isCommand) return
    else if (key.length === 1) typed.text += key
    else if (isEnter && !event.shiftKey) typed.text += '\n'
    else if (place && key === 'Backspace') typed.text = typed.text.slice(0, -1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  document.addEventListener('keydown', keep, { capture: true })
  try {
    return await load()
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
  const typed: Typed = { text: '' }
  try {
    const loaded = await keepTyped(load, typed)
    return { loaded, typed: typed.text }
  } finally {
    isLoading = false
  }
}
