/** Starts TensorFlow.js's wasm backend from this site's files, as it comes. */

import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { env, setBackend } from '@tensorflow/tfjs-core'

/** Starts the wasm backend with these files; resolves to whether it runs here. */
export async function startWasm(files: { plain: string; simd: string }): Promise<boolean> {
  if (typeof WebAssembly === 'undefined') return false
  setWasmPaths({
    'tfjs-backend-wasm.wasm': files.plain,
    'tfjs-backend-wasm-simd.wasm': files.simd,
    // Never fetched: the threaded build starts further workers from blob: URLs, which the page forbids.
    'tfjs-backend-wasm-threaded-simd.wasm': files.simd,
  })
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  return setBackend('wasm').catch(() => false)
}
