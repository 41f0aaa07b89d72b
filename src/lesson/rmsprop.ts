/**
 * RMSprop as Keras 2.1 computes it (keras/optimizers.py, version 2.1.4, lines 224–259).
 * TensorFlow.js has one, too, but adds epsilon inside the square root, which makes steps for small gradients
 * up to hundreds of times smaller; and what Keras calls rho it calls decay.
 */
import * as tf from '@tensorflow/tfjs'

export interface RMSpropOptions {
  /** η, the size of a step; default 0.001 */
  learningRate?: number
  /** ρ, how much of the running mean is kept; default 0.9 */
  rho?: number
  /** ε, keeps the division from dividing by zero; default 1e-7 */
  epsilon?: number
}

type NamedTensor = { name: string; tensor: tf.Tensor }

export class RMSprop extends tf.Optimizer {
  static readonly className = 'KerasRMSprop'
  readonly learningRate: number
  readonly rho: number
  readonly epsilon: number
  /** s, the running mean of squared gradients: one for each parameter, of its shape */
  private meanSquares: tf.Variable[] = []

  constructor({ learningRate = 0.001, rho = 0.9, epsilon = 1e-7 }: RMSpropOptions = {}) {
    super()
    this.learningRate = learningRate
    this.rho = rho
    this.epsilon = epsilon
  }

  /** One update of every parameter, given the gradient of the loss for each by the parameter's name. */
  applyGradients(gradients: tf.NamedTensorMap | NamedTensor[]): void {
    const named = Array.isArray(gradients)
      ? gradients
      : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }))
    for (const [i, { name, tensor: g }] of named.entries()) {
      const theta = tf.engine().registeredVariables[name]!
      const s = (this.meanSquares[i] ??= tf.tidy(() => tf.variable(tf.zerosLike(theta), false)))
      tf.tidy(() => {
        // s ← ρ s + (1 − ρ) g²
        s.assign(s.mul(this.rho).add(g.square().mul(1 - this.rho)))
        // θ ← θ − η g / (√s + ε)
        theta.assign(theta.sub(g.mul(this.learningRate).div(s.sqrt().add(this.epsilon))))
      })
    }
    this.incrementIterations()
  }

  override dispose(): void {
    tf.dispose(this.meanSquares)
    this.meanSquares = []
  }

  override async getWeights(): Promise<NamedTensor[]> {
    const squares = this.meanSquares.map((s, i) => ({
      name: `mean-square-${i}`,
      tensor: s as tf.Tensor,
    }))
    return [await this.saveIterations(), ...squares]
  }

  override async setWeights(weights: NamedTensor[]): Promise<void> {
    const squares = await this.extractIterations(weights)
    this.dispose()
    this.meanSquares = squares.map(({ tensor }) => tf.variable(tensor, false))
  }

  getConfig() {
    return { learningRate: this.learningRate, rho: this.rho, epsilon: this.epsilon }
  }

  static override fromConfig<T extends tf.serialization.Serializable>(
    cls: tf.serialization.SerializableConstructor<T>,
    config: RMSpropOptions,
  ): T {
    return new cls(config)
  }
}
