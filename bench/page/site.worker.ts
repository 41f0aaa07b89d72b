/** This site's training, with the book's own modules and kernels. */

import type { Digits } from '../../src/book/lesson/digits.ts'
import { fit } from '../../src/book/lesson/training.ts'
import { network } from '../../src/book/lesson/trials.ts'
import { nextTask } from '../../src/kernel/next-task.ts'
import { startBackend } from '../../src/tensor/backend.ts'
import { wasmFiles } from '../../src/tensor/plugin/wasm-files.ts'
import * as tf from '../../src/tensor/tf.ts'
import { answerWith, times } from './answer.ts'
import relaxedPeak from './assembly/peak.ts?wasm=relaxed'
import simdPeak from './assembly/peak.ts?wasm=simd'
import { loadDigits } from './digits.ts'
import { multiplies } from './multiply.ts'
import { whyNoCard } from './no-card.ts'
import type { Answer, Contender } from './protocol.ts'
import { encodingOf, timeAnswers, timeSteps } from './steps.ts'

const loading = loadDigits()
let contender: Extract<Contender, { who: 'site' }>

answerWith(async (question) => {
  const digits = await loading
  switch (question.ask) {
    case 'start': {
      contender = question.contender as typeof contender
      if (contender.backend === 'webgpu') return startCard()
      const files = wasmFiles(contender.threads)
      if (!contender.relaxed) files.kernels!.relaxed = files.kernels!.simd
      const { backend } = await startBackend(files)
      return { words: `${backend}${contender.relaxed ? ', relaxed SIMD' : ', SIMD'}` }
    }
    case 'steps': {
      const { batchSize, hidden, count } = question
      const model = network({ hidden: [hidden, hidden] })
      const isOnCard = contender.backend === 'webgpu'
      const timed = isOnCard
        ? { numbers: [await meanStep(model, digits, batchSize, count)] }
        : await timeSteps(tf, model, digits, batchSize, count)
      model.dispose()
      model.optimizer.dispose()
      return timed
    }
    case 'answers': {
      const model = network({})
      const some = digits.slice(0, question.digits)
      const numbers = await timeAnswers(tf, model, some, question.batchSize)
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
        ...encodingOf(tf),
        // As the kernel does after each step.
        onStep: nextTask,
      })
      return { numbers: [(performance.now() - start) / 1000, epoch!.seconds] }
    }
  }
})

async function startCard(): Promise<Answer> {
  const why = await whyNoCard()
  if (why) return { absent: why }
  const { backend, note } = await startBackend(wasmFiles(false), 'webgpu')
  return backend === 'webgpu' ? { words: backend } : { absent: note ?? backend }
}

class Enough extends Error {}

/** Mean milliseconds of so many steps of `fit`, after a fifth as many: on a card they come several at a time. */
async function meanStep(
  model: tf.LayersModel,
  digits: Digits,
  batchSize: number,
  count: number,
): Promise<number> {
  let [steps, from, to] = [0, 0, 0]
  const onStep = async () => {
    await nextTask()
    if (++steps === Math.ceil(count / 5)) from = performance.now()
    if (steps < Math.ceil(count / 5) + count) return
    to = performance.now()
    throw new Enough()
  }
  try {
    await fit(model, digits, { batchSize, epochs: 1000, ...encodingOf(tf), onStep })
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
  return (to - from) / count
}
