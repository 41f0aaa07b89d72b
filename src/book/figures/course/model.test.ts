/** `lesson/course` on a small network, against direct computation; and what is told from it. */
import * as tf from '@tensorflow/tfjs'
import { beforeAll, expect, test } from 'vitest'
import '@tensorflow/tfjs-backend-cpu'
import { newCourse, noteMoment } from '../../lesson/course.ts'
import { Digits } from '../../lesson/digits.ts'
import { evaluate, fit } from '../../lesson/training.ts'
import { network } from '../../lesson/trials.ts'
import { bestEpoch, type Moment, pointsOf, shareSure } from './model.ts'

beforeAll(() => tf.setBackend('cpu'))

const digits = new Digits(
  Uint8Array.from({ length: 40 * 784 }, (_, i) => (i * 37 + (i >> 5)) % 256),
  Uint8Array.from({ length: 40 }, (_, i) => i % 10),
)
const encoding = {
  toInputs: (images: Uint8Array) =>
    tf.tensor2d(images, [images.length / 784, 784], 'float32').div(255) as tf.Tensor2D,
  toTargets: (labels: Uint8Array) =>
    tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat() as tf.Tensor2D,
}

test('the scores are those of fit and evaluate, and the misread digits the network’s', async () => {
  const model = network({ hidden: [8, 8] })
  const [known, exam] = [digits.slice(0, 20), digits.slice(20, 40)]
  const observed = { known, test: exam, ...encoding }
  const course = newCourse(2)
  await noteMoment(course, model, observed)
  const finished = await fit(model, known, {
    batchSize: 10,
    epochs: 2,
    validation: exam,
    ...encoding,
    onStep: async (progress) => {
      if (progress.step === progress.steps) await noteMoment(course, model, observed, progress)
    },
  })
  expect(course.moments.map(({ epoch }) => epoch)).toEqual([0, 1, 2])
  expect(course.moments[0]!.mean).toBeUndefined()
  const last = course.moments.at(-1)!
  expect(last.mean!.loss).toBe(finished[1]!.loss)
  expect(last.test.loss).toBeCloseTo(finished[1]!.validationLoss!, 6)
  expect(last.known).toEqual(await evaluate(model, known, encoding))
  const answers = (model.predict(encoding.toInputs(exam.images)) as tf.Tensor).argMax(1).dataSync()
  const wrong = Array.from(exam.labels.keys()).filter((i) => answers[i] !== exam.labels[i])
  expect(last.wrong).toBe(wrong.length)
  expect(last.sureness.reduce((a, b) => a + b)).toBe(wrong.length)
  for (const [i, { digit, answer }] of last.first.entries()) {
    expect(answer).toBe(answers[wrong[i]!])
    expect(course.misread[digit]!.label).toBe(exam.labels[wrong[i]!])
  }
  // A digit that is misread again is not kept again.
  expect(new Set(course.misread.map(({ packedPixels }) => packedPixels)).size).toBe(
    course.misread.length,
  )
})

const moment = (epoch: number, loss: number): Moment => ({
  epoch,
  known: { loss, accuracy: 0.5 },
  test: { loss, accuracy: 0.5 },
  wrong: 10,
  first: [],
  sureness: [0, 0, 0, 0, 0, 1, 2, 0, 3, 4],
  packedFilters: [],
  scale: 1,
})

test('the best epoch, the lines without the first moment, the share of sure mistakes', () => {
  const moments = [moment(0, 0.01), moment(1, 0.3), moment(2, 0.2), moment(3, 0.4)]
  expect(bestEpoch(moments)).toBe(2)
  expect(bestEpoch(moments.slice(0, 1))).toBeUndefined()
  expect(pointsOf(moments, 'test', 'loss').map(({ value }) => value)).toEqual([0.3, 0.2, 0.4])
  expect(pointsOf(moments, 'mean', 'loss')).toEqual([])
  expect(shareSure(moments[0]!)).toBe(0.4)
})
