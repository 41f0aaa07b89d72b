/** The kernels in assembly/, compiled, in the memory of TensorFlow.js, where the tensors are. */
import type { WasmBackend } from './wasm-backend.ts'

export interface KernelFiles {
  /** address of the build for 128-bit SIMD */
  simd: string
  /** of the one with relaxed SIMD: products are added as they are made, in one instruction and one rounding */
  relaxed: string
}

/** As exported by assembly/index.ts; addresses in bytes, strides in floats. */
export interface Kernels {
  sgemm(
    a: number,
    aRow: number,
    aColumn: number,
    b: number,
    bRow: number,
    bColumn: number,
    c: number,
    cRow: number,
    m: number,
    n: number,
    k: number,
    bias: number,
    relu: boolean,
    scratch: number,
  ): void
  sgemmScratch(n: number): number
  reluGradient(dy: number, x: number, to: number, size: number): void
  columnSums(x: number, y: number, rows: number, n: number): void
  rmsprop(
    theta: number,
    s: number,
    g: number,
    newTheta: number,
    newS: number,
    size: number,
    eta: number,
    rho: number,
    epsilon: number,
  ): void
  dropout(x: number, y: number, size: number, seed: number, threshold: number, scale: number): void
}

/** Resolves to undefined where the browser lacks SIMD. */
export async function loadKernels(
  files: KernelFiles,
  { wasm }: WasmBackend,
): Promise<{ kernels: Kernels; module: WebAssembly.Module } | undefined> {
  const file = hasRelaxedSimd() ? files.relaxed : files.simd
  const imports = { env: { memory: wasm.asm.memory } }
  try {
    const { instance, module } = await instantiate(await fetch(file), imports)
    return { kernels: instance.exports as unknown as Kernels, module }
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return undefined
    throw error
  }
}

/** Streamed where the host says what the file is; not every host knows of WebAssembly. */
async function instantiate(
  response: Response,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  return response.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.instantiateStreaming(response, imports)
    : WebAssembly.instantiate(await response.arrayBuffer(), imports)
}

/** Whether a function of one `f32x4.relaxed_madd` is a valid one here. */
function hasRelaxedSimd(): boolean {
  const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
  const type = [1, 8, 1, 0x60, 3, 0x7b, 0x7b, 0x7b, 1, 0x7b]
  const functions = [3, 2, 1, 0]
  const code = [10, 13, 1, 11, 0, 0x20, 0, 0x20, 1, 0x20, 2, 0xfd, 0x85, 0x02, 0x0b]
  return WebAssembly.validate(new Uint8Array([...header, ...type, ...functions, ...code]))
}
