/**
 * RMSprop as Keras 2.1 computes it (keras/optimizers.py, version 2.1.4, lines 224–259).
 * TensorFlow.js has one, too, but adds epsilon inside the square root, which makes steps for small gradients
 * up to hundreds of times smaller; and what Keras calls rho it calls decay.
 */
import * as tf from '@tensorflow/tfjs'
import { type Memory, Optimiser } from './optimiser.ts'

export interface RMSpropOptions {
  /** η, the size of a step; default 0.001 */
  learningRate?: number
  /** ρ, how much of the running mean is kept; default 0.9 */
  rho?: number
  /** ε, keeps the division from dividing by zero; default 1e-7 */
  epsilon?: number
}

const FUSED = 'KerasRMSpropStep'

export class RMSprop extends Optimiser<Required<RMSpropOptions>> {
  static readonly className = 'KerasRMSprop'
  static readonly onCard =
    's = rho * s + (1.0 - rho) * g * g; d = learningRate * g / (sqrt(s) + epsilon);'
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

  /** The same in one pass over the numbers, where the backend has a kernel for it (`tensor/kernels`). */
  protected override update(theta: tf.Variable, g: tf.Tensor, memory: Memory): void {
    if (!tf.getKernel(FUSED, tf.getBackend())) return super.update(theta, g, memory)
    const inputs = { theta, s: memory.s!, g }
    const [newTheta, newS] = tf.engine().runKernel(FUSED, inputs, this.config) as tf.Tensor[]
    theta.assign(newTheta!)
    memory.s!.assign(newS!)
  }
}
