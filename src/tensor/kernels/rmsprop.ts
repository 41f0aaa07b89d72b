/** `KerasRMSpropStep`: what `lesson/rmsprop` spells out in eight operations, in one. */
import { registerKernel, type TensorInfo, util } from '@tensorflow/tfjs-core'
import type { Threads } from './threads.ts'
import { addressOf, type WasmBackend } from './wasm-backend.ts'

/** θ, s and g of one shape; gives the new θ and the new s. */
export function useRmsprop(threads: Threads): void {
  registerKernel({
    kernelName: 'KerasRMSpropStep',
    backendName: 'wasm',
    kernelFunc: (call) => {
      const backend = call.backend as WasmBackend
      const { theta, s, g } = call.inputs as Record<string, TensorInfo>
      const { learningRate, rho, epsilon } = call.attrs as unknown as Record<string, number>
      const outputs = [theta!, s!].map(({ shape }) => backend.makeOutput(shape, 'float32'))
      const at = [theta!, s!, g!, ...outputs].map((x) => addressOf(backend, x))
      threads.share('rmsprop', util.sizeFromShape(theta!.shape), (first, count) => [
        ...at.map((address) => address + 4 * first),
        count,
        learningRate!,
        rho!,
        epsilon!,
      ])
      return outputs
    },
  })
}
