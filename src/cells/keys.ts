/** The keys of the commands, wherever the focus is. The commands themselves are loaded with the first key. */

/** F1, or Ctrl or Cmd with Shift and P where the browser lets a page have it. */
const isPalette = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent) =>
  key === 'F1' || ((ctrlKey || metaKey) && shiftKey && key.toLowerCase() === 'p')

const isCommand = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) =>
  (key === 'Enter' && (altKey || ((ctrlKey || metaKey) && shiftKey))) ||
  ((ctrlKey || metaKey) && key === '.') ||
  (altKey && key.toLowerCase() === 'm')

function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  return [
    (ctrlKey || metaKey) && 'Mod',
    altKey && 'Alt',
    shiftKey && 'Shift',
    key.length === 1 ? key.toUpperCase() : key,
  ]
    .filter(Boolean)
    .join('+')
}

/** Calls back with a key's name, such as `Alt+Enter`, or with `palette`. */
export function watchKeys(act: (key: string) => void, stop: AbortSignal): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (!isPalette(event) && !isCommand(event)) return
      event.preventDefault()
      event.stopPropagation()
      act(isPalette(event) ? 'palette' : nameOf(event))
    },
    { signal: stop, capture: true },
  )
}
