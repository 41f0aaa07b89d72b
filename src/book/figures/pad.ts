/** A pad to draw on, by pen, finger, mouse or keyboard. */
import type { PicturePoint } from '../../figures/figure.ts'
import { h, type Markup } from '../../output/markup.ts'
import { decodeStrokes, encodeStrokes, type Point } from './draw-digit/model.ts'

/** What is on the pad; x and y are where the keyboard's pen is, from 0 to 100. */
export interface PadState {
  /** as `encodeStrokes` writes them */
  strokes: string
  x: number
  y: number
  isPenDown: boolean
}

/** Where the pad lies in the picture, a square. */
export interface PadPlace {
  x: number
  y: number
  size: number
}

/** Points closer to the last one say nothing new. */
const NEAR = 1.5
const KEY_STEP = 4

/** The pad's sheet, a handle of the name `pad`, with the strokes on it. `label` says how it is used. */
export function drawPad(place: PadPlace, s: PadState, label: string): Markup[] {
  const { x, y, size } = place
  return [
    h('rect', {
      class: 'sheet map pad',
      x,
      y,
      width: size,
      height: size,
      'data-handle': 'pad',
      'data-key': 'pen',
      tabindex: 0,
      role: 'application',
      'aria-label': label,
    }),
    h(
      'g',
      { class: 'ink-lines', transform: `translate(${x} ${y}) scale(${size / 100})` },
      ...decodeStrokes(s.strokes).map((stroke) =>
        h('path', {
          d: `M${stroke.map((point) => point.join(' ')).join('L')}${stroke.length === 1 ? 'h0.01' : ''}`,
        }),
      ),
      h('circle', { class: s.isPenDown ? 'pen down' : 'pen', cx: s.x, cy: s.y, r: 3 }),
    ),
  ]
}

/** The state once the pointer is at a place of the picture; `isNew` where what is on the pad gives way to it. */
export function drawTo<S extends PadState>(
  state: S,
  place: PadPlace,
  to: PicturePoint,
  isPressed: boolean,
  isNew: boolean,
): S {
  const [x, y] = onPad(place, to)
  const strokes = isNew ? [] : decodeStrokes(state.strokes)
  const last = strokes.at(-1)
  const before = last?.at(-1)
  if (isPressed || !last || !before) strokes.push([[x, y]])
  else if (Math.hypot(x - before[0], y - before[1]) >= NEAR) last.push([x, y])
  return { ...state, x, y, isPenDown: false, strokes: encodeStrokes(strokes) }
}

/** The keyboard's pen moves; it draws where it is down. */
export function movePen<S extends PadState>(state: S, by: PicturePoint): S {
  const to: Point = [within(state.x + by.x * KEY_STEP), within(state.y - by.y * KEY_STEP)]
  const strokes = decodeStrokes(state.strokes)
  if (state.isPenDown) strokes.at(-1)?.push(to)
  return { ...state, x: to[0], y: to[1], strokes: encodeStrokes(strokes) }
}

/** The keyboard's pen is lifted or lowered; `isNew` where what is on the pad gives way to its stroke. */
export function liftOrLower<S extends PadState>(state: S, isNew: boolean): S {
  if (state.isPenDown) return { ...state, isPenDown: false }
  const strokes = isNew ? [] : decodeStrokes(state.strokes)
  const begun = encodeStrokes([...strokes, [[state.x, state.y]]])
  return { ...state, isPenDown: true, strokes: begun }
}

/** Without its last stroke. */
export function withoutLast<S extends PadState>(state: S): S {
  const strokes = encodeStrokes(decodeStrokes(state.strokes).slice(0, -1))
  return { ...state, strokes, isPenDown: false }
}

/** What came from an address, within the pad and with strokes that can be read. */
export function checkPad<S extends PadState>(state: S): S {
  const strokes = encodeStrokes(decodeStrokes(state.strokes))
  return { ...state, strokes, x: within(state.x), y: within(state.y) }
}

/** A place of the picture in the pad's units, kept on the pad. */
function onPad(pad: PadPlace, { x, y }: PicturePoint): Point {
  const unit = (value: number) => Math.round(within((value / pad.size) * 100))
  return [unit(x - pad.x), unit(y - pad.y)]
}

function within(value: number): number {
  return Math.max(0, Math.min(100, value))
}
