/** Puts a run's outputs where the recorded ones stood; the recorded ones stay, folded away beneath. */
import { figures } from '#book-words/figures'
import { session as words } from '#words/session'
import { FIGURE_OF } from '../book/figures/output-figures.ts'
import type { TrainingProgress } from '../book/lesson/training.ts'
import { showData } from '../book/page/figure-assets.ts'
import { picture } from '../book/page/picture.ts'
import type { BookFigure } from '../figures/book-figure.ts'
import { renderEmpty } from '../figures/render-figure.ts'
import type { OutputChange } from '../kernel/protocol.ts'
import { patch } from '../output/markup.ts'
import { type FigureOutput, renderOutputs } from '../output/render.ts'
import type { Session } from '../session/session.ts'

export async function showLive(
  cell: HTMLElement,
  outputs: readonly OutputChange[],
  session: Session,
  isWanted: () => boolean,
): Promise<void> {
  const recorded = await recordedTraining(cell)
  if (!isWanted()) return
  const place = cell.querySelector<HTMLElement>('[data-output]')!
  const stamp = cell.querySelector<HTMLElement>('[data-stamp]')
  if (stamp) {
    const details = document.createElement('details')
    details.className = 'recorded'
    const summary = document.createElement('summary')
    summary.textContent = words.recordedOutput
    stamp.removeAttribute('data-stamp')
    details.append(summary, ...place.childNodes, stamp)
    place.after(details)
  }
  const cellHref = (id: string) =>
    document.getElementById(`cell-${id}`)
      ? `#cell-${id}`
      : `${import.meta.env.BASE_URL}${session.chapterOf(id)}/#cell-${id}`
  const shown: FigureOutput[] = []
  const figure = (output: FigureOutput) => {
    shown.push(output)
    const name = FIGURE_OF[output.kind]
    const id = `live-${cell.dataset.cell}-${name}`
    return renderEmpty({ id, name, caption: figures.captions[output.kind] })
  }
  patch(place, renderOutputs(outputs, { picture, cellHref, recorded, figure }))
  for (const [i, element] of place.querySelectorAll<BookFigure>('book-figure').entries())
    void showData(element, shown[i])
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

const trainings = new Map<string, Promise<TrainingProgress | undefined>>()

/** What the book's own training of this cell gave, if it trains. Without it, the live curve stands alone. */
function recordedTraining(cell: HTMLElement): Promise<TrainingProgress | undefined> | undefined {
  const { cell: id, recordedTraining } = cell.dataset
  if (recordedTraining === undefined) return undefined
  let training = trainings.get(id!)
  if (!training) {
    training = fetch(`${import.meta.env.BASE_URL}recordings/${id}.json`)
      .then((response) => (response.ok ? response.json() : undefined))
      .catch(() => undefined)
    trainings.set(id!, training)
  }
  return training
}
