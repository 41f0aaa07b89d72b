/** The pad with its strokes, the picture made of them, and ten bars. */
import { drawDigit as words } from '#book-words/figures/draw-digit'
import { signs } from '#words/language'
import { h, type Markup } from '../../../output/markup.ts'
import { drawPad, type PadState } from '../pad.ts'
import { drawPixels } from '../pixels.ts'

export const PAD = { x: 4, y: 18, size: 150 }
const PICTURE = { x: 168, y: 18, size: 84 }
const BARS = { x: 276, y: 18, row: 15, width: 42 }

export interface DigitPicture extends PadState {
  picture: Uint8Array
  /** (10); empty without strokes */
  probabilities: ArrayLike<number>
  best: number
}

export function drawDrawing(s: DigitPicture): Markup {
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 180', role: 'group', 'aria-label': words.picture },
    h('text', { x: PAD.x, y: 12 }, words.pad),
    h('text', { x: PICTURE.x, y: 12 }, words.seen),
    h('text', { x: BARS.x, y: 12 }, words.answer),
    ...drawPad(PAD, s, words.padHelp + signs.blank + words.penDown(s.isPenDown)),
    drawPixels(s.picture, { ...PICTURE, most: 255, label: words.seen }),
    ...Array.from({ length: 10 }, (_, i) => {
      const y = BARS.y + i * BARS.row
      const p = s.probabilities[i] ?? 0
      return h(
        'g',
        {},
        h('text', { class: i === s.best ? 'strong' : '', x: BARS.x, y: y + 10 }, String(i)),
        h('rect', {
          class: i === s.best ? 'fill' : 'fill faint',
          x: BARS.x + 11,
          y: y + 2,
          width: Math.round(p * BARS.width * 10) / 10,
          height: 9,
        }),
        h(
          'text',
          { class: 'number small', x: 356, y: y + 10, 'text-anchor': 'end' },
          s.strokes === '' ? '' : p.toFixed(3),
        ),
      )
    }),
  )
}
