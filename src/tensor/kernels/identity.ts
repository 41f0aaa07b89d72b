/** A tensor with the same numbers is the same memory, counted once more, as in the cpu backend; no copy. */
import { Identity, type TensorInfo } from '@tensorflow/tfjs-core'
import { replaceKernel } from './replace-kernel.ts'

/** Replaces the Identity kernel of the wasm backend; shape and type stay. */
export function useIdentity(): void {
  replaceKernel(Identity, (backend, inputs) => {
    const { x } = inputs as unknown as { x: TensorInfo }
    backend.incRef(x.dataId)
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype }
  })
}
