/** Where this machine computes: what the reader chose, and what was measured. Kept in this browser. */

import type { Compute, Measured } from '../tensor/backend.ts'
import { bookStorage, storedValue } from './book-storage.ts'

export const COMPUTE_KEY = 'compute'
export const MEASURED_KEY = 'compute-measured'
export const CHOICES: readonly Compute[] = ['automatic', 'wasm', 'webgpu', 'webgl', 'cpu']

/** Where the reader wants to compute; `automatic` unless something else was chosen. Never throws. */
export function chosenCompute(): Compute {
  if (unstored) return unstored
  try {
    const kept = storedValue(COMPUTE_KEY)
    return CHOICES.find((choice) => choice === kept) ?? 'automatic'
  } catch {
    return 'automatic'
  }
}

/** The last choice, if it could not be stored. */
let unstored: Compute | undefined

/** Stores where the reader wants to compute. Where nothing can be stored, it holds as long as the tab. */
export function chooseCompute(choice: Compute): void {
  unstored = choice
  try {
    bookStorage().setItem(COMPUTE_KEY, choice)
    unstored = undefined
  } catch {
    // Storage is denied or full.
  }
}

/** The stored measurement of what computes fastest; undefined where there is none that can be read. */
export function measuredBefore(): Measured | undefined {
  try {
    return readMeasured(storedValue(MEASURED_KEY))
  } catch {
    return undefined
  }
}

/** Reads a stored measurement, times in milliseconds; undefined if it is missing or not of the right form. */
export function readMeasured(value: string | null): Measured | undefined {
  try {
    const kept = JSON.parse(value ?? '') as Partial<Measured>
    const isWhole =
      typeof kept.fastest === 'string' &&
      typeof kept.card?.name === 'string' &&
      typeof kept.of === 'string' &&
      Object.values(kept.milliseconds ?? { none: 'none' }).every((ms) => typeof ms === 'number')
    return isWhole ? (kept as Measured) : undefined
  } catch {
    return undefined
  }
}

/** Whether two measurements say the same, in whatever order. */
export function isSameMeasured(one: Measured, other: Measured | undefined): boolean {
  const inOrder = ({ card, of, milliseconds, fastest }: Measured) =>
    JSON.stringify([card.backend, card.name, of, Object.entries(milliseconds).sort(), fastest])
  return other !== undefined && inOrder(one) === inOrder(other)
}

/** Stores a measurement, so that later visits need not measure again. */
export function rememberMeasured(measured: Measured): void {
  try {
    bookStorage().setItem(MEASURED_KEY, JSON.stringify(measured))
  } catch {
    // Then it is measured again.
  }
}
