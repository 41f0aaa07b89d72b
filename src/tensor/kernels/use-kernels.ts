/** Gives TensorFlow.js our kernels. Each backend keeps those of its own that are not replaced. */
import { backend } from '@tensorflow/tfjs-core'
import { useConvGradient } from './conv-gradient.ts'
import { useDropoutOnCpu, useDropoutOnWasm, useSeededDropout } from './dropout.ts'
import { useIdentity } from './identity.ts'
import { type KernelFiles, loadKernels } from './load-kernels.ts'
import { useMatMul } from './mat-mul.ts'
import { useReluGradient, useReluGradientOnWasm } from './relu-gradient.ts'
import { useRmsprop } from './rmsprop.ts'
import { useSlice } from './slice.ts'
import { useStandIns } from './stand-ins.ts'
import { useSum } from './sum.ts'
import { Threads } from './threads.ts'
import type { WasmBackend } from './wasm-backend.ts'

/** Registers the kernels that every backend can use. Call once. */
export function usePlainKernels(): void {
  useDropoutOnCpu()
  useSeededDropout()
  useReluGradient()
}

/**
 * Registers our kernels on the wasm backend, which must have started; without SIMD only those in plain TypeScript.
 * Resolves to its threads; to undefined where there is one, since there is no SIMD.
 */
export async function useWasmKernels(files: KernelFiles): Promise<Threads | undefined> {
  const wasm = backend() as WasmBackend
  let threads: Threads | undefined
  const loaded = await loadKernels(files, wasm)
  useSlice()
  if (loaded) {
    const { kernels, module } = loaded
    threads = new Threads(kernels)
    threads.start(module, wasm)
    Object.assign(wasm, { threads })
    useIdentity()
    useMatMul(kernels, threads)
    useSum(kernels)
    useReluGradientOnWasm(threads)
    useRmsprop(threads)
    useDropoutOnWasm(threads)
  }
  useStandIns()
  useConvGradient()
  return threads
}
