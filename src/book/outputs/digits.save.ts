/** Digits as a picture. */
import { digits as words } from '#book-words/outputs/digits'
import type { OutputData, Savable, ShownOutputs } from '../../output/kind.ts'

export function filesOf({ cell, place }: ShownOutputs<OutputData>): Savable[] {
  return [...place.querySelectorAll('.out-digits')].map((digits) => ({
    what: words.digits,
    files: [{ label: 'PNG', name: `${cell}.png`, type: 'image/png', content: () => sheet(digits) }],
  }))
}

/** All digits on one sheet, four pixels to one. */
async function sheet(digits: Element): Promise<Blob> {
  const pictures = [...digits.querySelectorAll('img')]
  const columns = Math.min(10, pictures.length)
  const size = 28 * 4
  const canvas = new OffscreenCanvas(columns * size, Math.ceil(pictures.length / columns) * size)
  const context = canvas.getContext('2d')!
  context.imageSmoothingEnabled = false
  for (const [i, picture] of pictures.entries()) {
    await picture.decode()
    context.drawImage(picture, (i % columns) * size, Math.floor(i / columns) * size, size, size)
  }
  return canvas.convertToBlob({ type: 'image/png' })
}
