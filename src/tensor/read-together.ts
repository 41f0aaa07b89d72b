/**
 * `trainOnBatch` waits for the loss, and only then asks for the metrics: on a graphics card it would wait twice as long.
 */
import type { Scalar, Tensor } from '@tensorflow/tfjs-core'
import { LayersModel } from '@tensorflow/tfjs-layers'

/** One update; gives the loss and the metrics. */
type TrainFunction = (data: Tensor[]) => Scalar[]

/** What the model has, protected. */
const prototype = LayersModel.prototype as unknown as { makeTrainFunction(): TrainFunction }
const stock = prototype.makeTrainFunction

/** Has a step's numbers all be read as soon as one of them is. Calling it again changes nothing. */
export function readTogether(): void {
  prototype.makeTrainFunction = function () {
    const train = stock.call(this)
    return (data) => {
      const scalars = train(data)
      const reads = scalars.map((scalar) => scalar.data.bind(scalar))
      let numbers: Promise<unknown[]> | undefined
      for (const [i, scalar] of scalars.entries())
        Object.assign(scalar, {
          data: async () => (await (numbers ??= Promise.all(reads.map((read) => read()))))[i],
        })
      return scalars
    }
  }
}
