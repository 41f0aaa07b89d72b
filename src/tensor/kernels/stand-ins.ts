/**
 * Kernels that the wasm backend lacks, by those of the cpu backend on copies: the gradients of convolutions and of
 * embeddings, and a few more. Slower than a kernel in wasm, and right.
 */
import {
  findBackend,
  getKernel,
  getKernelsForBackend,
  type KernelBackend,
  type KernelConfig,
  type NamedTensorInfoMap,
  registerKernel,
  type TensorInfo,
} from '@tensorflow/tfjs-core'

/** Complex numbers need a backend that holds them. */
const COMPLEX = new Set(['Complex', 'ComplexAbs', 'FFT', 'IFFT', 'Imag', 'Real'])

/** Registers a stand-in on the wasm backend for each kernel that only the cpu backend has. Both must be registered. */
export function useStandIns(): void {
  for (const config of getKernelsForBackend('cpu'))
    if (!getKernel(config.kernelName, 'wasm') && !COMPLEX.has(config.kernelName))
      registerKernel(standInFor(config))
}

function standInFor({ kernelName, kernelFunc }: KernelConfig): KernelConfig {
  return {
    kernelName,
    backendName: 'wasm',
    kernelFunc({ backend, inputs, attrs }) {
      const wasm = backend as KernelBackend
      const cpu = findBackend('cpu')
      const copies: TensorInfo[] = []
      const copy = (x: TensorInfo): TensorInfo => {
        copies.push(moved(x, wasm, cpu))
        return copies.at(-1)!
      }
      const results = kernelFunc({
        backend: cpu,
        inputs: mapInputs(inputs, copy),
        ...(attrs && { attrs }),
      })
      const all = [results].flat()
      const answers = all.map((y) => moved(y, cpu, wasm))
      for (const { dataId } of [...copies, ...all]) cpu.disposeData(dataId, true)
      return Array.isArray(results) ? answers : answers[0]!
    },
  }
}

/** Inputs have names, or are a list; what is left out stays out. */
function mapInputs(
  inputs: NamedTensorInfoMap,
  copy: (x: TensorInfo) => TensorInfo,
): NamedTensorInfoMap {
  const mapped = Object.entries(inputs).map(([name, x]) => [name, x && copy(x)] as const)
  const copies = Array.isArray(inputs) ? mapped.map(([, x]) => x) : Object.fromEntries(mapped)
  return copies as NamedTensorInfoMap
}

/** A tensor with the same numbers in another backend. */
function moved(
  { dataId, shape, dtype }: TensorInfo,
  from: KernelBackend,
  to: KernelBackend,
): TensorInfo {
  return { dataId: to.write(from.readSync(dataId), shape, dtype), shape, dtype }
}
