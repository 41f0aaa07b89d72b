/** What happens between a picture and an answer, and what has training to do with it? */
import { wholeNetwork as words } from '#book-words/figures/whole-network'
import type { Figure } from '../../../figures/figure.ts'
import type { Assets, TestDigits } from '../assets.ts'
import { decodeStrokes, toMnist } from '../draw-digit/model.ts'
import { indexOfLargest, type Network } from '../network.ts'
import { checkPad, drawTo, liftOrLower, movePen, withoutLast } from '../pad.ts'
import { assetAfter, OWN, POINTS } from '../trained-for.ts'
import { drawHero, type NetworkPicture, PAD, pointAt } from './draw.ts'
import { countRight, LETTERS, lightUp, noise } from './model.ts'

const start = {
  /** `digit`, `noise`, or `strokes`: what is on the pad */
  shown: 'digit' as string,
  /** which test digit, or which noise */
  which: 0,
  strokes: '',
  x: 50,
  y: 50,
  isPenDown: false as boolean,
  /** which of `POINTS`, or `OWN` */
  point: POINTS.length - 1,
}
type State = typeof start
const DIGITS = 100

export const figure: Figure<State, Assets> = {
  start,
  isKept: true,
  needs: ['network'],
  needsFor: ({ point }) => ['digits', assetAfter(recordedPoint(point).steps)],
  controls: () => [
    { kind: 'button', press: 'digit', label: words.testDigit },
    { kind: 'button', press: 'letter', label: words.letter },
    { kind: 'button', press: 'noise', label: words.noise },
    { kind: 'button', press: 'undo', label: words.undo },
    { kind: 'button', press: 'clear', label: words.clear },
  ],
  check: (state) =>
    checkPad({
      ...state,
      shown: ['digit', 'noise', 'strokes'].includes(state.shown) ? state.shown : start.shown,
      which: ((Math.round(state.which) % DIGITS) + DIGITS) % DIGITS,
      point: clampPoint(Math.round(state.point)),
    }),
  draw: (state, assets) => drawHero(pictureOf(state, assets)),
  describe(state, assets) {
    const { lit, right } = pictureOf(state, assets)
    if (state.shown === 'strokes' && state.strokes === '') return words.empty
    if (!lit || right === undefined) return words.loading
    const others = Array.from(lit.probabilities).with(lit.best, -1)
    const second = indexOfLargest(others)
    const isLetter = Object.values(LETTERS).includes(state.strokes)
    const drawn = isLetter ? 'letter' : 'drawing'
    const point = pointShown(state, assets)
    return words.describe({
      ...recordedPoint(point),
      epochs: recordedPoint(point).epochs,
      isOwn: point === OWN,
      shown: state.shown === 'strokes' ? drawn : state.shown === 'noise' ? 'noise' : 'digit',
      label: assets.digits!.labels[state.which]!,
      best: lit.best,
      p: chance(lit.probabilities[lit.best]!),
      second,
      secondP: chance(others[second]!),
      firing: [lit.outputs[0]!, lit.outputs[1]!].map(
        (answers) => answers.filter((answer) => answer > 0).length,
      ) as [number, number],
      right,
    })
  },
  move(state, handle, to, isPressed) {
    if (handle === 'point') return { ...state, point: pointAt(to) }
    return { ...drawTo(state, PAD, to, isPressed, isGiven(state)), shown: 'strokes' }
  },
  nudge(state, handle, by) {
    if (handle === 'point') return { ...state, point: clampPoint(state.point + by.x + by.y) }
    return movePen(state, by)
  },
  press(state, name) {
    const isPenDown = false
    switch (name) {
      case 'digit':
      case 'noise': {
        const which = state.shown === name ? (state.which + 1) % DIGITS : 0
        return { ...state, shown: name, which, strokes: '', isPenDown }
      }
      case 'letter': {
        const letters = Object.values(LETTERS)
        const next = (letters.indexOf(state.strokes) + 1) % letters.length
        return { ...state, shown: 'strokes', which: 0, strokes: letters[next]!, isPenDown }
      }
      case 'clear':
        return { ...state, shown: 'strokes', which: 0, strokes: '', isPenDown }
      case 'undo':
        return withoutLast({ ...state, shown: 'strokes', which: 0 })
      default:
        return { ...liftOrLower(state, isGiven(state)), shown: 'strokes', which: 0 }
    }
  },
}

/** The first stroke of one's own takes the place of what was there to look at. */
function isGiven({ shown, strokes }: State): boolean {
  return shown !== 'strokes' || Object.values(LETTERS).includes(strokes)
}

function clampPoint(point: number): number {
  return Math.max(0, Math.min(OWN, point))
}

/** The point itself; in the place of the reader's own, which has no steps, the last. */
function recordedPoint(point: number): (typeof POINTS)[number] {
  return POINTS[Math.min(point, POINTS.length - 1)]!
}

/** Without a network of the reader's own, or with one of another shape, the last of the book's stands in its place. */
function pointShown({ point }: State, assets: Assets): number {
  return point === OWN && !hasOwn(assets) ? OWN - 1 : point
}

function hasOwn({ isOwn, network }: Assets): boolean {
  const units = network?.layers.map((layer) => layer.units).join()
  return isOwn === true && units === '512,512,10'
}

function chance(p: number): string {
  if (p > 0.9995) return words.almost
  return p < 0.0005 ? words.hardly : p.toFixed(3)
}

let last: { state: State; assets: Assets; picture: NetworkPicture } | undefined

/** Made once a frame, for the picture and for the words. */
function pictureOf(state: State, assets: Assets): NetworkPicture {
  if (last?.state !== state || last.assets !== assets)
    last = { state, assets, picture: makePicture(state, assets) }
  return last.picture
}

function makePicture(state: State, assets: Assets): NetworkPicture {
  const point = pointShown(state, assets)
  const network = point === OWN ? assets.network : assets[assetAfter(recordedPoint(point).steps)]
  const { digits } = assets
  const image = imageOf(state, digits)
  const picture = image ?? toMnist(decodeStrokes(state.strokes))
  const isBlank = state.shown === 'strokes' ? state.strokes === '' : !image
  return {
    ...state,
    point,
    hasOwn: hasOwn(assets),
    image: state.shown === 'strokes' ? undefined : image,
    picture,
    lit: network && !isBlank ? lightUp(network, picture) : undefined,
    right: network && digits ? rightOf(network, digits) : undefined,
  }
}

function imageOf({ shown, which }: State, digits: TestDigits | undefined): Uint8Array | undefined {
  if (shown === 'noise') return noise(which + 1)
  return shown === 'digit' ? digits?.images.subarray(which * 784, (which + 1) * 784) : undefined
}

const scores = new WeakMap<Network, number>()

function rightOf(network: Network, { images, labels }: TestDigits): number {
  const right = scores.get(network) ?? countRight(network, images, labels)
  scores.set(network, right)
  return right
}
