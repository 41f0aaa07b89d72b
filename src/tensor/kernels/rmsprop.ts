/** `KerasRMSpropStep`: what `lesson/rmsprop` spells out in eight operations, in one. */
import { registerKernel, type TensorInfo, util } from '@tensorflow/tfjs-core'
import type { Kernels } from './load-kernels.ts'
import { addressOf, type WasmBackend } from './wasm-backend.ts'

/** θ, s and g of one shape; gives the new θ and the new s. */
export function useRmsprop({ rmsprop }: Kernels): void {
  registerKernel({
    kernelName: 'KerasRMSpropStep',
    backendName: 'wasm',
    kernelFunc: (call) => {
      const backend = call.backend as WasmBackend
      const { theta, s, g } = call.inputs as Record<string, TensorInfo>
      const { learningRate, rho, epsilon } = call.attrs as unknown as Record<string, number>
      const outputs = [theta!, s!].map(({ shape }) => backend.makeOutput(shape, 'float32'))
      const at = (x: TensorInfo | undefined) => addressOf(backend, x!)
      rmsprop(
        at(theta),
        at(s),
        at(g),
        at(outputs[0]),
        at(outputs[1]),
        util.sizeFromShape(theta!.shape),
        learningRate!,
        rho!,
        epsilon!,
      )
      return outputs
    },
  })
}
