/** A variable of TensorFlow.js whose numbers are on the card, in a part of a parameter, and may be further there. */
import * as tf from '../tf.ts'
import type { CardSteps } from './card-steps.ts'
import type { RuledOptimizer, StepPlan } from './step-plan.ts'

/** What of TensorFlow.js's backend is used here. */
export interface WebGpuBackend {
  device: GPUDevice
  createTensorFromGPUData(data: { buffer: GPUBuffer }, shape: number[], dtype: 'float32'): tf.Tensor
}

/** Knows whether the card or the variable has the later numbers, and notices whoever uses the variable. */
export class Follower {
  readonly variable: tf.Variable
  private readonly parameter: string
  private readonly at: number
  /** where its numbers were when they were last the same as on the card */
  private known: object | undefined

  constructor(variable: tf.Variable, parameter: string, at: number, before?: Follower) {
    this.variable = variable
    this.parameter = parameter
    this.at = at
    if (before?.variable === variable) this.known = before.known
  }

  /** Brings the card what somebody has written into the variable. */
  async load(steps: CardSteps): Promise<void> {
    const { variable, parameter, at } = this
    if (this.known === variable.dataId) return
    this.known = variable.dataId
    steps.write(parameter, at, new Float32Array(await variable.data<'float32'>()))
  }

  /** Calls `onLook` before anybody reads, writes or frees the variable. */
  watch(onLook: () => void): void {
    const { variable } = this
    Object.defineProperty(variable, 'dataId', {
      configurable: true,
      enumerable: true,
      get() {
        onLook()
        return variable.dataId
      },
    })
  }

  unwatch(): void {
    Object.defineProperty(this.variable, 'dataId', {
      configurable: true,
      enumerable: true,
      writable: true,
      value: this.known,
    })
  }

  /** Brings the variable what is on the card. */
  store(steps: CardSteps, backend: WebGpuBackend): void {
    const { variable, parameter, at } = this
    const buffer = steps.part(parameter, at, variable.size)
    const tensor = backend.createTensorFromGPUData({ buffer }, variable.shape, 'float32')
    buffer.destroy()
    variable.assign(tensor as tf.Tensor<tf.Rank>)
    tensor.dispose()
    this.known = variable.dataId
  }
}

/** A model's weights and all that its optimiser remembers, which may be others than before. */
export async function followersOf(
  model: tf.LayersModel,
  { layers, rule }: StepPlan,
  before: readonly Follower[],
): Promise<Follower[]> {
  const optimizer = model.optimizer as unknown as RuledOptimizer
  const weights = model.weights.map((weight) => weight.read() as tf.Variable)
  let remembered = await memoryOf(optimizer)
  if (remembered.length !== weights.length * rule.remembers.length) {
    const zeros = weights.flatMap((weight) => rule.remembers.map(() => tf.zeros(weight.shape)))
    const iterations = tf.scalar(optimizer.iterations, 'int32')
    const named = [iterations, ...zeros].map((tensor, i) => ({ name: String(i), tensor }))
    await optimizer.setWeights(named)
    tf.dispose([iterations, ...zeros])
    remembered = await memoryOf(optimizer)
  }
  const all = weights.flatMap((weight, w) => {
    const l = Math.floor(w / 2)
    const { inputs, units } = layers[l]!
    const at = w % 2 === 0 ? 0 : inputs * units
    return [
      { variable: weight, parameter: `w${l}`, at },
      ...rule.remembers.map((name, i) => ({
        variable: remembered[w * rule.remembers.length + i]!,
        parameter: `w${l}.${name}`,
        at,
      })),
    ]
  })
  return all.map(
    ({ variable, parameter, at }, i) => new Follower(variable, parameter, at, before[i]),
  )
}

async function memoryOf(optimizer: RuledOptimizer): Promise<tf.Variable[]> {
  const [iterations, ...remembered] = await optimizer.getWeights()
  iterations?.tensor.dispose()
  return remembered.map(({ tensor }) => tensor as tf.Variable)
}
