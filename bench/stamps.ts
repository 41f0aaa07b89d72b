/** What it costs to know whether values are still what they were, in Node: once when a run ends, and at each check. */
import '@tensorflow/tfjs-backend-cpu'
import { ones } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-layers'
import { Digits } from '../src/book/lesson/digits.ts'
import { GlobalsGuard } from '../src/kernel/globals-guard.ts'
import { NO_PLUGIN } from '../src/kernel/plugin.ts'
import { Look, Stamp } from '../src/kernel/stamps.ts'

const ROUNDS = 7

/** Rows of milliseconds. */
export async function measureStamps(): Promise<Record<string, number[]>> {
  const guard = new GlobalsGuard()
  const values: Record<string, unknown> = {
    'the 60,000 digits': new Digits(new Uint8Array(60_000 * 784), new Uint8Array(60_000)),
    'the trained model': await trainedModel(),
    '100,000 objects': Array.from({ length: 100_000 }, (_, i) => ({ x: i, y: -i })),
  }
  const rows: Record<string, number[]> = {}
  const time = <T>(what: string, work: () => T): T => {
    const started = performance.now()
    const result = work()
    rows[what] = [...(rows[what] ?? []), performance.now() - started]
    return result
  }
  const newLook = () => new Look(guard.isShared, NO_PLUGIN.values)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [what, value] of Object.entries(values)) {
      const stamp = time(`stamp: ${what}`, () => new Stamp({ value }, newLook()))
      time(`check: ${what}`, () => stamp.check({ value }, newLook()))
    }
    time('put back what all cells share', () => guard.restore())
  }
  return rows
}

/** The book's network after one step. */
async function trainedModel(): Promise<tf.LayersModel> {
  const model = tf.sequential()
  model.add(tf.layers.dense({ units: 512, activation: 'relu', inputShape: [784] }))
  model.add(tf.layers.dropout({ rate: 0.2 }))
  model.add(tf.layers.dense({ units: 512, activation: 'relu' }))
  model.add(tf.layers.dropout({ rate: 0.2 }))
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }))
  model.compile({ loss: 'categoricalCrossentropy', optimizer: 'rmsprop', metrics: ['accuracy'] })
  await model.trainOnBatch(ones([1, 784]), ones([1, 10]))
  return model
}
