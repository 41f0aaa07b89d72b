/**
 * What a reader's functions make of bytes, as tables for the card. They may be any: so they are asked about every byte
 * and about batches of noise and of digits, and where an answer is not the table's there is none.
 */
import { randomState } from '../random.ts'
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
  /** of each label, its row of targets */
  targets: Float32Array
}

/** The tables; undefined where what a function gives depends on more than the byte, or on chance. */
export async function byteTables(
  { toInputs, toTargets }: Encoding,
  some: { images: Uint8Array; labels: Uint8Array },
  { pixels, classes, highest }: { pixels: number; classes: number; highest: number },
): Promise<ByteTables | undefined> {
  const random = randomState()
  const ask = async (
    give: (bytes: Uint8Array) => tf.Tensor,
    bytes: Uint8Array,
    width: number,
    each: number,
  ) => {
    const answer = tf.tidy(() => give(bytes.slice()))
    try {
      const isRight =
        answer.rank === 2 && answer.shape[0] === bytes.length / each && answer.shape[1] === width
      return isRight && answer.dtype === 'float32' ? await answer.data<'float32'>() : undefined
    } finally {
      answer.dispose()
    }
  }
  const noise = bytesOfNoise(Math.ceil(1024 / pixels) * pixels)
  const every = Uint8Array.from({ length: highest + 1 }, (_, label) => label)
  const mixed = Uint8Array.from(
    { length: 3 * every.length + 1 },
    (_, i) => (7 * i + 3) % every.length,
  )
  const [fromNoise, fromImages, fromEvery, fromMixed, fromLabels] = await Promise.all([
    ask(toInputs, noise, pixels, pixels),
    ask(toInputs, some.images, pixels, pixels),
    ask(toTargets, every, classes, 1),
    ask(toTargets, mixed, classes, 1),
    ask(toTargets, some.labels, classes, 1),
  ])
  if (!fromNoise || !fromImages || !fromEvery || !fromMixed || !fromLabels) return undefined
  if (randomState() !== random) return undefined
  const inputs = fromNoise.slice(0, 256)
  const isInput = (given: ArrayLike<number>, bytes: Uint8Array) =>
    bytes.every((byte, i) => given[i] === inputs[byte])
  const isTarget = (given: ArrayLike<number>, labels: Uint8Array) =>
    labels.every((label, i) => {
      for (let c = 0; c < classes; c++)
        if (given[i * classes + c] !== fromEvery[label * classes + c]) return false
      return true
    })
  const isTable =
    isInput(fromNoise, noise) &&
    isInput(fromImages, some.images) &&
    isTarget(fromMixed, mixed) &&
    isTarget(fromLabels, some.labels)
  // TensorFlow.js may give whole numbers as such.
  const floats = (numbers: ArrayLike<number>) => Float32Array.from(numbers)
  return isTable ? { inputs: floats(inputs), targets: floats(fromEvery) } : undefined
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
