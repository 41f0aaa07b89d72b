/** How do 60,000 digits become steps, updates and epochs? */
import { epochStrip as words } from '#book-words/figures/epoch-strip'
import { type Figure, steps } from '../../../figures/figure.ts'
import { drawStrip } from './draw.ts'
import { batchOf, droppedOf, SAMPLES, samplesAfter, sizeOfBatch, stepsPerEpoch } from './model.ts'

const SIZES = [
  1,
  2,
  4,
  8,
  16,
  32,
  64,
  100,
  128,
  256,
  512,
  1000,
  1024,
  2048,
  4096,
  8192,
  30_000,
  SAMPLES,
]

const start = {
  batchSize: 128,
  epochs: 3,
  done: 0,
  digit: 1,
  shuffle: true,
  dropRemainder: false,
}

export const figure: Figure<typeof start> = {
  start,
  controls: (state) => [
    { kind: 'slider', name: 'batchSize', label: words.batchSize, values: SIZES },
    { kind: 'slider', name: 'epochs', label: words.epochs, values: [1, 2, 3, 4, 5] },
    { kind: 'slider', name: 'done', label: words.step, values: updatesToChoose(state) },
    {
      kind: 'slider',
      name: 'digit',
      label: words.digit,
      values: [1, ...steps(1000, SAMPLES, 1000)],
    },
    { kind: 'switch', name: 'shuffle', label: words.shuffle },
    { kind: 'switch', name: 'dropRemainder', label: words.dropRemainder },
  ],
  // An epoch takes two seconds, however it is cut.
  play: { name: 'done', last: allUpdates, perSecond: (state) => stepsPerEpoch(state) / 2 },
  draw: drawStrip,
  describe(state) {
    const each = stepsPerEpoch(state)
    return words.describe({
      ...state,
      steps: each,
      lastBatch: sizeOfBatch(each, state),
      dropped: droppedOf(state),
      updates: state.done,
      all: allUpdates(state),
      samples: samplesAfter(state.done, state),
      places: Array.from({ length: state.epochs }, (_, i) =>
        batchOf(state.digit, i + 1, state.shuffle, state),
      ),
    })
  },
}

/** At most a thousand or so, and always the last. */
function updatesToChoose(state: typeof start): number[] {
  const all = allUpdates(state)
  const chosen = steps(0, all, Math.ceil(all / 1000))
  return chosen.at(-1) === all ? chosen : [...chosen, all]
}

function allUpdates(state: typeof start): number {
  return stepsPerEpoch(state) * state.epochs
}
