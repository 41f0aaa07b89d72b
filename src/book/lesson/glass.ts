/**
 * One training step in glass: every matrix on its way, the largest terms of every sum of it, and of some weights all
 * that became of them, as data small enough for a page. The step itself is computed by
 * functions of a cell.
 */
import * as tf from '@tensorflow/tfjs'
import type { Digits } from './digits.ts'
import type { Encoding } from './training.ts'

/** W₁, b₁, W₂, b₂, W₃, b₃, or one tensor of the same shape for each of them. */
export type Weights = [tf.Tensor2D, tf.Tensor1D, tf.Tensor2D, tf.Tensor1D, tf.Tensor2D, tf.Tensor1D]

/** The digits of a step, and the masks of its dropout. */
export interface Batch {
  /** (B, 784) and (B, 10) */
  X: tf.Tensor2D
  T: tf.Tensor2D
  /** (B, units of the layer) */
  M1: tf.Tensor2D
  M2: tf.Tensor2D
}

/** What the layers compute, each (B, units of the layer). */
export interface Forward {
  Z1: tf.Tensor2D
  A1: tf.Tensor2D
  H1: tf.Tensor2D
  Z2: tf.Tensor2D
  A2: tf.Tensor2D
  H2: tf.Tensor2D
  Z3: tf.Tensor2D
  Y: tf.Tensor2D
  /** (B), the loss of each digit; L is their mean */
  losses: tf.Tensor1D
}

/** What comes back, each (B, units of the layer), and the gradient of each weight. */
export interface Backward {
  D1: tf.Tensor2D
  D2: tf.Tensor2D
  D3: tf.Tensor2D
  gradients: Weights
}

/** Weights and the running means of their squared gradients. */
export interface State {
  theta: Weights
  s: Weights
}

/** A step as a cell computes it, and which step it is. */
export interface StepOptions extends Encoding {
  /** steps to take before it, each on 128 training digits; the step itself is taken on the digits that come next */
  taken: number
  /** B, digits of the step itself, at most 4 */
  digits: number
  rule: Rule
  /** the share of units that dropout silences; default 0.2 */
  dropout?: number
  forward: (theta: Weights, batch: Batch) => Forward
  backward: (theta: Weights, batch: Batch, forward: Forward) => Backward
  update: (state: State, gradients: Weights) => State
  /** for each kernel the columns to show whole, at most 6; default: those to which most comes back */
  units?: [number[], number[], number[]]
}

/** All of a step, as it was taken. */
interface TakenStep {
  batch: Batch
  before: State
  forward: Forward
  backward: Backward
  after: State
  /** the mean loss after the step, with the same masks */
  lossAfter: tf.Scalar
  /** what became of the loss on the way */
  changes: Change[]
}

interface Rule {
  /** η */
  eta: number
  /** ρ */
  rho: number
  /** ε */
  epsilon: number
}

/** How the loss changed when a share of the step was taken. */
export interface Change {
  /** above 0, 1 for all of it */
  share: number
  /** Σ gradient · change of weight, over all weights */
  predicted: number
  came: number
}

/** What a cell shows of a step; numbers are packed as `pack` does it. */
export interface Step {
  kind: 'step'
  taken: number
  rule: Rule
  /** (B) the right digits */
  labels: number[]
  /** (B) */
  losses: number[]
  /** L, the mean loss before the step and after it, with the same masks */
  loss: number
  lossAfter: number
  changes: Change[]
  /** name, `X` or `Z1` say, -> the numbers, row after row */
  matrices: Record<string, Matrix>
  /** name -> the products that are added up in each of its numbers */
  sums: Record<string, Sums>
  /** for each kernel some columns, the bias as the last number of each */
  kernels: Kernel[]
}

export interface Matrix {
  columns: number
  packed: string
}

/** For each number of a matrix the largest terms of its sum, largest first. */
export interface Sums {
  /** terms in a sum */
  count: number
  /** terms that are told of each */
  told: number
  /** which terms, two bytes each, the lower first, in base64 */
  packedPlaces: string
  /** their second factors; the first ones stand in a matrix */
  packedFactors: string
  /** the whole sums */
  packedTotals: string
}

