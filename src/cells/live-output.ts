/** Puts a run's outputs where the recorded ones stood; the recorded ones stay, folded away beneath. */
import { output as outputWords } from '#words/output'
import { session as words } from '#words/session'
import type { BookFigure } from '../figures/book-figure.ts'
import { renderEmpty } from '../figures/render-figure.ts'
import type { FigureOfKind, Output, OutputChange } from '../output/kind.ts'
import { type Markup, patch } from '../output/markup.ts'
import { renderOutputs } from '../output/render.ts'
import { download } from '../page/download.ts'
import { greyPicture } from '../page/grey-picture.ts'
import type { Session } from '../session/session.ts'
import { cellHref } from './cell-href.ts'
import { showData } from './figure-loading.ts'
import { recordedIfFetched } from './recorded.ts'

/** Shows outputs in a cell's element. What `isWanted` no longer wants once everything has loaded is not shown. */
export async function showLive(
  cell: HTMLElement,
  outputs: readonly OutputChange[],
  session: Session,
  isWanted: () => boolean,
): Promise<void> {
  // Without it, the live output stands alone.
  const recorded = await recordedIfFetched(cell)
  if (!isWanted()) return
  const place = cell.querySelector<HTMLElement>('[data-output]')!
  const stamp = cell.querySelector<HTMLElement>('[data-stamp]')
  if (stamp) {
    // What stands below does not rise while the first outputs come.
    place.style.minHeight = `${place.offsetHeight}px`
    const details = document.createElement('details')
    details.className = 'recorded'
    const summary = document.createElement('summary')
    summary.textContent = words.recordedOutput
    stamp.removeAttribute('data-stamp')
    details.append(summary, ...place.childNodes, stamp)
    place.after(details)
  }
  const shown: Output[] = []
  patch(place, liveMarkup(cell, outputs, session, recorded, shown))
  place.onclick = ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-whole]')
    if (button) void saveWhole(cell.dataset.cell!, button, session)
  }
  for (const [i, element] of place.querySelectorAll<BookFigure>('book-figure').entries())
    void showData(element, shown[i])
}

/** The cell's outputs as they are drawn beside the recorded one; `inFigures` gets those that only a figure can show. */
export function liveMarkup(
  cell: HTMLElement,
  outputs: readonly OutputChange[],
  session: Session,
  recorded: Output | undefined,
  inFigures: Output[] = [],
): Markup[] {
  const id = cell.dataset.cell!
  return renderOutputs(outputs, {
    picture: greyPicture,
    cellHref: (other) => cellHref(session, other),
    recorded,
    figure: (output: Output, { name, caption }: FigureOfKind) => {
      inFigures.push(output)
      return renderEmpty({ id: `live-${id}-${name}`, name, caption })
    },
    canSave: true,
    isOver: session.current.running?.id !== id,
  })
}

/** buttons whose text is on its way */
const saving = new WeakSet<HTMLElement>()

/** Saves all of an output that was cut, and says beside the button what came of it. */
async function saveWhole(id: string, button: HTMLElement, session: Session): Promise<void> {
  // While its text is on its way, further presses ask for nothing.
  if (saving.has(button)) return
  saving.add(button)
  const say = (text: string) => {
    button.parentElement!.querySelector('[role=status]')!.textContent = text
  }
  // While a cell computes the kernel does not hear of it.
  const waiting = setTimeout(() => say(outputWords.whole.waits), 400)
  try {
    const file = await session.saveWhole(id, Number(button.dataset.whole))
    download(`${id}.txt`, file, file.type)
    say(outputWords.whole.saved)
  } catch (error) {
    say((error as Error).message)
  } finally {
    clearTimeout(waiting)
    saving.delete(button)
  }
}

/** Puts the recorded outputs back where they stood before anything was run. */
export function showRecorded(cell: HTMLElement): void {
  const place = cell.querySelector<HTMLElement>('[data-output]')!
  const details = cell.querySelector<HTMLElement>('details.recorded')
  const [, ...recorded] = details?.childNodes ?? []
  const stamp = recorded.pop() as HTMLElement | undefined
  place.replaceChildren(...recorded)
  if (!stamp) return
  stamp.setAttribute('data-stamp', '')
  details!.replaceWith(stamp)
}
