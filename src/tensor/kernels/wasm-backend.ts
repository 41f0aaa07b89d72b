/** What the kernels need of TensorFlow.js's wasm backend, beyond what its types say. */
import type { DataId, DataType, KernelBackend, TensorInfo } from '@tensorflow/tfjs-core'

export interface WasmBackend extends KernelBackend {
  wasm: {
    asm: { memory: WebAssembly.Memory }
    _malloc(bytes: number): number
    _free(address: number): void
  }
  dataIdMap: { get(id: DataId): { memoryOffset: number } }
  /** a new tensor with whatever its memory held */
  makeOutput(shape: number[], dtype: DataType): TensorInfo
}

/** Where a tensor's numbers begin in the backend's memory, in bytes. */
export function addressOf(backend: WasmBackend, { dataId }: TensorInfo): number {
  return backend.dataIdMap.get(dataId).memoryOffset
}
