/** What JavaScript and TensorFlow.js throw is said in Chinese, too, below their own words. */
import '@tensorflow/tfjs-backend-cpu'
import { expect, test } from 'vitest'
import * as tf from '../tensor/tf.ts'
import { meaningOf } from '../words/zh-cn/errors.ts'

/** The message of what is thrown. */
function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('nothing was thrown')
}

test.each([
  'unknown',
  'null.a',
  'undefined.a = 1',
  'const f = 1; f()',
  'const a = {}; a.b()',
  'const A = 1; new A()',
  'const n = 1; [...n]',
  'const a = 1; a = 2',
  'a; const a = 1',
  'const f = () => f(); f()',
  'new Array(-1)',
  "JSON.parse('{')",
])('%s', (code) => {
  expect(meaningOf(messageOf(new Function(code) as () => unknown))).toMatch(/\p{Script=Han}.*。$/u)
})

const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] })
const gone = tf.scalar(1)
gone.dispose()

test.each([
  ['a product', () => tf.matMul(tf.ones([2, 3]), tf.ones([2, 3]))],
  ['a sum', () => tf.add(tf.ones([2]), tf.ones([3]))],
  ['a shape', () => tf.tensor([1, 2, 3]).reshape([2, 2])],
  ['a tensor that is gone', () => gone.add(1)],
  ['no tensor', () => tf.add({} as never, 1)],
  ['an input too long', () => model.predict(tf.ones([1, 4]))],
  ['an input without rows', () => model.predict(tf.ones([3]))],
  ['a model as it was built', () => model.evaluate(tf.ones([1, 3]), tf.ones([1, 1]))],
])('%s', (_, run) => {
  expect(meaningOf(messageOf(run))).toMatch(/\p{Script=Han}.*。$/u)
})

test('what readers say themselves stays as it is', () => {
  expect(meaningOf('My own mistake.')).toBeUndefined()
})
