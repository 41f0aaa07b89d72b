/** This site's training, with the book's own modules and kernels. */
import { wasmFiles } from '../../src/kernel/wasm-files.ts'
import { fit, shuffledIndices } from '../../src/lesson/training.ts'
import { network } from '../../src/lesson/trials.ts'
import { startBackend } from '../../src/tensor/backend.ts'
import * as tf from '../../src/tensor/tf.ts'
import { answerWith, times } from './answer.ts'
import relaxedPeak from './assembly/peak.ts?wasm=relaxed'
import simdPeak from './assembly/peak.ts?wasm=simd'
import { loadDigits } from './digits.ts'
import { multiplies } from './multiply.ts'
import type { Contender } from './protocol.ts'

const loading = loadDigits()
let contender: Extract<Contender, { who: 'site' }>

const encoding = {
  toInputs: (images: Uint8Array) =>
    tf.tidy(() => tf.tensor2d(images, [images.length / 784, 784], 'float32').div<tf.Tensor2D>(255)),
  toTargets: (labels: Uint8Array) =>
    tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat() as tf.Tensor2D),
}

answerWith(async (question) => {
  const digits = await loading
  switch (question.ask) {
    case 'start': {
      contender = question.contender as typeof contender
      const files = wasmFiles(contender.threads)
      if (!contender.relaxed) files.kernels!.relaxed = files.kernels!.simd
      const { backend } = await startBackend(files)
      return { words: `${backend}${contender.relaxed ? ', relaxed SIMD' : ', SIMD'}` }
    }
    case 'steps': {
      const { batchSize, hidden, count } = question
      const model = network({ hidden: [hidden, hidden] })
      const order = shuffledIndices(digits.count)
      let at = 0
      const numbers = await times(count, async () => {
        at = at + batchSize > digits.count ? batchSize : at + batchSize
        const batch = digits.pick(order.subarray(at - batchSize, at))
        const [x, t] = [encoding.toInputs(batch.images), encoding.toTargets(batch.labels)]
        await model.trainOnBatch(x, t)
        tf.dispose([x, t])
      })
      model.dispose()
      model.optimizer.dispose()
      return { numbers }
    }
    case 'product':
      return { numbers: await multiplies(tf, question.shape, question.count) }
    case 'peak': {
      const file = contender.relaxed ? relaxedPeak : simdPeak
      const memory = new WebAssembly.Memory({ initial: 1 })
      const { instance } = await WebAssembly.instantiateStreaming(fetch(file), { env: { memory } })
      const { peak, operations } = instance.exports as unknown as {
        peak(rounds: number): number
        operations: WebAssembly.Global
      }
      const rounds = 2_000_000
      const best = Math.min(...(await times(20, () => peak(rounds))))
      return { numbers: [(rounds * operations.value) / best / 1e6] }
    }
    case 'epoch': {
      const model = network({})
      const start = performance.now()
      const [epoch] = await fit(model, digits, {
        batchSize: 128,
        epochs: 1,
        ...encoding,
        onStep: letGo,
      })
      return { numbers: [(performance.now() - start) / 1000, epoch!.seconds] }
    }
  }
})

/** As the kernel does after each step, so that messages come in. */
function letGo(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
