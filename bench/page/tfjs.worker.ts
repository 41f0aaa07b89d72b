/** TensorFlow.js as it comes: the same network, its own RMSprop and its own backends. */
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import * as tf from '@tensorflow/tfjs-core'
import * as layers from '@tensorflow/tfjs-layers'
import { type GpuBackend, gpuDevice } from '../../src/tensor/gpu-device.ts'
import { wasmFiles } from '../../src/tensor/plugin/wasm-files.ts'
import { startWasm } from '../../src/tensor/start-wasm.ts'
import { answerWith } from './answer.ts'
import { loadDigits } from './digits.ts'
import { multiplies } from './multiply.ts'
import type { Answer } from './protocol.ts'
import { timeAnswers, timeSteps } from './steps.ts'

const loading = loadDigits()

answerWith(async (question) => {
  const digits = await loading
  switch (question.ask) {
    case 'start': {
      const { backend } = question.contender as { backend: 'wasm' | 'cpu' | GpuBackend }
      return start(backend)
    }
    case 'steps': {
      const { batchSize, hidden, count } = question
      const model = network(hidden)
      const timed = await timeSteps(tf, model, digits, batchSize, count)
      model.dispose()
      return timed
    }
    case 'answers': {
      const model = network(512)
      const some = digits.slice(0, question.digits)
      const numbers = await timeAnswers(tf, model, some, question.batchSize)
      model.dispose()
      return { numbers }
    }
    case 'product':
      return { numbers: await multiplies(tf, question.shape, question.count) }
    default:
      return { absent: 'not asked of TensorFlow.js' }
  }
})

function network(hidden: number): layers.LayersModel {
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
  return model
}

async function start(backend: 'wasm' | 'cpu' | GpuBackend): Promise<Answer> {
  let words: string = backend
  if (backend === 'wasm') {
    if (!(await startWasm(wasmFiles(false)))) return { absent: 'the backend does not start' }
    return { words }
  }
  if (backend === 'cpu') await import('@tensorflow/tfjs-backend-cpu')
  else {
    const device = await gpuDevice(backend)
    if (device === undefined) return { absent: 'this browser offers no graphics card' }
    words = `${backend} on ${device}`
    if (backend === 'webgl') await import('@tensorflow/tfjs-backend-webgl')
    else await import('@tensorflow/tfjs-backend-webgpu')
  }
  return (await tf.setBackend(backend)) ? { words } : { absent: 'the backend does not start' }
}
