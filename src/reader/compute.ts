/** Where this machine computes, as the reader chose; kept in this browser. */
import type { Compute } from '../tensor/backend.ts'

const KEY = 'compute'
export const CHOICES: readonly Compute[] = ['automatic', 'webgpu', 'webgl', 'cpu']

export function chosenCompute(): Compute {
  try {
    const kept = localStorage.getItem(KEY)
    return CHOICES.find((choice) => choice === kept) ?? 'automatic'
  } catch {
    return lastChoice
  }
}

/** Where nothing can be stored, the choice lasts as long as the tab. */
let lastChoice: Compute = 'automatic'

export function chooseCompute(choice: Compute): void {
  lastChoice = choice
  try {
    localStorage.setItem(KEY, choice)
  } catch {
    // As said above.
  }
}
