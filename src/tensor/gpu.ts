/** TensorFlow.js on a graphics card. Loaded only where there is one, or a reader asks for it: each is half a megabyte. */
import { kernel as words } from '#words/kernel'
import { notePlanned } from './card/last-planned.ts'
import { useOperations } from './card/operations.ts'
import type { planTraining } from './card/plan-training.ts'
import { type GpuBackend, gpuDevice, isSoftware, messageOf } from './gpu-device.ts'
import { readTogether } from './read-together.ts'
import * as tf from './tf.ts'

export interface GpuStart {
  /** why the backend cannot be used */
  refusal?: string
  /** a processor plays the graphics card: right, and slow */
  isSoftware?: boolean
  /** resolves when the card is taken away: nothing on it can be read then, and nothing more computed */
  lost?: Promise<void>
}

/** Makes TensorFlow.js compute on the graphics card; resolves to why it cannot where it cannot. */
export async function startGpu(name: GpuBackend): Promise<GpuStart> {
  const device = await gpuDevice(name)
  if (device === undefined) return { refusal: words.noGpu }
  if (name === 'webgl') await import('@tensorflow/tfjs-backend-webgl')
  else await import('@tensorflow/tfjs-backend-webgpu')
  useOperations(name)
  readTogether()
  if (!(await tf.setBackend(name).catch(() => false))) return { refusal: words.noStart }
  if (!(await hasFullPrecision())) return { refusal: words.halfPrecision }
  // TensorFlow.js asks this in a way that WebGL with 32 bits fails, and would then clip losses at 1e-4.
  if (name === 'webgl')
    Object.assign(tf.backend(), { floatPrecisionValue: 32, planTraining: byOperations })
  if (name === 'webgpu') {
    const { planTraining } = await import('./card/plan-training.ts')
    Object.assign(tf.backend(), { planTraining: orNone(planTraining) })
  }
  return { isSoftware: isSoftware(device), lost: lossOf(name) }
}

/** Without WebGPU no steps are planned, and no earlier plan is told of. */
const byOperations = async () => notePlanned(undefined)

/** A plan that fails is none: TensorFlow.js's operations do it, or fail with the same. */
function orNone(plan: typeof planTraining): typeof planTraining {
  return async (model, data) => {
    try {
      return await plan(model, data)
    } catch (error) {
      notePlanned(words.stepsByOperations(words.notPlanned.failed(messageOf(error))))
      return undefined
    }
  }
}

async function lossOf(name: GpuBackend): Promise<void> {
  if (name === 'webgpu') {
    const { device } = tf.backend() as unknown as WebGpuBackend
    const { reason } = await device.lost
    // By ourselves: the backend was removed.
    if (reason === 'destroyed') await new Promise(() => {})
    return
  }
  const { canvas } = (tf.backend() as unknown as WebGlBackend).gpgpu.gl
  await new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve))
}

/** What of the backends is used here; the one's types need WebGPU's, which TypeScript does not know. */
interface WebGpuBackend {
  device: { lost: Promise<{ reason: string }> }
}
interface WebGlBackend {
  gpgpu: { gl: WebGL2RenderingContext }
}

/** Fewer numbers TensorFlow.js computes on the processor, whatever the backend. */
const MANY = 5000

/** Whether numbers have 32 bits: with 16, an epsilon of 1e-7 is 0, and so is what 1 and 1.000001 differ by. */
async function hasFullPrecision(): Promise<boolean> {
  const results = tf.tidy(() => {
    const [small, above] = [1e-7, 1.000001].map((number) => Array<number>(MANY).fill(number))
    return [tf.tensor1d(small!).abs(), tf.tensor1d(above!).sub(1)]
  })
  const [small, difference] = await Promise.all(
    results.map(async (result) => (await result.data())[MANY - 1]!),
  )
  tf.dispose(results)
  return small! > 0.9e-7 && Math.abs(difference! - 1e-6) < 2e-7
}
