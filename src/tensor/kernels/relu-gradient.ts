/** The gradient of ReLU in one kernel on the wasm backend; elsewhere by the three operations that it stands for. */
import {
  cast,
  engine,
  type GradConfig,
  getGradient,
  getKernel,
  mul,
  Relu,
  registerGradient,
  registerKernel,
  step,
  type Tensor,
  type TensorInfo,
  unregisterGradient,
  util,
  zerosLike,
} from '@tensorflow/tfjs-core'
import type { Threads } from './threads.ts'
import { addressOf, type WasmBackend } from './wasm-backend.ts'

const KERNEL = 'ReluGradient'

/** Registers the gradient's kernel on the wasm backend: dy and x of one shape, float32, to dx of that shape. */
export function useReluGradientOnWasm(threads: Threads): void {
  registerKernel({
    kernelName: KERNEL,
    backendName: 'wasm',
    kernelFunc: (call) => {
      const backend = call.backend as WasmBackend
      const { dy, x } = call.inputs as Record<string, TensorInfo>
      const y = backend.makeOutput(x!.shape, 'float32')
      const at = [dy!, x!, y].map((t) => addressOf(backend, t))
      threads.share('reluGradient', util.sizeFromShape(x!.shape), (first, count) => [
        ...at.map((address) => address + 4 * first),
        count,
      ])
      return y
    },
  })
}

/** Has ReLU's gradient take the kernel where the backend has one. */
export function useReluGradient(): void {
  const stock = getGradient(Relu)
  unregisterGradient(Relu)
  registerGradient({
    ...stock,
    gradFunc: (dy, [x]) => ({ x: () => reluGradient(dy as Tensor, x!) }),
  } satisfies GradConfig)
  registerGradient({
    kernelName: KERNEL,
    inputsToSave: ['x'],
    // ReLU has no second derivative, but what comes back through dy has.
    gradFunc: (ddy, [x]) => ({
      dy: () => reluGradient(ddy as Tensor, x!),
      x: () => zerosLike(x!),
    }),
  })
}

function reluGradient(dy: Tensor, x: Tensor): Tensor {
  if (!getKernel(KERNEL, engine().backendName)) return mul(dy, cast(step(x), 'float32'))
  return engine().runKernel(KERNEL, { dy, x }) as Tensor
}
