/** Puts a run's outputs where the recorded ones stood; the recorded ones stay, folded away beneath. */
import { reader } from '#words/reader'
import type { OutputChange } from '../kernel/protocol.ts'
import type { TrainingProgress } from '../lesson/training.ts'
import { toDom } from '../output/markup.ts'
import { renderOutputs } from '../output/render.ts'
import type { Session } from './session.ts'

export async function showLive(
  cell: HTMLElement,
  outputs: readonly OutputChange[],
  session: Session,
): Promise<void> {
  const recorded = await recordedTraining(cell)
  const place = cell.querySelector<HTMLElement>('[data-output]')!
  const stamp = cell.querySelector<HTMLElement>('[data-stamp]')
  if (stamp) {
    const details = document.createElement('details')
    details.className = 'recorded'
    const summary = document.createElement('summary')
    summary.textContent = reader.recordedOutput
    stamp.removeAttribute('data-stamp')
    details.append(summary, ...place.childNodes, stamp)
    place.after(details)
  }
  const cellHref = (id: string) =>
    document.getElementById(`cell-${id}`)
      ? `#cell-${id}`
      : `${import.meta.env.BASE_URL}${session.chapterOf(id)}/#cell-${id}`
  place.replaceChildren(...renderOutputs(outputs, { picture, cellHref, recorded }).map(toDom))
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

/** 784 grey bytes in base64 -> a picture's address, dark ink on white paper. */
function picture(pixels: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 28
  const context = canvas.getContext('2d')!
  const image = context.createImageData(28, 28)
  const bytes = atob(pixels)
  for (let i = 0; i < bytes.length; i++) {
    const grey = 255 - bytes.charCodeAt(i)
    image.data.set([grey, grey, grey, 255], i * 4)
  }
  context.putImageData(image, 0, 0)
  return canvas.toDataURL()
}
