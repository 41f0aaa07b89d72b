/** Puts a kernel of ours before one of the wasm backend's. */
import {
  getKernel,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs-core'
import type { WasmBackend } from './wasm-backend.ts'

type Attempt = (
  backend: WasmBackend,
  inputs: NamedTensorInfoMap,
  attrs: NamedAttrMap,
) => TensorInfo | undefined

/**
 * Puts `attempt` before a kernel of the wasm backend; where it gives undefined, the kernel that was there before
 * computes.
 */
export function replaceKernel(name: string, attempt: Attempt): void {
  const before = getKernel(name, 'wasm')
  unregisterKernel(name, 'wasm')
  registerKernel({
    ...before,
    kernelFunc: (call) =>
      attempt(call.backend as WasmBackend, call.inputs, call.attrs!) ?? before.kernelFunc(call),
  })
}
