/** Does it read my handwriting, and what does it get to see of it? */
import { figures } from '#book-words/figures'
import { drawDigit as words } from '#book-words/figures/draw-digit'
import type { Figure } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { forward, indexOfLargest, toInputs } from '../network.ts'
import { checkPad, drawTo, liftOrLower, movePen, withoutLast } from '../pad.ts'
import { type DigitPicture, drawDrawing, PAD } from './draw.ts'
import { decodeStrokes, toMnist } from './model.ts'

const start = {
  strokes: '64.16-38.16-35.44-50.40-63.48-66.62-60.76-46.82-32.76',
  x: 50,
  y: 50,
  isPenDown: false as boolean,
}

export const figure: Figure<typeof start, Assets> = {
  start,
  isKept: true,
  needs: ['network'],
  controls: () => [
    { kind: 'button', press: 'undo', label: words.undo },
    { kind: 'button', press: 'clear', label: words.clear },
  ],
  check: checkPad,
  draw: (state, assets) => drawDrawing(pictureOf(state, assets)),
  describe(state, assets) {
    const { probabilities, best } = pictureOf(state, assets)
    const strokes = decodeStrokes(state.strokes)
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
  move: (state, _, to, isPressed) => drawTo(state, PAD, to, isPressed, isSample(state)),
  nudge: (state, _, by) => movePen(state, by),
  press(state, name) {
    if (name === 'clear') return { ...state, strokes: '', isPenDown: false }
    return name === 'undo' ? withoutLast(state) : liftOrLower(state, isSample(state))
  },
}

/** The first stroke of one's own takes the place of the sample. */
function isSample({ strokes }: typeof start): boolean {
  return strokes === start.strokes
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
    ...state,
    picture,
    probabilities,
    best: strokes.length === 0 ? -1 : indexOfLargest(probabilities),
  }
}
