/**
 * The course of a training, small enough to be shown whole: after each epoch its four scores, what it misreads and how
 * surely, and some filters as pictures. Nothing here changes the network.
 */
import * as tf from '@tensorflow/tfjs'
import type { Digits } from './digits.ts'
import { look } from './look.ts'
import type { TrainingProgress } from './progress.ts'
import { type Encoding, evaluate } from './training.ts'

/** What a cell shows of it; grows with each epoch. */
export interface Course {
  kind: 'course'
  /** how many it will have */
  epochs: number
  /** the first is before the first step, each other after an epoch */
  moments: Moment[]
  /** the test digits that moments name, 784 bytes each in base64, 255 is ink */
  misread: { label: number; packedPixels: string }[]
}

export interface Moment {
  epoch: number
  /** over the epoch, dropout on, while the weights moved; none before the first step */
  mean?: Score
  /** over the last twentieth of the epoch or so, dropout on */
  last?: Score
  /** dropout off: of digits it learns from, and of those of the test */
  known: Score
  test: Score
  /** how many of the test digits it misreads, and of these the first: a place in `misread`, and the answer */
  wrong: number
  first: { digit: number; answer: number }[]
  /** of the misread ones, how many got a probability in each of ten equal parts of 0 to 1 for the wrong answer */
  sureness: number[]
  /** the weights of the first units as pictures: bytes in base64, 128 is a weight of 0, 255 of `scale` */
  packedFilters: string[]
  scale: number
}

/** `accuracy` from 0 to 1. */
export interface Score {
  loss: number
  accuracy: number
}

const FIRST = 12
const UNITS_SHOWN = 6

/** A course without moments. */
export function newCourse(epochs: number): Course {
  return { kind: 'course', epochs, moments: [], misread: [] }
}

export interface Observed extends Encoding {
  /** some that the network learns from */
  known: Digits
  test: Digits
}

/** Adds what the network is like now: before the first step, or, with `progress`, at the end of an epoch. */
export async function noteMoment(
  course: Course,
  model: tf.Sequential,
  { known, test, ...encoding }: Observed,
  progress?: TrainingProgress,
): Promise<void> {
  const { packedFilters, scale } = await look(model, test.slice(0, 256), encoding, 0)
  const finished = progress?.finished.at(-1)
  const recent = progress?.curve.at(-1)
  course.moments.push({
    epoch: finished?.epoch ?? 0,
    ...(finished && { mean: scoreOf(finished) }),
    ...(recent && { last: scoreOf(recent) }),
    known: scoreOf(await evaluate(model, known, encoding)),
    test: scoreOf(await evaluate(model, test, encoding)),
    ...misreadOf(course, test, await probabilities(model, test, encoding)),
    packedFilters: packedFilters.slice(0, UNITS_SHOWN),
    scale,
  })
}

function scoreOf({ loss, accuracy }: { loss: number; accuracy?: number }): Score {
  if (accuracy === undefined) throw new Error('the model has to be compiled with its accuracy')
  return { loss, accuracy }
}

/** Row after row, dropout off. */
async function probabilities(
  model: tf.Sequential,
  digits: Digits,
  { toInputs }: Encoding,
): Promise<Float32Array> {
  const y = tf.tidy(
    () => model.predict(toInputs(digits.images), { batchSize: 1000 }) as tf.Tensor2D,
  )
  const rows = await y.data<'float32'>()
  y.dispose()
  return rows
}

function misreadOf(
  course: Course,
  test: Digits,
  rows: Float32Array,
): Pick<Moment, 'wrong' | 'first' | 'sureness'> {
  const moment = { wrong: 0, first: [] as Moment['first'], sureness: Array<number>(10).fill(0) }
  for (let i = 0; i < test.count; i++) {
    const row = rows.subarray(i * 10, i * 10 + 10)
    const sure = Math.max(...row)
    const answer = row.indexOf(sure)
    if (answer === test.labels[i]) continue
    moment.wrong++
    const part = Math.min(9, Math.floor(sure * 10))
    moment.sureness[part] = moment.sureness[part]! + 1
    if (moment.first.length < FIRST)
      moment.first.push({ digit: placeOf(course, test.slice(i, i + 1)), answer })
  }
  return moment
}

/** Its place among the digits of the course, which get it where they lack it. */
function placeOf({ misread }: Course, { images, labels }: Digits): number {
  const packedPixels = btoa(String.fromCharCode(...images))
  const known = misread.findIndex((digit) => digit.packedPixels === packedPixels)
  return known === -1 ? misread.push({ label: labels[0]!, packedPixels }) - 1 : known
}
