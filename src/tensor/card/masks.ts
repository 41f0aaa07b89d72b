/** What a step is told of its dropout masks: the card makes them itself, the same as every other backend. */
import { thresholdOf } from '../kernels/dropout.ts'
import { nextState, numberOf } from '../random.ts'
import type { StepWords } from './card-steps.ts'
import { HEADER } from './step-kernels.ts'
import type { DenseStep } from './step-plan.ts'

/** Writes a seed for each layer with dropout, drawn from this state of the random numbers; gives the state after. */
export function drawMasks(words: StepWords, layers: readonly DenseStep[], random: number): number {
  passMasks(words, layers)
  let state = random
  for (const [l, { dropout }] of layers.entries()) {
    if (dropout === 0) continue
    state = nextState(state)
    const at = HEADER.masks + 3 * l
    words[at] = numberOf(state) * 2 ** 32
    words[at + 1] = thresholdOf(dropout)
    new Float32Array(words.buffer)[at + 2] = 1 / (1 - dropout)
  }
  return state
}

/** Has every layer keep all of its answers. */
export function passMasks(words: StepWords, layers: readonly DenseStep[]): void {
  const floats = new Float32Array(words.buffer)
  for (const l of layers.keys()) floats[HEADER.masks + 3 * l + 2] = 1
}
