/**
 * The Dropout layer's masks from a counter-based generator: TensorFlow.js draws each of a mask's numbers by a call in
 * JavaScript and keeps the mask for the gradient. Here whether entry i is kept depends on a seed and i alone, so that
 * forward and backward are the same kernel with the same seed. Each backend has it, with the same masks: those of the
 * graphics card are in `card/operations.ts`.
 */
import {
  engine,
  getKernel,
  registerGradient,
  registerKernel,
  serialization,
  type Tensor,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core'
// Registers the layer.
import '@tensorflow/tfjs-layers'
import type { Threads } from './threads.ts'
import { addressOf, type WasmBackend } from './wasm-backend.ts'

const KERNEL = 'SeededDropout'

/** What the layer has, some of it private. */
interface DropoutLayer {
  rate: number
  noiseShape?: number[]
  seed?: number
  call(inputs: Tensor | Tensor[], kwargs: Record<string, unknown>): Tensor | Tensor[]
}

export interface DropoutAttrs {
  /** share that is dropped, between 0 and 1 */
  rate: number
  /** 32 bits */
  seed: number
}

/**
 * Registers the kernel on the wasm backend: float32 x of any shape to y of the same; an entry becomes 0, or is scaled
 * by 1 / (1 - rate).
 */
export function useDropoutOnWasm(threads: Threads): void {
  register('wasm', (backend: WasmBackend, x, { rate, seed }) => {
    const y = backend.makeOutput(x.shape, 'float32')
    const [from, to] = [addressOf(backend, x), addressOf(backend, y)]
    threads.share('dropout', util.sizeFromShape(x.shape), (first, count) => [
      from + 4 * first,
      to + 4 * first,
      count,
      // The generator counts from here.
      (Math.imul(first, WEYL) + seed) | 0,
      thresholdOf(rate),
      1 / (1 - rate),
    ])
    return y
  })
}

interface CpuBackend {
  data: { get(id: object): { values: Float32Array } }
  makeTensorInfo(shape: number[], dtype: 'float32', values: Float32Array): TensorInfo
}

/**
 * Registers the kernel on the cpu backend: float32 x of any shape to y of the same; an entry becomes 0, or is scaled by
 * 1 / (1 - rate).
 */
export function useDropoutOnCpu(): void {
  register('cpu', (backend: CpuBackend, x, attrs) =>
    backend.makeTensorInfo(
      x.shape,
      'float32',
      plainDropout(backend.data.get(x.dataId).values, attrs),
    ),
  )
}

/** The plain loop: what assembly/dropout.ts does four at a time. */
export function plainDropout(x: Float32Array, { rate, seed }: DropoutAttrs): Float32Array {
  const [threshold, scale] = [thresholdOf(rate), 1 / (1 - rate)]
  return x.map((value, i) => value * (scatter(i, seed) >= threshold ? scale : 0))
}

const WEYL = 0x9e3779b9

/** The i-th random number of 32 bits; see assembly/random.ts. */
function scatter(i: number, seed: number): number {
  let h = (Math.imul(i, WEYL) + seed) | 0
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

/** Random numbers of 32 bits below it drop what they are drawn for. */
export function thresholdOf(rate: number): number {
  return Math.round(rate * 2 ** 32)
}

function register<Backend>(
  backendName: string,
  drop: (backend: Backend, x: TensorInfo, attrs: DropoutAttrs) => TensorInfo,
): void {
  registerKernel({
    kernelName: KERNEL,
    backendName,
    kernelFunc: ({ backend, inputs, attrs }) =>
      drop(backend as Backend, inputs.x!, attrs as unknown as DropoutAttrs),
  })
}

/** Has Dropout layers take the kernel, where the backend has one and the layer asks for nothing special. */
export function useSeededDropout(): void {
  registerGradient({
    kernelName: KERNEL,
    gradFunc: (dy, _, attrs) => ({
      x: () => dropout(dy as Tensor, attrs as unknown as DropoutAttrs),
    }),
  })
  const [Dropout] = serialization.SerializationMap.getMap().classNameMap.Dropout!
  const { prototype } = Dropout as unknown as { prototype: DropoutLayer }
  const stock = prototype.call
  prototype.call = function (inputs, kwargs) {
    const [x, ...more] = Array.isArray(inputs) ? inputs : [inputs]
    const plain = this.noiseShape == null && this.seed == null && more.length === 0
    const active = kwargs.training === true && this.rate > 0 && this.rate < 1
    if (!plain || !active || !getKernel(KERNEL, engine().backendName))
      return stock.call(this, inputs, kwargs)
    return dropout(x!, { rate: this.rate, seed: Math.floor(Math.random() * 2 ** 32) })
  }
}

function dropout(x: Tensor, attrs: DropoutAttrs): Tensor {
  return engine().runKernel(KERNEL, { x }, { ...attrs }) as Tensor
}
