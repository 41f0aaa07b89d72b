/** Products by TensorFlow.js, whatever its backend. */
import type * as TF from '@tensorflow/tfjs-core'
import { times } from './answer.ts'
import type { Shape } from './protocol.ts'

export async function multiplies(
  tf: Pick<typeof TF, 'randomUniform' | 'matMul'>,
  { m, n, k, transposeA, transposeB }: Shape,
  count: number,
): Promise<number[]> {
  const a = tf.randomUniform<TF.Rank.R2>(transposeA ? [k, m] : [m, k], -1, 1)
  const b = tf.randomUniform<TF.Rank.R2>(transposeB ? [n, k] : [k, n], -1, 1)
  // The backends that are asked for this compute at once.
  const numbers = await times(count, () => tf.matMul(a, b, transposeA, transposeB).dispose())
  a.dispose()
  b.dispose()
  return numbers
}
