/**
 * Seeded random numbers. TensorFlow.js draws all its seeds from `Math.random` (initial weights, dropout
 * masks), so replacing that one function makes a run repeat on the same backend. The generator is Tommy
 * Ettinger's mulberry32: its whole state is one number of 32 bits, which a checkpoint can keep.
 */

let state = 0

/** Replaces `Math.random` by a generator that starts from `seed`, any text. */
export function seedMathRandom(seed: string): void {
  setRandomState(hash(seed))
}

/** The state of the generator, 32 bits: with `setRandomState` the same numbers follow again. */
export function randomState(): number {
  return state
}

/** Replaces `Math.random` by the generator in this state, a whole number of 32 bits. */
export function setRandomState(from: number): void {
  state = from
  Math.random = next
}

/** Whether `Math.random` is this generator. */
export function isSeeded(): boolean {
  return Math.random === next
}

function next(): number {
  state = nextState(state)
  return numberOf(state)
}

/** The state after this one. */
export function nextState(state: number): number {
  return (state + 0x6d2b79f5) | 0
}

/** The number of a state: uniform in [0, 1). */
export function numberOf(state: number): number {
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}
