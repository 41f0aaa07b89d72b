/**
 * What a reader's functions make of bytes, as tables for the card. They may be any: so they are asked about every byte,
 * about the labels there are, and about batches of noise and of digits, and where an answer is not the table's there is
 * none. Nor is there one where they throw: they may be right for the batches they will get.
 */
import { randomState, setRandomState } from '../random.ts'
import * as tf from '../tf.ts'

export interface Encoding {
  /** bytes of B images -> inputs, shape (B, pixels) */
  toInputs(images: Uint8Array): tf.Tensor
  /** B labels -> targets, shape (B, classes) */
  toTargets(labels: Uint8Array): tf.Tensor
}

export interface ByteTables {
  /** of each byte, what the network is given for it */
  inputs: Float32Array
  /** of each label that occurs, its row of targets; of others up to the highest, zeros */
  targets: Float32Array
}

/**
 * The tables; undefined where what a function gives depends on more than the byte, or on chance. `labels` are all that
 * will be asked for. The random numbers stay as they were.
 */
export async function byteTables(
  { toInputs, toTargets }: Encoding,
  some: { images: Uint8Array; labels: Uint8Array },
  { pixels, classes, labels }: { pixels: number; classes: number; labels: Uint8Array },
): Promise<ByteTables | undefined> {
  const noise = bytesOfNoise(Math.ceil(1024 / pixels) * pixels)
  const every = Uint8Array.from(new Set(labels)).sort()
  const mixed = noise.slice(-3 * every.length - 1).map((byte) => every[byte % every.length]!)
  const random = randomState()
  const asked = Promise.all([
    ask(toInputs, noise, pixels, pixels),
    ask(toInputs, some.images, pixels, pixels),
    ask(toTargets, every, classes, 1),
    ask(toTargets, mixed, classes, 1),
    ask(toTargets, some.labels, classes, 1),
  ])
  const hasDrawn = randomState() !== random
  setRandomState(random)
  const [fromNoise, fromImages, fromEvery, fromMixed, fromLabels] = await asked
  if (!fromNoise || !fromImages || !fromEvery || !fromMixed || !fromLabels || hasDrawn)
    return undefined
  // TensorFlow.js may give whole numbers as such.
  const inputs = Float32Array.from(fromNoise.slice(0, 256))
  const targets = new Float32Array((every.at(-1)! + 1) * classes)
  for (const [i, label] of every.entries())
    targets.set(fromEvery.slice(i * classes, (i + 1) * classes), label * classes)
  const isInput = (given: ArrayLike<number>, bytes: Uint8Array) =>
    bytes.every((byte, i) => given[i] === inputs[byte])
  const isTarget = (given: ArrayLike<number>, labels: Uint8Array) =>
    labels.every((label, i) => {
      for (let c = 0; c < classes; c++)
        if (given[i * classes + c] !== targets[label * classes + c]) return false
      return true
    })
  const isTable =
    isInput(fromNoise, noise) &&
    isInput(fromImages, some.images) &&
    isTarget(fromMixed, mixed) &&
    isTarget(fromLabels, some.labels)
  return isTable ? { inputs, targets } : undefined
}

/** What a function gives for these bytes, `each` for a row; undefined where it throws, or gives something else. */
async function ask(
  give: (bytes: Uint8Array) => tf.Tensor,
  bytes: Uint8Array,
  width: number,
  each: number,
) {
  try {
    const answer = tf.tidy(() => give(bytes.slice()))
    try {
      const isRight =
        answer.rank === 2 && answer.shape[0] === bytes.length / each && answer.shape[1] === width
      return isRight && answer.dtype === 'float32' ? await answer.data<'float32'>() : undefined
    } finally {
      answer.dispose()
    }
  } catch {
    return undefined
  }
}

/** Every byte in order, then bytes in disorder; no random number is drawn. */
function bytesOfNoise(count: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length: count }, (_, i) => {
    if (i < 256) return i
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}
