/** Letters typed while the dialog they are meant for is still being loaded are kept for it. */

let isLoading = false

/** Resolves to what `load` gives and the letters typed meanwhile; to undefined while another dialog is being loaded. */
export async function typeAhead<T>(
  load: () => Promise<T>,
): Promise<{ loaded: T; typed: string } | undefined> {
  if (isLoading) return undefined
  isLoading = true
  let typed = ''
  const keep = (event: KeyboardEvent) => {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    typed += event.key
  }
  document.addEventListener('keydown', keep, { capture: true })
  try {
    return { loaded: await load(), typed }
  } finally {
    document.removeEventListener('keydown', keep, { capture: true })
    isLoading = false
  }
}
