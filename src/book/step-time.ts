/** How long a step of `fit` takes on the present backend: the book's network, its batch, its loop, all told. */
import { nextTask } from '../kernel/next-task.ts'
import type { TimedStep } from '../tensor/fastest.ts'
import { randomState, seedMathRandom, setRandomState } from '../tensor/random.ts'
import * as tf from '../tensor/tf.ts'
import { Digits, PIXELS } from './lesson/digits.ts'
import { fit } from './lesson/training.ts'
import { type NetworkOptions, network } from './lesson/trials.ts'

const BATCH = 128
/** In this time programs have been compiled, and the card is as far ahead as it goes. */
const WARM_MS = 300
const WARM_STEPS = 12
/** So long at most it is waited until it is decided how many threads compute. */
const LONGEST_WARM_MS = 2000
const TIMED_MS = 300
const TIMED_STEPS = 8
/** A backend that needs longer for two steps is not waited for. One may compile programs, or meet a busy moment. */
const LONGEST_STEP_MS = 1000
const YIELD_MS = 12

/** Of the book's network. */
const PARAMETERS = 784 * 512 + 512 + 512 * 512 + 512 + 512 * 10 + 10
/** So few say little. */
const LEAST_STEPS = 100

/** By this step it is decided what computes. */
export const timedStep: TimedStep = {
  time: () => timeStep(),
  isLike: ({ parameters, batchSize, steps }) =>
    parameters === PARAMETERS && batchSize === BATCH && steps >= LEAST_STEPS,
}

class Enough extends Error {}

/**
 * Mean milliseconds of a step of the book's network, or one with other options, once training is steady; undefined
 * where steps take longer than a second. Leaves no tensors, and the random numbers as they were.
 */
export async function timeStep(options: NetworkOptions = {}): Promise<number | undefined> {
  const [{ random }, state] = [Math, randomState()]
  seedMathRandom('how long a step takes')
  const model = network(options)
  const started = performance.now()
  let [steps, slow, yielded, last] = [0, 0, started, started]
  let timed: { from: number; steps: number } | undefined
  let found: number | undefined
  const onStep = async () => {
    const now = performance.now()
    steps++
    if (now - last > LONGEST_STEP_MS && ++slow === 2) throw new Enough()
    last = now
    const isWarm = steps >= WARM_STEPS && now - started > WARM_MS
    if (!timed && isWarm && (areThreadsSettled() || now - started > LONGEST_WARM_MS))
      timed = { from: now, steps }
    const isLong = timed && now - timed.from > TIMED_MS && steps >= timed.steps + TIMED_STEPS
    if (timed && isLong) {
      found = (now - timed.from) / (steps - timed.steps)
      throw new Enough()
    }
    if (now - yielded < YIELD_MS) return
    await nextTask()
    yielded = performance.now()
  }
  try {
    await fit(model, someDigits(64 * BATCH), {
      ...encoding,
      batchSize: BATCH,
      epochs: 1000,
      onStep,
    })
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  } finally {
    model.optimizer.dispose()
    model.dispose()
    setRandomState(state)
    Math.random = random
  }
  return found
}

/** The wasm backend has threads, and tries how many pay. */
function areThreadsSettled(): boolean {
  const { threads } = tf.backend() as { threads?: { isSettled: boolean } }
  return threads?.isSettled ?? true
}

const encoding = {
  toInputs: (images: Uint8Array) =>
    tf.tidy(() =>
      tf.tensor2d(images, [images.length / PIXELS, PIXELS], 'float32').div<tf.Tensor2D>(255),
    ),
  toTargets: (labels: Uint8Array) =>
    tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat() as tf.Tensor2D),
}

/** A fifth of their pixels have ink, as in digits. */
function someDigits(count: number): Digits {
  const images = Uint8Array.from({ length: count * PIXELS }, (_, i) => {
    const noise = Math.imul(i, 0x9e3779b1) >>> 24
    return noise < 50 ? 5 * noise : 0
  })
  return new Digits(
    images,
    Uint8Array.from({ length: count }, (_, i) => i % 10),
  )
}