export interface Kernel {
  units: number[]
  /** inputs and 1, for the bias */
  rows: number
  /** column after column: before the step, the gradient, the running mean before and after, and after the step */
  packedTheta: string
  packedGradient: string
  packedMean: string
  packedMeanAfter: string
  packedThetaAfter: string
}

/** digits in each of the steps before */
const BATCH = 128
const SHARES = [0.01, 0.1, 1]
const MOST_DIGITS = 4
const UNITS = 4
const MOST_UNITS = 6
const TOLD = 5

/**
 * Takes a step from a model's weights, which stay as they are, and gives all of it as data that a page can show. Throws
 * where that would be too much: more than 4 digits, or 6 units of a layer.
 */
export function takeStep(model: tf.LayersModel, train: Digits, options: StepOptions): Step {
  const { taken, digits, forward, backward, update } = options
  const [first, , second] = model.getWeights().map(({ shape }) => shape[1]!)
  let before = tidied((): State => {
    const theta = model.getWeights().map((w) => w.clone()) as Weights
    return { theta, s: theta.map((w) => tf.zerosLike(w)) as Weights }
  })
  const batchOf = (from: number, count: number) =>
    makeBatch(train.slice(from, from + count), [first!, second!], options)
  for (let i = 0; i < taken; i++) {
    const after = tidied(() => {
      const batch = batchOf(i * BATCH, BATCH)
      const { gradients } = backward(before.theta, batch, forward(before.theta, batch))
      return update(before, gradients)
    })
    tf.dispose([before.theta, before.s])
    before = after
  }
  const step = tidied(() => {
    const batch = batchOf(taken * BATCH, digits)
    const stations = forward(before.theta, batch)
    const back = backward(before.theta, batch, stations)
    const after = update(before, back.gradients)
    const lossAfter = forward(after.theta, batch).losses.mean<tf.Scalar>()
    const changes = changesOf({ batch, before, forward: stations, backward: back, after }, forward)
    const all = { batch, before, forward: stations, backward: back, after, lossAfter, changes }
    return inGlass(all, options)
  })
  tf.dispose([before.theta, before.s])
  return step
}

/** `tf.tidy` for data that has types. */
function tidied<T>(make: () => T): T {
  return tf.tidy(make as () => tf.TensorContainer) as T
}

/** Digits as the network takes them, with new masks for two layers of so many units. */
function makeBatch(
  digits: Digits,
  units: [number, number],
  { toInputs, toTargets, dropout = 0.2 }: StepOptions,
): Batch {
  const X = toInputs(digits.images)
  const T = toTargets(digits.labels)
  const [M1, M2] = units.map((count) => tf.dropout(tf.ones([digits.count, count]), dropout)) as [
    tf.Tensor2D,
    tf.Tensor2D,
  ]
  return { X, T, M1, M2 }
}

/** What the gradient says of a hundredth of the step, a tenth and all of it, and what the loss does. */
function changesOf(
  {
    batch,
    before,
    forward: stations,
    backward: { gradients },
    after,
  }: Omit<TakenStep, 'lossAfter' | 'changes'>,
  forward: StepOptions['forward'],
): Change[] {
  const loss = stations.losses.mean()
  return SHARES.map((share) => {
    const moves = after.theta.map((theta, i) => theta.sub(before.theta[i]!).mul(share))
    const moved = before.theta.map((theta, i) => theta.add(moves[i]!)) as Weights
    const predicted = tf.addN(gradients.map((g, i) => g.mul(moves[i]!).sum()))
    const came = forward(moved, batch).losses.mean().sub(loss)
    return { share, predicted: predicted.dataSync()[0]!, came: came.dataSync()[0]! }
  })
}

