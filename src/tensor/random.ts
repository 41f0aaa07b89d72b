/**
 * Seeded random numbers. TensorFlow.js draws all its seeds from `Math.random` (initial weights, dropout
 * masks), so replacing that one function makes a run repeat on the same backend.
 */

/** Replaces `Math.random` by a generator that starts from `seed`, any text. */
export function seedMathRandom(seed: string): void {
  Math.random = mulberry32(hash(seed))
}

/** Tommy Ettinger's mulberry32: 32 bits of state, uniform in [0, 1). */
export function mulberry32(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}
