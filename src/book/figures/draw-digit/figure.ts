/** Does it read my handwriting, and what does it get to see of it? */
import { figures } from '#book-words/figures'
import { drawDigit as words } from '#book-words/figures/draw-digit'
import type { Figure } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { forward, indexOfLargest, toInputs } from '../network.ts'
import { type DigitPicture, drawPad, onPad } from './draw.ts'
import { decodeStrokes, encodeStrokes, type Point, toMnist } from './model.ts'

const start = {
  strokes: '64.16-38.16-35.44-50.40-63.48-66.62-60.76-46.82-32.76',
  x: 50,
  y: 50,
  isPenDown: false as boolean,
}
/** Points closer to the last one say nothing new. */
const NEAR = 1.5
const KEY_STEP = 4

export const figure: Figure<typeof start, Assets> = {
  start,
  isKept: true,
  needs: ['network'],
  controls: () => [
    { kind: 'button', press: 'undo', label: words.undo },
    { kind: 'button', press: 'clear', label: words.clear },
  ],
  check: (state) => {
    const [x, y] = [state.x, state.y].map((value) => Math.max(0, Math.min(100, value)))
    return { ...state, strokes: encodeStrokes(decodeStrokes(state.strokes)), x: x!, y: y! }
  },
  draw: (state, assets) => drawPad(pictureOf(state, assets)),
  describe(state, assets) {
    const { probabilities, best, strokes } = pictureOf(state, assets)
    if (strokes.length === 0) return words.empty
    const others = Array.from(probabilities).with(best, -1)
    const second = indexOfLargest(others)
    return words.describe({
      network: assets.isOwn ? figures.ownNetwork : figures.recordedNetwork,
      best,
      p: chance(probabilities[best]!),
      second,
      secondP: chance(others[second]!),
      strokes: strokes.length,
    })
  },
  move(state, _, to, isPressed) {
    const [x, y] = onPad(to)
    // The first stroke of one's own takes the place of the sample.
    const strokes = state.strokes === start.strokes ? [] : decodeStrokes(state.strokes)
    const last = strokes.at(-1)
    const before = last?.at(-1)
    if (isPressed || !last || !before) strokes.push([[x, y]])
    else if (Math.hypot(x - before[0], y - before[1]) >= NEAR) last.push([x, y])
    return { ...state, x, y, isPenDown: false, strokes: encodeStrokes(strokes) }
  },
  nudge(state, _, by) {
    const within = (value: number) => Math.max(0, Math.min(100, value))
    const to: Point = [within(state.x + by.x * KEY_STEP), within(state.y - by.y * KEY_STEP)]
    const strokes = decodeStrokes(state.strokes)
    if (state.isPenDown) strokes.at(-1)?.push(to)
    return { ...state, x: to[0], y: to[1], strokes: encodeStrokes(strokes) }
  },
  press(state, name) {
    if (name === 'clear') return { ...state, strokes: '', isPenDown: false }
    if (name === 'undo')
      return {
        ...state,
        strokes: encodeStrokes(decodeStrokes(state.strokes).slice(0, -1)),
        isPenDown: false,
      }
    if (state.isPenDown) return { ...state, isPenDown: false }
    const strokes = state.strokes === start.strokes ? [] : decodeStrokes(state.strokes)
    const begun = encodeStrokes([...strokes, [[state.x, state.y]]])
    return { ...state, isPenDown: true, strokes: begun }
  },
}

function chance(p: number): string {
  if (p > 0.9995) return words.almost
  return p < 0.0005 ? words.hardly : p.toFixed(3)
}

function pictureOf(state: typeof start, { network }: Assets): DigitPicture {
  const strokes = decodeStrokes(state.strokes)
  const picture = toMnist(strokes)
  const probabilities =
    strokes.length === 0 ? [] : forward(network!, toInputs(picture)).probabilities
  return {
    strokes,
    cursor: [state.x, state.y],
    isPenDown: state.isPenDown,
    picture,
    probabilities,
    best: strokes.length === 0 ? -1 : indexOfLargest(probabilities),
  }
}
