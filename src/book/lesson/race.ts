/** Racing to a score: a training that ends when it is reached, and a learning rate that changes on the way. */
import type * as tf from '@tensorflow/tfjs'
import type { Digits } from './digits.ts'
import type { EpochResult } from './progress.ts'
import type { RMSprop } from './rmsprop.ts'
import { type FitOptions, fit } from './training.ts'

class GoalReached extends Error {
  override name = 'GoalReached'
}

/**
 * Trains until the share of validation digits read after an epoch is at least `goal`, or for all the epochs. Returns one
 * result for each epoch taken.
 */
export async function fitUntil(
  goal: number,
  model: tf.LayersModel,
  train: Digits,
  options: FitOptions & { validation: Digits },
): Promise<EpochResult[]> {
  let results: EpochResult[] = []
  try {
    return await fit(model, train, {
      ...options,
      async onStep(progress) {
        await options.onStep?.(progress)
        if (progress.step < progress.steps) return
        results = progress.finished
        const right = Math.round(results.at(-1)!.validationAccuracy! * options.validation.count)
        if (right / options.validation.count >= goal) throw new GoalReached()
      },
    })
  } catch (error) {
    if (!(error instanceof GoalReached)) throw error
    return results
  }
}

/** Has the rule take steps of this rate from now on; what it remembers of the gradients stays. */
export function setRate(rule: RMSprop, rate: number): void {
  const { config } = rule as unknown as { config: { learningRate: number } }
  config.learningRate = rate
}
