/** The pad with its strokes, the picture made of them, and ten bars. */
import { drawDigit as words } from '#book-words/figures/draw-digit'
import type { PicturePoint } from '../../../figures/figure.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { drawPixels } from '../pixels.ts'
import type { Point, Stroke } from './model.ts'

const PAD = { x: 4, y: 18, size: 150 }
const PICTURE = { x: 168, y: 18, size: 84 }
const BARS = { x: 276, y: 18, row: 15, width: 42 }

export interface DigitPicture {
  strokes: Stroke[]
  /** where the keyboard's pen is, and whether it is down */
  cursor: Point
  isPenDown: boolean
  picture: Uint8Array
  /** (10); empty without strokes */
  probabilities: ArrayLike<number>
  best: number
}

export function drawPad(s: DigitPicture): Markup {
  const scale = PAD.size / 100
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 180', role: 'group', 'aria-label': words.picture },
    h('text', { x: PAD.x, y: 12 }, words.pad),
    h('text', { x: PICTURE.x, y: 12 }, words.seen),
    h('text', { x: BARS.x, y: 12 }, words.answer),
    h('rect', {
      class: 'sheet map pad',
      x: PAD.x,
      y: PAD.y,
      width: PAD.size,
      height: PAD.size,
      'data-handle': 'pad',
      'data-key': 'pen',
      tabindex: 0,
      role: 'application',
      'aria-label': `${words.padHelp} ${words.penDown(s.isPenDown)}`,
    }),
    h(
      'g',
      { class: 'ink-lines', transform: `translate(${PAD.x} ${PAD.y}) scale(${scale})` },
      ...s.strokes.map((stroke) =>
        h('path', {
          d: `M${stroke.map((point) => point.join(' ')).join('L')}${stroke.length === 1 ? 'h0.01' : ''}`,
        }),
      ),
      h('circle', {
        class: s.isPenDown ? 'pen down' : 'pen',
        cx: s.cursor[0],
        cy: s.cursor[1],
        r: 3,
      }),
    ),
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
          s.strokes.length === 0 ? '' : p.toFixed(3),
        ),
      )
    }),
  )
}

/** A place of the picture in the pad's units, kept on the pad. */
export function onPad({ x, y }: PicturePoint): Point {
  const unit = (value: number) => Math.round(Math.max(0, Math.min(100, value)))
  return [unit(((x - PAD.x) / PAD.size) * 100), unit(((y - PAD.y) / PAD.size) * 100)]
}
