/**
 * The keys of the commands, wherever the focus is: a table, so that every page can watch for them and load the commands
 * with the first. `Mod` is Ctrl or Cmd.
 */

/** Command -> its key. */
export const KEYS = {
  'run-page': 'Mod+Shift+Enter',
  'run-to-here': 'Alt+Enter',
  'run-stale': 'Alt+Shift+Enter',
  stop: 'Mod+.',
  map: 'Alt+M',
  /** and, where the browser lets a page have it, Mod+Shift+P */
  palette: 'F1',
} as const

export type KeyedCommand = keyof typeof KEYS

const COMMANDS = new Map<string, KeyedCommand>([
  ...(Object.entries(KEYS) as [KeyedCommand, string][]).map(([id, key]) => [key, id] as const),
  ['Mod+Shift+P', 'palette'],
])

/** The key of an event as `KEYS` writes it. A letter by its place where it gives another sign: Option+M is µ on a Mac. */
export function nameOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
  const letter = altKey && !/^[!-~]$/.test(key) && /^Key([A-Z])$/.exec(code)?.[1]
  return [
    (ctrlKey || metaKey) && 'Mod',
    altKey && 'Alt',
    shiftKey && 'Shift',
    letter || (key.length === 1 ? key.toUpperCase() : key),
  ]
    .filter(Boolean)
    .join('+')
}

/** Calls back with the command whose key was pressed. */
export function watchKeys(act: (command: KeyedCommand) => void, stop: AbortSignal): void {
  document.addEventListener(
    'keydown',
    (event) => {
      // A browser that fills in a field says that a key was pressed, and not which.
      const command = event.key && COMMANDS.get(nameOf(event))
      if (!command) return
      event.preventDefault()
      event.stopPropagation()
      act(command)
    },
    { signal: stop, capture: true },
  )
}
