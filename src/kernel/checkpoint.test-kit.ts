/** A checkpoint as cells of the book make it on which the engine is tested: of cards that are sorted in passes. */
import type { WorkState } from './kept-state.ts'
import type { Checkpoint } from './protocol.ts'

interface Passes extends WorkState {
  cards: Uint32Array
}

/** Of the second of three passes, with some numbers besides, as of a model's weights. */
export function makeCheckpoint(
  weights: Float32Array = new Float32Array(2),
  step = 5,
): Checkpoint<Passes> {
  return {
    weights: [{ name: 'w', shape: [weights.length], dtype: 'float32', values: weights }],
    optimizer: [],
    random: 1,
    state: { epochs: 3, epoch: 2, step, cards: new Uint32Array([2, 1]) },
  }
}
