/** Everything a reader can do with the notebook, by name: for the palette, for the keys in `keys.ts`, for buttons. */

import { pageBook } from '#book/page'
import { book } from '#book-words/book'
import { commands as words } from '#words/dialogs'
import { offline } from '#words/offline'
import { reading } from '#words/reading'
import { EXPORT_KINDS, type ExportKind } from '../export/export-file.ts'
import { citeSection } from '../page/cite.ts'
import { CHOICES, chooseCompute, chosenCompute } from '../session/compute.ts'
import type { Session } from '../session/session.ts'
import { encodeTexts } from '../session/share-link.ts'

export interface Command {
  id: string
  label: string
  /** of choices that exclude each other: whether it is the present one */
  isChosen?(): boolean
  /** changes nothing of the notebook, and may take long: nothing waits for it */
  isAside?: true
  act(context: CommandContext): void | Promise<void>
}

export interface CommandContext {
  session: Session
  /** the cell of this page that has the focus, or had it last */
  cell: string | undefined
  /** shows a sentence beside the buttons and says it aloud */
  say: (text: string) => void
}

export const COMMANDS: Command[] = [
  {
    id: 'run-page',
    label: words.runPage,
    act: ({ session }) => session.run(...toRun(session, cellsOfPage())),
  },
  {
    id: 'run-to-here',
    label: words.runToHere,
    act({ session, cell, say }) {
      if (cell === undefined) return say(words.noCell)
      const cells = cellsOfPage()
      const above = toRun(session, cells.slice(0, cells.indexOf(cell)))
      // What is still true above need not run again; the cell itself was asked for.
      session.run(...above.filter((id) => session.view(id).state !== 'done'), cell)
    },
  },
  {
    id: 'run-stale',
    label: words.runStale,
    act({ session, say }) {
      const stale = [...session.current.graph.keys()].filter(
        (id) => session.view(id).state === 'stale',
      )
      if (stale.length === 0) return say(words.nothingStale)
      session.run(...stale)
    },
  },
  { id: 'stop', label: words.stop, act: ({ session }) => session.stop() },
  { id: 'restart', label: words.restart, act: ({ session }) => session.restart() },
  {
    id: 'reset-cell',
    label: words.resetCell,
    act({ session, cell, say }) {
      if (cell === undefined) return say(words.noCell)
      session.reset(cell)
    },
  },
  {
    id: 'reset-book',
    label: words.resetBook,
    act({ session, say }) {
      const changed = [...session.current.edits.keys()]
      session.reset(...changed)
      if (changed.length === 0) say(words.nothingChanged)
      else say(words.wereReset(changed))
    },
  },
  {
    id: 'map',
    isAside: true,
    label: words.map,
    async act({ session }) {
      const { openMap } = await import('./cell-map.ts')
      openMap(session)
    },
  },
  ...(Object.entries(EXPORT_KINDS) as [ExportKind, { label: string }][]).map(
    ([kind, { label }]): Command => ({
      id: `export-${kind}`,
      label: words.exportAs(label),
      isAside: true,
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
  ...(pageBook.offersCompute ? CHOICES : []).map(
    (choice): Command => ({
      id: `compute-${choice}`,
      label: words.computeOn[choice],
      isChosen: () => chosenCompute() === choice,
      act({ session, say }) {
        chooseCompute(choice)
        session.restart()
        say(words.computes[choice])
      },
    }),
  ),
  ...Object.entries<string>(book.beside).map(
    ([path, title]): Command => ({
      id: `open-${path}`,
      label: words.open(title),
      isAside: true,
      act() {
        const address = `${import.meta.env.BASE_URL}${path}/`
        // By a link the notebook lives on, and nearly every page has one.
        const link = document.querySelector<HTMLElement>(`a[href="${address}"]`)
        if (link) link.click()
        else location.assign(address)
      },
    }),
  ),
  {
    id: 'keep-book',
    isAside: true,
    label: offline.command,
    async act() {
      const { openKeeping } = await import('../offline/keep-book.ts')
      await openKeeping()
    },
  },
  {
    id: 'letters',
    isAside: true,
    label: words.letters,
    async act({ say }) {
      const { openLetters } = await import('../page/letters.ts')
      await openLetters(say)
    },
  },
  {
    id: 'cite',
    isAside: true,
    label: reading.citeSection,
    async act({ say }) {
      const { section, bibtex } = citeSection()
      await navigator.clipboard.writeText(bibtex)
      say(reading.cited(section))
    },
  },
  {
    id: 'share',
    isAside: true,
    label: words.share,
    async act({ session: { current }, say }) {
      if (current.edits.size === 0) return say(words.nothingToShare)
      const address = location.origin + location.pathname + (await encodeTexts(current.edits))
      await navigator.clipboard.writeText(address)
      say(words.shared)
    },
  },
]

/** The cells without the checks of exercises that the reader has not answered: they would only fail. */
function toRun({ current: { graph, edits } }: Session, cells: string[]): string[] {
  return cells.filter((id) => {
    const { checks } = graph.get(id)!.cell.options
    return checks === undefined || edits.has(checks)
  })
}

function cellsOfPage(): string[] {
  return [...document.querySelectorAll<HTMLElement>('run-cell')].map((cell) => cell.dataset.cell!)
}
