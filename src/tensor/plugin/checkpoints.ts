/**
 * What a cell gets as `checkpoints`: takes the state of a training every few seconds, as plain data that the page
 * can store, and puts it back so that training goes on to the same numbers as if it had never stopped.
 */
import { kernel as words } from '#words/kernel'
import type { WorkState } from '../../kernel/kept-state.ts'
import { clock, later } from '../../kernel/leftovers.ts'
import type { CheckpointsOptions, KernelCheckpoints } from '../../kernel/plugin.ts'
import type { Checkpoint, KeptTensor } from '../../kernel/protocol.ts'
import { randomState, setRandomState } from '../random.ts'
import * as tf from '../tf.ts'
import { putState, stateOf } from './optimizer-state.ts'

const PAUSE_MS = 4000
const LEAST_MS = 10

/** What a cell's training loop does with them; its state is its own, but for how far it is. */
export interface ModelCheckpoints<State extends WorkState> {
  /**
   * Puts back what was kept and returns the state; undefined when training starts from the beginning. Where the
   * kept training had ended and is to go on, it returns the state with `epochs` more to do.
   */
  restore(model: tf.LayersModel, epochs: number): Promise<State | undefined>
  /** Offers the state after a step; it is kept now and then, and always at the end of an epoch. */
  offer(model: tf.LayersModel, state: State): Promise<void>
}

/**
 * The checkpoints of one run: starts from `from`, if given, and gives each new one to `post`. With `goOn`, a training
 * that had ended goes on for its epochs once more.
 */
export function makeCheckpoints<State extends WorkState>({
  from,
  goOn,
  post,
}: CheckpointsOptions): ModelCheckpoints<State> & KernelCheckpoints {
  let last = clock()
  let passed: [model: tf.LayersModel, state: State] | undefined
  const postNow = async (model: tf.LayersModel, state: State): Promise<void> => {
    const checkpoint = await take(model, state)
    if (checkpoint) post(checkpoint)
    else if (!isTold) console.warn(words.notKept)
    isTold ||= !checkpoint
  }
  let isTold = false
  return {
    async restore(model, epochs) {
      if (!from) return undefined
      const state = structuredClone(from.state) as State
      const weights = from.weights.map(toTensor)
      model.setWeights(weights)
      const optimizer = from.optimizer.map((each) => ({ name: each.name, tensor: toTensor(each) }))
      await putState(model.optimizer, optimizer)
      tf.dispose([weights, optimizer.map(({ tensor }) => tensor)])
      setRandomState(from.random)
      if (goOn && state.epoch > state.epochs) state.epochs += epochs
      return state
    },
    async offer(model, state) {
      const isEpochDone = state.step === 0
      if (!isEpochDone && clock() - last < PAUSE_MS) {
        passed = [model, state]
        return
      }
      passed = undefined
      const since = clock() - last
      // Epochs of a few steps would send more than the page can store.
      if (since < LEAST_MS) await new Promise((resolve) => later(resolve, LEAST_MS - since))
      await postNow(model, state)
      last = clock()
    },
    async keepLast() {
      if (passed) await postNow(...passed)
      passed = undefined
    },
  }
}

/** Undefined where the optimiser does not say what it remembers. */
async function take(model: tf.LayersModel, state: WorkState): Promise<Checkpoint | undefined> {
  const random = randomState()
  const weights = model.weights.map((weight) => ({ name: weight.name, tensor: weight.read() }))
  const optimizer = await stateOf(model.optimizer)
  if (!optimizer) return undefined
  const [keptWeights, keptOptimizer] = await Promise.all([keep(weights), keep(optimizer)])
  // The count of steps is a tensor made for the asking; the others are the optimiser's own.
  for (const { tensor } of optimizer) if (!(tensor instanceof tf.Variable)) tensor.dispose()
  return {
    weights: keptWeights,
    optimizer: keptOptimizer,
    random,
    state: structuredClone(state),
  }
}

function keep(tensors: { name: string; tensor: tf.Tensor }[]): Promise<KeptTensor[]> {
  return Promise.all(
    tensors.map(async ({ name, tensor }) => ({
      name,
      shape: tensor.shape,
      dtype: tensor.dtype as KeptTensor['dtype'],
      // A copy: the cpu backend gives out its own array, which training goes on changing.
      values: (await tensor.data()).slice() as KeptTensor['values'],
    })),
  )
}

function toTensor({ values, shape, dtype }: KeptTensor): tf.Tensor {
  return tf.tensor(values, shape, dtype)
}
