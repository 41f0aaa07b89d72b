/** Where the WebAssembly of this site is. Nothing of it is loaded here. */
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import shared from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?shared'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import type { WasmFiles } from '../backend.ts'
import relaxedKernels from '../kernels/assembly/index.ts?wasm=relaxed'
import sharedRelaxedKernels from '../kernels/assembly/index.ts?wasm=relaxed-shared'
import simdKernels from '../kernels/assembly/index.ts?wasm=simd'
import sharedSimdKernels from '../kernels/assembly/index.ts?wasm=simd-shared'

/** The addresses of the wasm files, built for a memory that threads share, or for one of its own. */
export function wasmFiles(canShareMemory: boolean): WasmFiles {
  return canShareMemory
    ? { plain, simd: shared, kernels: { simd: sharedSimdKernels, relaxed: sharedRelaxedKernels } }
    : { plain, simd, kernels: { simd: simdKernels, relaxed: relaxedKernels } }
}