function inGlass(step: TakenStep, { taken, digits, rule, units: given }: StepOptions): Step {
  const { batch, before, after, forward, backward, changes } = step
  if (digits > MOST_DIGITS)
    throw new Error(`${digits} digits are too many to show every number: at most ${MOST_DIGITS}`)
  const { losses, ...stations } = forward
  const { D1, D2, D3 } = backward
  const units = given ?? [D1, D2, D3].map((D) => mostPushed(D, UNITS))
  if (units.some(({ length }) => length > MOST_UNITS))
    throw new Error(`at most ${MOST_UNITS} units of each layer can be shown whole`)
  const [W1, , W2, , W3] = before.theta
  const all = { ...batch, ...stations, D1, D2, D3 }
  return {
    kind: 'step',
    taken,
    rule,
    labels: [...batch.T.argMax(1).dataSync()],
    losses: [...losses.dataSync()],
    loss: losses.mean().dataSync()[0]!,
    lossAfter: step.lossAfter.dataSync()[0]!,
    changes,
    matrices: Object.fromEntries(
      Object.entries(all).map(([name, matrix]) => [
        name,
        { columns: matrix.shape[1]!, packed: pack(matrix.dataSync()) },
      ]),
    ),
    sums: {
      Z1: sumsOf(batch.X, W1),
      Z2: sumsOf(forward.H1, W2),
      Z3: sumsOf(forward.H2, W3),
      D2: sumsOf(D3, W3.transpose()),
      D1: sumsOf(D2, W2.transpose()),
    },
    kernels: units.map((columns, layer) => ({
      units: columns,
      rows: before.theta[2 * layer]!.shape[0]! + 1,
      packedTheta: packColumns(before.theta, layer, columns),
      packedGradient: packColumns(backward.gradients, layer, columns),
      packedMean: packColumns(before.s, layer, columns),
      packedMeanAfter: packColumns(after.s, layer, columns),
      packedThetaAfter: packColumns(after.theta, layer, columns),
    })),
  }
}

/** The units to which most comes back: `count` columns of a D, those with the largest sums of sizes first. */
function mostPushed(d: tf.Tensor2D, count: number): number[] {
  return [...tf.topk(d.abs().sum(0), count).indices.dataSync()]
}

/** For each number of left · right the largest of the products that it is the sum of. */
function sumsOf(left: tf.Tensor2D, right: tf.Tensor2D): Sums {
  const [rows, count] = left.shape
  const columns = right.shape[1]
  const [a, b] = [left.dataSync(), right.dataSync()]
  const told = Math.min(TOLD, count)
  const places = new Uint8Array(rows * columns * told * 2)
  const factors = new Float32Array(rows * columns * told)
  const products = new Float64Array(count)
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      for (let k = 0; k < count; k++) products[k] = a[i * count + k]! * b[k * columns + j]!
      for (const k of largest(products, told)) {
        places[2 * at] = k & 255
        places[2 * at + 1] = k >> 8
        factors[at++] = b[k * columns + j]!
      }
    }
  const totals = left.matMul(right).dataSync()
  return {
    count,
    told,
    packedPlaces: toBase64(places),
    packedFactors: pack(factors),
    packedTotals: pack(totals),
  }
}

/** The places of the `count` numbers of the largest size, largest first. */
function largest(values: Float64Array, count: number): number[] {
  const best: number[] = []
  for (let k = 0; k < values.length; k++) {
    const size = Math.abs(values[k]!)
    if (best.length === count && size <= Math.abs(values[best.at(-1)!]!)) continue
    let at = best.length
    while (at > 0 && Math.abs(values[best[at - 1]!]!) < size) at--
    best.splice(at, 0, k)
    if (best.length > count) best.pop()
  }
  return best
}

/** Some columns of a kernel, one after the other, each with its bias behind it. */
function packColumns(tensors: Weights, layer: number, columns: number[]): string {
  const kernel = tensors[2 * layer] as tf.Tensor2D
  const withBias = kernel.concat((tensors[2 * layer + 1] as tf.Tensor1D).expandDims<tf.Tensor2D>(0))
  return pack(withBias.gather(columns, 1).transpose().dataSync())
}

/** Numbers of 32 bits without the last eight, which leaves five digits: three bytes each, the lowest first, in base64. */
function pack(values: ArrayLike<number>): string {
  // Of a tensor made from whole numbers the backend may hold these.
  const bits = new Uint32Array(Float32Array.from(values).buffer)
  const bytes = new Uint8Array(values.length * 3)
  for (const [i, all] of bits.entries()) {
    const kept = (all + 128) >>> 8
    bytes.set([kept & 255, (kept >> 8) & 255, kept >> 16], i * 3)
  }
  return toBase64(bytes)
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
