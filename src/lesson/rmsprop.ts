/**
 * RMSprop as Keras 2.1 computes it (keras/optimizers.py, version 2.1.4, lines 224–259).
 * TensorFlow.js has one, too, but adds epsilon inside the square root, which makes steps for small gradients
 * up to hundreds of times smaller; and what Keras calls rho it calls decay.
 */
import type * as tf from '@tensorflow/tfjs'
import { type Memory, Optimiser } from './optimiser.ts'

export interface RMSpropOptions {
  /** η, the size of a step; default 0.001 */
  learningRate?: number
  /** ρ, how much of the running mean is kept; default 0.9 */
  rho?: number
  /** ε, keeps the division from dividing by zero; default 1e-7 */
  epsilon?: number
}

export class RMSprop extends Optimiser<Required<RMSpropOptions>> {
  static readonly className = 'KerasRMSprop'
  /** s, the running mean of squared gradients */
  protected readonly remembers = ['s']

  constructor({ learningRate = 0.001, rho = 0.9, epsilon = 1e-7 }: RMSpropOptions = {}) {
    super({ learningRate, rho, epsilon })
  }

  protected step(g: tf.Tensor, { s }: Memory): tf.Tensor {
    const { learningRate, rho, epsilon } = this.config
    // s ← ρ s + (1 − ρ) g²
    s!.assign(s!.mul(rho).add(g.square().mul(1 - rho)))
    // d = η g / (√s + ε)
    return g.mul(learningRate).div(s!.sqrt().add(epsilon))
  }
}
