/**
 * The other update rules of the book, with the defaults of Keras 2.1.4 (keras/optimizers.py), for comparison with
 * RMSprop. TensorFlow.js has all of them, too; its Adagrad and Adadelta differ from the papers.
 */
import type * as tf from '@tensorflow/tfjs'
import { type Memory, Optimiser } from './optimiser.ts'

const EPSILON = 1e-7

/** θ ← θ − η g */
export class SGD extends Optimiser<{ learningRate: number }> {
  static readonly className = 'KerasSGD'
  static readonly onCard = 'd = learningRate * g;'
  protected readonly remembers = []

  constructor({ learningRate = 0.01 } = {}) {
    super({ learningRate })
  }

  protected step(g: tf.Tensor): tf.Tensor {
    return g.mul(this.config.learningRate)
  }
}

/** Polyak, 1964: v ← μ v + η g, θ ← θ − v */
export class Momentum extends Optimiser<{ learningRate: number; mu: number }> {
  static readonly className = 'KerasMomentum'
  static readonly onCard = 'v = mu * v + learningRate * g; d = v;'
  protected readonly remembers = ['v']

  constructor({ learningRate = 0.01, mu = 0.9 } = {}) {
    super({ learningRate, mu })
  }

  protected step(g: tf.Tensor, { v }: Memory): tf.Tensor {
    v!.assign(v!.mul(this.config.mu).add(g.mul(this.config.learningRate)))
    return v!
  }
}

/** Duchi, Hazan and Singer, 2011: G ← G + g², θ ← θ − η g / (√G + ε) */
export class Adagrad extends Optimiser<{ learningRate: number }> {
  static readonly className = 'KerasAdagrad'
  static readonly onCard = 'G = G + g * g; d = learningRate * g / (sqrt(G) + 1e-7);'
  protected readonly remembers = ['G']

  constructor({ learningRate = 0.01 } = {}) {
    super({ learningRate })
  }

  protected step(g: tf.Tensor, { G }: Memory): tf.Tensor {
    G!.assign(G!.add(g.square()))
    return g.mul(this.config.learningRate).div(G!.sqrt().add(EPSILON))
  }
}

/** Zeiler, 2012: s ← ρ s + (1 − ρ) g², d = g √(u + ε) / √(s + ε), u ← ρ u + (1 − ρ) d² */
export class Adadelta extends Optimiser<{ rho: number }> {
  static readonly className = 'KerasAdadelta'
  static readonly onCard = `
    s = rho * s + (1.0 - rho) * g * g;
    d = g * sqrt(u + 1e-7) / sqrt(s + 1e-7);
    u = rho * u + (1.0 - rho) * d * d;
  `
  protected readonly remembers = ['s', 'u']

  constructor({ rho = 0.95 } = {}) {
    super({ rho })
  }

  protected step(g: tf.Tensor, { s, u }: Memory): tf.Tensor {
    const { rho } = this.config
    s!.assign(s!.mul(rho).add(g.square().mul(1 - rho)))
    const d = g.mul(u!.add(EPSILON).sqrt()).div(s!.add(EPSILON).sqrt())
    u!.assign(u!.mul(rho).add(d.square().mul(1 - rho)))
    return d
  }
}

/** Kingma and Ba, 2015: means m of g and s of g², each divided by what it lacks in its first steps */
export class Adam extends Optimiser<{ learningRate: number; beta1: number; beta2: number }> {
  static readonly className = 'KerasAdam'
  static readonly onCard = `
    m = beta1 * m + (1.0 - beta1) * g;
    s = beta2 * s + (1.0 - beta2) * g * g;
    d = learningRate * sqrt(1.0 - pow(beta2, t)) / (1.0 - pow(beta1, t)) * m / (sqrt(s) + 1e-7);
  `
  protected readonly remembers = ['m', 's']

  constructor({ learningRate = 0.001, beta1 = 0.9, beta2 = 0.999 } = {}) {
    super({ learningRate, beta1, beta2 })
  }

  protected step(g: tf.Tensor, { m, s }: Memory, t: number): tf.Tensor {
    const { learningRate, beta1, beta2 } = this.config
    m!.assign(m!.mul(beta1).add(g.mul(1 - beta1)))
    s!.assign(s!.mul(beta2).add(g.square().mul(1 - beta2)))
    const eta = (learningRate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t)
    return m!.mul(eta).div(s!.sqrt().add(EPSILON))
  }
}
