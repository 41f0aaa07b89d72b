/** Training steps, timed, by whatever TensorFlow.js is given: the batch is gathered, encoded, and trained on. */
import type * as TF from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import type { Digits } from '../../src/book/lesson/digits.ts'
import { shuffledIndices } from '../../src/book/lesson/training.ts'
import { times } from './answer.ts'

type Tensors = Pick<typeof TF, 'tidy' | 'tensor1d' | 'tensor2d' | 'oneHot' | 'dispose'>

/** As the book's own cells encode digits. */
export function encodingOf(tf: Tensors) {
  return {
    toInputs: (images: Uint8Array) =>
      tf.tidy(() =>
        tf.tensor2d(images, [images.length / 784, 784], 'float32').div<TF.Tensor2D>(255),
      ),
    toTargets: (labels: Uint8Array) =>
      tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat() as TF.Tensor2D),
  }
}

/** Milliseconds of `predict` and of `evaluate`, of so many digits; the batch is TensorFlow.js's default if none is given. */
export async function timeAnswers(
  tf: Tensors,
  model: LayersModel,
  digits: Digits,
  batchSize?: number,
): Promise<number[]> {
  const { toInputs, toTargets } = encodingOf(tf)
  const [x, t] = [toInputs(digits.images), toTargets(digits.labels)]
  const options = batchSize === undefined ? {} : { batchSize }
  const read = async (answer: TF.Tensor | TF.Tensor[]) => {
    await [answer].flat()[0]!.data()
    tf.dispose(answer)
  }
  const [predicted] = await times(1, () => read(model.predict(x, options)))
  const [evaluated] = await times(1, () => read(model.evaluate(x, t, options)))
  tf.dispose([x, t])
  return [predicted!, evaluated!]
}

/** Milliseconds of each of so many steps, and the losses. */
export async function timeSteps(
  tf: Tensors,
  model: LayersModel,
  digits: Digits,
  batchSize: number,
  count: number,
): Promise<{ numbers: number[]; losses: number[] }> {
  const { toInputs, toTargets } = encodingOf(tf)
  const losses: number[] = []
  const numbers = await eachBatch(digits, batchSize, count, async ({ images, labels }) => {
    const [x, t] = [toInputs(images), toTargets(labels)]
    const [loss] = (await model.trainOnBatch(x, t)) as number[]
    losses.push(loss!)
    tf.dispose([x, t])
  })
  return { numbers, losses }
}

/** Milliseconds of picking each of so many batches and taking a step on it. */
export function eachBatch(
  digits: Digits,
  batchSize: number,
  count: number,
  step: (batch: Digits) => Promise<void>,
): Promise<number[]> {
  const order = shuffledIndices(digits.count)
  let at = 0
  return times(count, () => {
    at = at + batchSize > digits.count ? batchSize : at + batchSize
    return step(digits.pick(order.subarray(at - batchSize, at)))
  })
}
