/** Where there is no plan, what is said is the reason. */
import '@tensorflow/tfjs-backend-cpu'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { kernel as words } from '#words/kernel'
import { network } from '../../book/lesson/trials.ts'
import { seedMathRandom } from '../random.ts'
import * as tf from '../tf.ts'
import { lastPlanned } from './last-planned.ts'
import { planTraining, type TrainingData } from './plan-training.ts'

const limits = {
  maxComputeWorkgroupsPerDimension: 65_535,
  maxStorageBufferBindingSize: 2 ** 30,
  maxBufferSize: 2 ** 30,
}

beforeEach(async () => {
  await tf.setBackend('cpu')
  Object.assign(tf.backend(), { device: { limits } })
  seedMathRandom('planned')
})
afterEach(() => void Object.assign(tf.backend(), { device: undefined }))

const digits = (count: number, pixels = 784) => ({
  images: new Uint8Array(count * pixels),
  labels: new Uint8Array(count),
})

const data: TrainingData = {
  ...digits(3),
  batchSize: 2,
  toInputs: (images) => tf.tensor2d(images, [images.length / 784, 784], 'float32'),
  toTargets: (labels) => tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat(),
}
const { notPlanned } = words

test.each<[string, Partial<TrainingData>, Partial<typeof limits>, string]>([
  ['images of another size than the model takes', digits(3, 196), {}, notPlanned.encoding],
  ['others of it to validate on', { validation: digits(2, 196) }, {}, notPlanned.encoding],
  [
    'inputs that are shorter than an image',
    { toInputs: (images) => tf.zeros([images.length / 784, 196]) },
    {},
    notPlanned.encoding,
  ],
  [
    'batches of more digits than a card counts to',
    { ...digits(70_000), batchSize: 66_000 },
    {},
    notPlanned.batch(65_535),
  ],
  ['too many digits', {}, { maxBufferSize: 2000 }, notPlanned.data],
  ['weights too many', {}, { maxStorageBufferBindingSize: 25_000 }, notPlanned.data],
  [
    'digits to validate on, too many',
    { validation: digits(50) },
    { maxBufferSize: 35_000 },
    notPlanned.data,
  ],
])('%s', async (_, other, less, reason) => {
  Object.assign(tf.backend(), { device: { limits: { ...limits, ...less } } })
  expect(await planTraining(network({ hidden: [] }), { ...data, ...other })).toBeUndefined()
  expect(lastPlanned()).toBe(words.stepsByOperations(reason))
})
