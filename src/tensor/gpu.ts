/** TensorFlow.js on a graphics card. Loaded only when a reader asks for it: each is half a megabyte. */
import { kernel as words } from '#words/kernel'
import * as tf from './tf.ts'

export type GpuBackend = 'webgl' | 'webgpu'

/** Renderers that are no graphics card but a processor playing one. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i

export interface GpuStart {
  /** why the backend cannot be used */
  refusal?: string
  /** a processor plays the graphics card: right, and slow */
  isSoftware?: boolean
}

/** Starts the backend. */
export async function startGpu(name: GpuBackend): Promise<GpuStart> {
  let device = ''
  if (name === 'webgl') {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
    if (!gl) return { refusal: words.noGpu }
    const info = gl.getExtension('WEBGL_debug_renderer_info')
    device = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
    await import('@tensorflow/tfjs-backend-webgl')
  } else {
    const { gpu } = navigator as unknown as { gpu?: Gpu }
    const adapter = await gpu?.requestAdapter()
    if (!adapter) return { refusal: words.noGpu }
    const { vendor, architecture, description } = adapter.info
    device = [vendor, architecture, description].join(' ')
    await import('@tensorflow/tfjs-backend-webgpu')
  }
  if (!(await tf.setBackend(name).catch(() => false))) return { refusal: words.noStart }
  if (!(await hasFullPrecision())) return { refusal: words.halfPrecision }
  // TensorFlow.js asks this in a way that WebGL with 32 bits fails, and would then clip losses at 1e-4.
  if (name === 'webgl') Object.assign(tf.backend(), { floatPrecisionValue: 32 })
  return { isSoftware: SOFTWARE.test(device) }
}

interface Gpu {
  requestAdapter(): Promise<{
    info: Record<'vendor' | 'architecture' | 'description', string>
  } | null>
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
