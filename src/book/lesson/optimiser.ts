/**
 * What all update rules have in common: they look at each parameter by itself, remember something of it, and take a
 * step. A rule says what it remembers and how large the step is; everything else is here.
 */
import * as tf from '@tensorflow/tfjs'

type NamedTensor = { name: string; tensor: tf.Tensor }
type NamedGradient = { name: string; tensor: tf.Tensor | null }

/** What a rule remembers of one parameter, each of the parameter's shape. */
export type Memory = Record<string, tf.Variable>

export abstract class Optimiser<Config extends object = object> extends tf.Optimizer {
  /** names of what is remembered; everything starts at zero */
  protected abstract readonly remembers: readonly string[]
  protected readonly config: Config
  private memories: Memory[] = []

  constructor(config: Config) {
    super()
    this.config = config
  }

  /**
   * The step d, so that θ ← θ − d, and what is to be remembered, for a gradient g.
   * `t` counts the steps from 1.
   */
  protected abstract step(g: tf.Tensor, memory: Memory, t: number): tf.Tensor

  /** One update of every parameter, given the gradient of the loss for each by the parameter's name. */
  applyGradients(gradients: tf.NamedTensorMap | NamedTensor[]): void {
    const named: NamedGradient[] = Array.isArray(gradients)
      ? gradients
      : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }))
    for (const [i, { name, tensor: g }] of named.entries()) {
      const theta = tf.engine().registeredVariables[name]!
      const memory = (this.memories[i] ??= this.newMemory(theta))
      // A parameter that does not learn, as of a layer frozen after `compile`, has none.
      if (g) tf.tidy(() => this.update(theta, g, memory))
    }
    this.incrementIterations()
  }

  /** Changes one parameter. */
  protected update(theta: tf.Variable, g: tf.Tensor, memory: Memory): void {
    // θ ← θ − d
    theta.assign(theta.sub(this.step(g, memory, this.iterations + 1)))
  }

  private newMemory(theta: tf.Tensor): Memory {
    const zero = () => tf.tidy(() => tf.variable(tf.zerosLike(theta), false))
    return Object.fromEntries(this.remembers.map((name) => [name, zero()]))
  }

  override dispose(): void {
    tf.dispose(this.memories)
    this.memories = []
  }

  override async getWeights(): Promise<NamedTensor[]> {
    const kept = this.memories.flatMap((memory, i) =>
      this.remembers.map((name) => ({ name: `${name}-${i}`, tensor: memory[name] as tf.Tensor })),
    )
    return [await this.saveIterations(), ...kept]
  }

  override async setWeights(weights: NamedTensor[]): Promise<void> {
    const kept = await this.extractIterations(weights)
    this.dispose()
    const size = Math.max(1, this.remembers.length)
    for (let i = 0; i < kept.length; i += size)
      this.memories.push(
        Object.fromEntries(
          this.remembers.map((name, j) => [name, tf.variable(kept[i + j]!.tensor, false)]),
        ),
      )
  }

  getConfig() {
    return { ...this.config } as tf.serialization.ConfigDict
  }

  static override fromConfig<T extends tf.serialization.Serializable>(
    cls: tf.serialization.SerializableConstructor<T>,
    config: tf.serialization.ConfigDict,
  ): T {
    return new cls(config)
  }
}
