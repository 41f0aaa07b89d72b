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
 * Resolves to its threads.
 */
export async function useWasmKernels(files: KernelFiles): Promise<Threads> {
  const wasm = backend() as WasmBackend
  const threads = new Threads()
  const loaded = await loadKernels(files, wasm)
  useSlice()
  if (loaded) {
    const { kernels, module } = loaded
    threads.start(module, wasm)
    useIdentity()
    useMatMul(kernels, threads)
    useSum(kernels)
    useReluGradientOnWasm(kernels)
    useRmsprop(kernels)
    useDropoutOnWasm(kernels)
  }
  useStandIns()
  useConvGradient()
  return threads
}
