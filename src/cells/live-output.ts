/** Puts a run's outputs where the recorded ones stood; the recorded ones stay, folded away beneath. */
import { session as words } from '#words/session'
import type { BookFigure } from '../figures/book-figure.ts'
import { renderEmpty } from '../figures/render-figure.ts'
import type { FigureOfKind, Output, OutputChange } from '../output/kind.ts'
import { patch } from '../output/markup.ts'
import { renderOutputs } from '../output/render.ts'
import { greyPicture } from '../page/grey-picture.ts'
import type { Session } from '../session/session.ts'
import { showData } from './figure-loading.ts'
import { recordedOf } from './recorded.ts'

export async function showLive(
  cell: HTMLElement,
  outputs: readonly OutputChange[],
  session: Session,
  isWanted: () => boolean,
): Promise<void> {
  // Without it, the live output stands alone.
  const recorded = await recordedOf(cell)?.().catch(() => undefined)
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
  const shown: Output[] = []
  const figure = (output: Output, { name, caption }: FigureOfKind) => {
    shown.push(output)
    return renderEmpty({ id: `live-${cell.dataset.cell}-${name}`, name, caption })
  }
  patch(place, renderOutputs(outputs, { picture: greyPicture, cellHref, recorded, figure }))
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
