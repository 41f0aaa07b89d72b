/** TensorFlow.js as it comes: the same network, its own RMSprop and its own backends. */
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import * as tf from '@tensorflow/tfjs-core'
import * as layers from '@tensorflow/tfjs-layers'
import { answerWith, times } from './answer.ts'
import { loadDigits } from './digits.ts'
import { multiplies } from './multiply.ts'

const loading = loadDigits()

answerWith(async (question) => {
  const digits = await loading
  switch (question.ask) {
    case 'start': {
      const { backend } = question.contender as { backend: 'wasm' | 'cpu' | 'webgl' | 'webgpu' }
      return start(backend)
    }
    case 'steps': {
      const { batchSize, hidden, count } = question
      const model = layers.sequential()
      model.add(layers.layers.dense({ units: hidden, activation: 'relu', inputShape: [784] }))
      model.add(layers.layers.dropout({ rate: 0.2 }))
      model.add(layers.layers.dense({ units: hidden, activation: 'relu' }))
      model.add(layers.layers.dropout({ rate: 0.2 }))
      model.add(layers.layers.dense({ units: 10, activation: 'softmax' }))
      model.compile({
        loss: 'categoricalCrossentropy',
        optimizer: tf.train.rmsprop(0.001),
        metrics: ['accuracy'],
      })
      let at = 0
      const numbers = await times(count, async () => {
        at = at + batchSize > digits.count ? batchSize : at + batchSize
        const batch = digits.slice(at - batchSize, at)
        const x = tf.tidy(() =>
          tf.tensor2d(batch.images, [batchSize, 784], 'float32').div<tf.Tensor2D>(255),
        )
        const t = tf.tidy(() => tf.oneHot(tf.tensor1d(batch.labels, 'int32'), 10).toFloat())
        await model.trainOnBatch(x, t)
        tf.dispose([x, t])
      })
      model.dispose()
      return { numbers }
    }
    case 'product':
      return { numbers: await multiplies(tf, question.shape, question.count) }
    default:
      return { absent: 'not asked of TensorFlow.js' }
  }
})

async function start(backend: 'wasm' | 'cpu' | 'webgl' | 'webgpu') {
  let device: string = backend
  if (backend === 'wasm') {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plain,
      'tfjs-backend-wasm-simd.wasm': simd,
      'tfjs-backend-wasm-threaded-simd.wasm': simd,
    })
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  } else if (backend === 'cpu') await import('@tensorflow/tfjs-backend-cpu')
  else if (backend === 'webgl') {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
    if (!gl) return { absent: 'this browser has no WebGL' }
    const info = gl.getExtension('WEBGL_debug_renderer_info')
    device = `webgl on ${gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER)}`
    await import('@tensorflow/tfjs-backend-webgl')
  } else {
    const adapter = await (navigator as unknown as GpuNavigator).gpu?.requestAdapter()
    if (!adapter) return { absent: 'this browser has no WebGPU adapter' }
    device = `webgpu on ${adapter.info.vendor} ${adapter.info.architecture} ${adapter.info.description}`
    await import('@tensorflow/tfjs-backend-webgpu')
  }
  if (!(await tf.setBackend(backend))) return { absent: 'the backend does not start' }
  return { words: device }
}

interface GpuNavigator {
  gpu?: {
    requestAdapter(): Promise<
      { info: { vendor: string; architecture: string; description: string } } | undefined
    >
  }
}
