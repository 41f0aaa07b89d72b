/**
 * Looking into a network while it trains: what its weights, its units and its gradients are like at a moment, as
 * numbers small enough to keep many of them. Nothing here changes the network.
 */
import * as tf from '@tensorflow/tfjs'
import type { Digits } from './digits.ts'
import type { Encoding } from './training.ts'

/** What a cell shows of it; grows with each look. */
export interface Looks {
  kind: 'looks'
  looks: Look[]
}

export interface Look {
  /** in epochs: 0 before the first step */
  at: number
  layers: LayerLook[]
  /** the weights of the first units as pictures: bytes in base64, 128 is a weight of 0, 255 of `scale` */
  packedFilters: string[]
  scale: number
}

export interface LayerLook {
  units: number
  /** how many weights lie in each of `BINS` equal parts of −`WEIGHT_REACH` to `WEIGHT_REACH` */
  weights: number[]
  /** how many answers lie in each of `BINS` equal parts of 0 to `ANSWER_REACH`, over all digits looked at */
  answers: number[]
  /** units that answer none of these digits with more than 0 */
  dead: number
  /** ‖∂L/∂W‖, the length of the gradient for the kernel, on these digits */
  gradient: number
}

export const BINS = 31
export const WEIGHT_REACH = 0.25
export const ANSWER_REACH = 3
const FILTERS = 12

/** Looks at a stack of Dense layers (and dropout, which is off) while it reads these digits. */
export async function look(
  model: tf.Sequential,
  digits: Digits,
  { toInputs, toTargets }: Encoding,
  at: number,
): Promise<Look> {
  const dense = model.layers.filter((layer) => layer.getClassName() === 'Dense')
  const kernels = dense.map((layer) => layer.weights[0]!.read() as tf.Variable)
  const found = tf.tidy(() => {
    const x = toInputs(digits.images)
    const t = toTargets(digits.labels)
    const loss = () => tf.losses.softmaxCrossEntropy(t, logits(model, x)) as tf.Scalar
    const { grads } = tf.variableGrads(loss, kernels)
    return {
      answers: outputsOf(model, x),
      gradients: tf.stack(kernels.map(({ name }) => grads[name]!.norm())),
    }
  })
  const gradients = await found.gradients.data()
  const layers: LayerLook[] = []
  for (const [i, kernel] of kernels.entries()) {
    const answers = (await found.answers[i]!.data()) as Float32Array
    const units = kernel.shape[1]!
    layers.push({
      units,
      weights: histogram(await kernel.data<'float32'>(), -WEIGHT_REACH, WEIGHT_REACH),
      answers: histogram(
        answers.filter((a) => a > 0),
        0,
        ANSWER_REACH,
      ),
      dead: deadUnits(answers, units),
      gradient: gradients[i]!,
    })
  }
  tf.dispose(found)
  return { at, layers, ...filters(await kernels[0]!.data<'float32'>(), kernels[0]!.shape[1]!) }
}

/** What each Dense layer answers, after its activation. */
function outputsOf(model: tf.Sequential, x: tf.Tensor): tf.Tensor[] {
  const answers: tf.Tensor[] = []
  let y = x
  for (const layer of model.layers) {
    y = layer.apply(y, { training: false }) as tf.Tensor
    if (layer.getClassName() === 'Dense') answers.push(y)
  }
  return answers
}

/** The last layer's sums, before softmax. */
function logits(model: tf.Sequential, x: tf.Tensor): tf.Tensor2D {
  const last = model.layers.at(-1)!
  let y = x
  for (const layer of model.layers.slice(0, -1))
    y = layer.apply(y, { training: false }) as tf.Tensor
  const [w, b] = last.weights.map((weight) => weight.read())
  return y.matMul(w as tf.Tensor2D).add(b!) as tf.Tensor2D
}

/** What lies beyond the reach counts into the last bin on its side. */
function histogram(values: ArrayLike<number>, from: number, to: number): number[] {
  const counts = Array<number>(BINS).fill(0)
  for (let i = 0; i < values.length; i++) {
    const bin = Math.floor(((values[i]! - from) / (to - from)) * BINS)
    const kept = Math.max(0, Math.min(BINS - 1, bin))
    counts[kept] = counts[kept]! + 1
  }
  return counts
}

function deadUnits(answers: Float32Array, units: number): number {
  const lives = new Set<number>()
  for (const [i, answer] of answers.entries()) if (answer > 0) lives.add(i % units)
  return units - lives.size
}

function filters(w: Float32Array, units: number): { packedFilters: string[]; scale: number } {
  const columns = Array.from({ length: Math.min(FILTERS, units) }, (_, unit) =>
    Float32Array.from({ length: w.length / units }, (_, j) => w[j * units + unit]!),
  )
  const scale = Math.max(...columns.map((column) => Math.max(...column.map(Math.abs))))
  return { scale, packedFilters: columns.map((column) => base64(column, scale)) }
}

function base64(values: Float32Array, scale: number): string {
  let text = ''
  for (const value of values) text += String.fromCharCode(Math.round(128 + (value / scale) * 127))
  return btoa(text)
}
