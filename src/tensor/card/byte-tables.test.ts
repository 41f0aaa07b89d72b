/** Tables are made of what a reader's functions give for the data they have; where they are none, nobody notices. */
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, expect, test } from 'vitest'
import { randomState, seedMathRandom } from '../random.ts'
import * as tf from '../tf.ts'
import { byteTables, type Encoding } from './byte-tables.ts'

beforeAll(() => tf.setBackend('cpu'))

const PIXELS = 4
const labels = Uint8Array.from([3, 7, 7, 3])
const images = Uint8Array.from({ length: PIXELS * labels.length }, (_, i) => 15 * i)
const toInputs = (images: Uint8Array): tf.Tensor =>
  tf.tensor2d(images, [images.length / PIXELS, PIXELS], 'float32').div(255)
/** Of a reader who tells threes from sevens. */
const rows = new Map([
  [3, [1, 0]],
  [7, [0, 1]],
])
const rowOf = (label: number) => {
  const row = rows.get(label)
  if (!row) throw new Error(`There is no ${label}.`)
  return row
}
const toTargets = (labels: Uint8Array): tf.Tensor => tf.tensor2d(Array.from(labels, rowOf))

const tablesOf = (encoding: Partial<Encoding>, others = labels) =>
  byteTables(
    { toInputs, toTargets, ...encoding },
    { images, labels },
    { pixels: PIXELS, classes: 2, labels: others },
  )

test('only labels that occur are asked about', async () => {
  const tables = (await tablesOf({}))!
  expect(tables.inputs).toHaveLength(256)
  expect(tables.inputs[51]).toBeCloseTo(0.2)
  expect([...tables.targets]).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7].flatMap((l) => rows.get(l) ?? [0, 0]),
  )
})

test.each<[string, Partial<Encoding>]>([
  ['toInputs of a fixed batch', { toInputs: (images) => tf.tensor2d(images, [4, PIXELS]) }],
  [
    'toTargets of a fixed batch',
    { toTargets: (labels) => tf.tensor2d(Array.from(labels, rowOf).flat(), [4, 2]) },
  ],
  ['what is no tensor', { toTargets: (labels) => Array.from(labels) as unknown as tf.Tensor }],
  ['another shape', { toTargets: (labels) => tf.tensor1d(Array.from(labels)) }],
  ['inputs by place', { toInputs: (images) => toInputs(images).add(tf.range(0, PIXELS)) }],
  ['targets by batch', { toTargets: (labels) => toTargets(labels).div(labels.length) }],
  ['chance', { toInputs: (images) => toInputs(images).add(Math.random()) }],
  [
    'chance, and a mistake',
    {
      toTargets: (labels) => {
        throw new Error(`${Math.random()} of ${labels.length}`)
      },
    },
  ],
])('%s: no table, and nobody notices', async (_, encoding) => {
  seedMathRandom('before')
  const [{ numTensors }, state] = [tf.memory(), randomState()]
  expect(await tablesOf(encoding)).toBeUndefined()
  expect(tf.memory().numTensors).toBe(numTensors)
  expect(randomState()).toBe(state)
})

test('a label that toTargets refuses: no table', async () => {
  expect(await tablesOf({}, Uint8Array.from([3, 7, 9]))).toBeUndefined()
})

test('however many labels there are, they are asked about in disorder', async () => {
  for (const count of [1, 2, 7, 256]) {
    const all = Uint8Array.from({ length: count }, (_, i) => i)
    const asked: number[][] = []
    const note = (labels: Uint8Array): tf.Tensor => {
      asked.push([...labels])
      return tf
        .oneHot(
          tf.tensor1d(
            Array.from(labels, (l) => l % 2),
            'int32',
          ),
          2,
        )
        .toFloat()
    }
    const some = { images: images.slice(0, PIXELS), labels: all.slice(0, 1) }
    const of = { pixels: PIXELS, classes: 2, labels: all }
    expect(await byteTables({ toInputs, toTargets: note }, some, of)).toBeDefined()
    const [, mixed] = asked
    expect(new Set(mixed).size, `${count} labels`).toBeGreaterThan(count / 2)
  }
})
