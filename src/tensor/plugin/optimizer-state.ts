/** What an optimiser remembers, as named tensors, for all that `compile` takes: TensorFlow.js's Adamax cannot say it itself. */
import * as tf from '../tf.ts'

type NamedTensor = { name: string; tensor: tf.Tensor }
type Slot = { originalName: string; variable: tf.Variable }

/** What Adamax has, some of it private. */
interface Adamax {
  saveIterations(): Promise<NamedTensor>
  extractIterations(state: NamedTensor[]): Promise<NamedTensor[]>
  iteration: tf.Variable
  accBeta1: tf.Variable
  accumulatedFirstMoment: Slot[]
  accumulatedWeightedInfNorm: Slot[]
}

/**
 * The optimiser's own variables, and its count of steps, which is a tensor made for the asking. Undefined for a class
 * of a reader's own that has no `getWeights`.
 */
export async function stateOf(optimizer: tf.Optimizer): Promise<NamedTensor[] | undefined> {
  const adamax = asAdamax(optimizer)
  if (adamax) {
    const { iteration, accBeta1, accumulatedFirstMoment, accumulatedWeightedInfNorm } = adamax
    const slots = [...accumulatedFirstMoment, ...accumulatedWeightedInfNorm]
    return [
      await adamax.saveIterations(),
      { name: 'iteration', tensor: iteration },
      { name: 'accBeta1', tensor: accBeta1 },
      ...slots.map(({ originalName, variable }) => ({ name: originalName, tensor: variable })),
    ]
  }
  if (optimizer.getWeights === tf.Optimizer.prototype.getWeights) return undefined
  return optimizer.getWeights()
}

/** Has the optimiser remember what `stateOf` gave; the tensors stay the caller's. */
export async function putState(optimizer: tf.Optimizer, state: NamedTensor[]): Promise<void> {
  const adamax = asAdamax(optimizer)
  if (!adamax) return optimizer.setWeights(state)
  const [iteration, accBeta1, ...slots] = await adamax.extractIterations(state)
  const { accumulatedFirstMoment, accumulatedWeightedInfNorm } = adamax
  tf.dispose([...accumulatedFirstMoment, ...accumulatedWeightedInfNorm].map((s) => s.variable))
  adamax.iteration.assign(iteration!.tensor)
  adamax.accBeta1.assign(accBeta1!.tensor)
  const variables = slots.map(({ name, tensor }) => ({
    originalName: name,
    variable: tf.variable(tensor, false),
  }))
  adamax.accumulatedFirstMoment = variables.slice(0, slots.length / 2)
  adamax.accumulatedWeightedInfNorm = variables.slice(slots.length / 2)
}

/** TensorFlow.js makes `instanceof` true of any optimiser. */
function asAdamax(optimizer: tf.Optimizer): Adamax | undefined {
  const { getWeights } = tf.AdamaxOptimizer.prototype
  return optimizer.getWeights === getWeights ? (optimizer as unknown as Adamax) : undefined
}
