/** Everything a reader can do with the notebook, by name: for the palette, for keys, and for the buttons. */
import { EXPORT_KINDS, type ExportKind } from '../export/export-file.ts'
import type { Session } from './session.ts'
import { encodeTexts } from './share-link.ts'

export interface Command {
  id: string
  label: string
  /** as `KeyboardEvent` would have it, `Mod` for Ctrl or Cmd: `Mod+Shift+Enter` */
  key?: string
  act(context: CommandContext): void | Promise<void>
}

export interface CommandContext {
  session: Session
  /** the cell of this page that has the focus, or had it last */
  cell: string | undefined
  /** shows a sentence beside the buttons and says it aloud */
  say: (text: string) => void
}

const NO_CELL = 'No cell of this page has the focus.'

export const COMMANDS: Command[] = [
  {
    id: 'run-page',
    label: 'Run all on this page',
    key: 'Mod+Shift+Enter',
    act: ({ session }) => session.run(...cellsOfPage()),
  },
  {
    id: 'run-to-here',
    label: 'Run to here: all on this page down to the cell with the focus',
    key: 'Alt+Enter',
    act({ session, cell, say }) {
      if (cell === undefined) return say(NO_CELL)
      const cells = cellsOfPage()
      const above = cells.slice(0, cells.indexOf(cell))
      // What is still true above need not run again; the cell itself was asked for.
      session.run(...above.filter((id) => session.view(id).state !== 'done'), cell)
    },
  },
  {
    id: 'run-stale',
    label: 'Run all stale cells of the book',
    key: 'Alt+Shift+Enter',
    act({ session, say }) {
      const stale = [...session.current.graph.keys()].filter(
        (id) => session.view(id).state === 'stale',
      )
      if (stale.length === 0) return say('No cell is stale.')
      session.run(...stale)
    },
  },
  { id: 'stop', label: 'Stop', key: 'Mod+.', act: ({ session }) => session.stop() },
  { id: 'restart', label: 'Restart the kernel', act: ({ session }) => session.restart() },
  {
    id: 'reset-cell',
    label: 'Reset the cell with the focus to the book’s text',
    act({ session, cell, say }) {
      if (cell === undefined) return say(NO_CELL)
      session.reset(cell)
    },
  },
  {
    id: 'reset-book',
    label: 'Reset all cells to the book’s text',
    act({ session, say }) {
      const changed = [...session.current.edits.keys()]
      session.reset(...changed)
      if (changed.length === 0) say('You have changed nothing.')
      else say(`Reset: ${changed.join(', ')}. Each can be undone beside the cell.`)
    },
  },
  {
    id: 'map',
    label: 'Map of the book’s cells',
    key: 'Alt+M',
    async act({ session }) {
      const { openMap } = await import('./cell-map.ts')
      openMap(session)
    },
  },
  ...(Object.entries(EXPORT_KINDS) as [ExportKind, { label: string }][]).map(
    ([kind, { label }]): Command => ({
      id: `export-${kind}`,
      label: `Export this chapter, with your changes, as ${label}`,
      async act({ session }) {
        const { exportFile } = await import('./export.ts')
        await exportFile(
          session,
          document.querySelector<HTMLElement>('[data-chapter]')?.dataset.chapter,
          kind,
        )
      },
    }),
  ),
  {
    id: 'share',
    label: 'Copy a link with your changes',
    async act({ session: { current }, say }) {
      if (current.edits.size === 0)
        return say('You have changed nothing, so there is nothing to share.')
      const address = location.origin + location.pathname + (await encodeTexts(current.edits))
      await navigator.clipboard.writeText(address)
      say('The link is in the clipboard. Your changes are in the link itself and nowhere else.')
    },
  },
]

function cellsOfPage(): string[] {
  return [...document.querySelectorAll<HTMLElement>('run-cell')].map((cell) => cell.dataset.cell!)
}
