/** TensorFlow.js on a graphics card. Loaded only when a reader asks for it: each is half a megabyte. */
import { kernel as words } from '#words/kernel'
import * as tf from './tf.ts'

export type GpuBackend = 'webgl' | 'webgpu'

/** Starts the backend; resolves to why it cannot be used, if it cannot. */
export async function startGpu(name: GpuBackend): Promise<string | undefined> {
  if (name === 'webgl') {
    if (!new OffscreenCanvas(1, 1).getContext('webgl2')) return words.noGpu
    await import('@tensorflow/tfjs-backend-webgl')
  } else {
    const { gpu } = navigator as unknown as { gpu?: { requestAdapter(): Promise<object | null> } }
    if (!(await gpu?.requestAdapter())) return words.noGpu
    await import('@tensorflow/tfjs-backend-webgpu')
  }
  if (!(await tf.setBackend(name).catch(() => false))) return words.noStart
  if (!(await hasFullPrecision())) return words.halfPrecision
  // TensorFlow.js asks this in a way that WebGL with 32 bits fails, and would then clip losses at 1e-4.
  if (name === 'webgl') Object.assign(tf.backend(), { floatPrecisionValue: 32 })
  return undefined
}

/** Whether numbers have 32 bits: with 16, an epsilon of 1e-7 is 0, and so is what 1 and 1.000001 differ by. */
async function hasFullPrecision(): Promise<boolean> {
  const results = tf.tidy(() =>
    tf
      .tensor1d([1e-7, 1.000001])
      .abs()
      .sub(tf.tensor1d([0, 1])),
  )
  const [small, difference] = await results.data()
  results.dispose()
  return small! > 0.9e-7 && Math.abs(difference! - 1e-6) < 2e-7
}
