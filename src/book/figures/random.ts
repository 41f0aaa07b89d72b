/** Random numbers from a seed, for figures: the same picture for the same state. */
import { nextState, numberOf } from '../../tensor/random.ts'

/** Numbers from 0 up to, not including, 1. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = nextState(state)
    return numberOf(state)
  }
}

/** 0 … count − 1 in random order (Fisher and Yates). */
export function shuffledOrder(count: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const other = order[j]!
    order[j] = order[i]!
    order[i] = other
  }
  return order
}

/** Normally distributed with mean 0 and deviation 1 (Box and Muller). */
export function normalFrom(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
