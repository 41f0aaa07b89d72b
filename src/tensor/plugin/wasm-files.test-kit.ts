/** `wasm-files.ts` for tests: where Node finds what the build would publish. Mocks come from here. */
import { createRequire } from 'node:module'
import type { WasmFiles } from '../backend.ts'
import relaxed from '../kernels/assembly/index.ts?wasm=relaxed'
import simd from '../kernels/assembly/index.ts?wasm=simd'

const { resolve } = createRequire(import.meta.url)

/** The paths of the wasm files on the disk. */
export const wasmFiles = (): WasmFiles => ({
  plain: resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm'),
  simd: resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'),
  kernels: { simd, relaxed },
})
