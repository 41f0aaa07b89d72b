/** ONNX Runtime Web's product. It does not train in a page, so that is all it is asked for. */
import * as ort from 'onnxruntime-web/wasm'
import { answerWith, times } from './answer.ts'
import { gemmModel } from './gemm-model.ts'

answerWith(async (question) => {
  switch (question.ask) {
    case 'start': {
      const { threads } = question.contender as { threads: number }
      ort.env.wasm.wasmPaths = '/ort/'
      ort.env.wasm.numThreads = threads
      return { words: `ONNX Runtime Web ${ort.env.versions.common}, ${threads} threads` }
    }
    case 'product': {
      const { m, n, k, transposeA, transposeB } = question.shape
      const session = await ort.InferenceSession.create(gemmModel(transposeA, transposeB))
      const random = (size: number) => Float32Array.from({ length: size }, () => Math.random())
      const a = new ort.Tensor('float32', random(m * k), transposeA ? [k, m] : [m, k])
      const b = new ort.Tensor('float32', random(k * n), transposeB ? [n, k] : [k, n])
      const numbers = await times(question.count, () => session.run({ a, b }))
      await session.release()
      return { numbers }
    }
    default:
      return { absent: 'ONNX Runtime Web is asked for products only' }
  }
})
