/**
 * Starts TensorFlow.js for training: wasm with SIMD where the browser has it, or a graphics card where that is faster,
 * the plain cpu backend otherwise.
 * A backend is used only after one training step with a known answer: some compute wrong numbers silently.
 */
import { kernel as words } from '#words/kernel'
import '@tensorflow/tfjs-backend-cpu'
import { lastPlanned, notePlanned } from './card/last-planned.ts'
import { useFastMatMul } from './fast-matmul.ts'
import {
  type Card,
  conditions,
  fasterOf,
  findCard,
  isClose,
  isDoubtful,
  isOf,
  leastOf,
  type Measured,
  type Pace,
  type TimedStep,
} from './fastest.ts'
import { type GpuBackend, messageOf } from './gpu-device.ts'
import type { KernelFiles } from './kernels/load-kernels.ts'
import type { Threads } from './kernels/threads.ts'
import { usePlainKernels, useWasmKernels } from './kernels/use-kernels.ts'
import { startWasm } from './start-wasm.ts'
import * as tf from './tf.ts'

export interface WasmFiles {
  plain: string
  /** with SIMD, and perhaps with a memory that threads can share */
  simd: string
  /** our own, with the same kind of memory; without them the backend's are used */
  kernels?: KernelFiles
}

useFastMatMul()
usePlainKernels()

/** Where the reader wants to compute; what cannot be had falls back to `automatic`. */
export type { Measured, TimedStep } from './fastest.ts'
export type Compute = 'automatic' | 'wasm' | 'cpu' | GpuBackend

export interface Started {
  /** TensorFlow.js's name for it */
  backend: string
  /** threads that compute at present */
  threads(): number
  /** what the reader should know of it: why the one asked for is not used, or that no card is behind it */
  note?: string | undefined
  /** which was faster, where there was a card to compare with */
  measured?: Measured
  /** resolves when the graphics card that computes is taken away */
  lost?: Promise<void> | undefined
  /** told when the choice was looked at again: perhaps another backend computes from now on, or has come to be there */
  onLookedAgain?: () => void
}

/**
 * Starts a backend that computes right: the one asked for or, automatically, the faster of wasm and the graphics
 * card, by what was measured on this machine before or is now; cpu where nothing else runs.
 */
export async function startBackend(
  files: WasmFiles,
  compute: Compute = 'automatic',
  remembered?: Measured,
  step?: TimedStep,
): Promise<Started> {
  if (compute === 'webgl' || compute === 'webgpu') {
    try {
      return await startCard(compute)
    } catch (error) {
      return { ...(await startProcessor(files)), note: refusalOf(compute, error) }
    }
  }
  const processor = await startProcessor(files, compute === 'cpu')
  if (compute !== 'automatic' || processor.backend !== 'wasm') return processor
  const card = await findCard()
  if (!card || !step) return processor
  try {
    return await startFaster(card, processor, step, remembered)
  } catch (error) {
    // Not to be remembered: the next time it may be there.
    await tf.setBackend('wasm')
    return { ...processor, note: refusalOf(card.backend, error) }
  }
}

/** A card that cannot be used; the message is why, in a sentence of ours. */
class Refused extends Error {}

function refusalOf(backend: GpuBackend, error: unknown): string {
  const why = error instanceof Refused ? error.message : words.failed(messageOf(error))
  return words.refused(backend, why)
}

/** Starts the card, or leaves it at the processor, by what was measured before or is now. Throws where the card fails. */
async function startFaster(
  card: Card,
  processor: Started,
  step: TimedStep,
  remembered: Measured | undefined,
): Promise<Started> {
  const of = conditions()
  const measured = isOf(remembered, card, of) ? remembered : await compare(card, of, step)
  const gpu = measured.fastest === card.backend ? await startCard(card.backend) : undefined
  if (!gpu) await tf.setBackend('wasm')
  const chosen = { ...(gpu ?? processor), measured, note: noteOf(measured) }
  mendLater(chosen, processor, step)
  return chosen
}

/**
 * Lets a training report its pace at the end of an epoch, as `mend` of the backend: where it is clearly slower than the
 * other backend promised, both are timed again, and if that one is faster now, the training goes on there, which resolves
 * to true.
 */
function mendLater(chosen: Chosen, processor: Started, step: TimedStep): void {
  const mend = async (pace: Pace): Promise<boolean> => {
    const { measured, backend } = chosen
    // As the book's own steps, which were timed, are wherever they can be.
    const isAsTimed = pace.isPlanned === (backend === 'webgpu') && step.isLike(pace)
    if (!isAsTimed || !isDoubtful(measured, backend, pace)) return false
    // Once: to and fro would be worse than either.
    Object.assign(running, { mend: undefined })
    // What has been read can be moved without waiting, which not every card allows.
    const variables = Object.values(tf.engine().registeredVariables)
    await Promise.all(variables.map((variable) => variable.data()))
    const now = await compare(measured.card, measured.of, step, true).catch(() => undefined)
    const other = now && now.fastest !== backend ? await startOther(now, processor) : undefined
    if (other) {
      // What is not the other's must not stay: its loss, and how the last training took its steps.
      Object.assign(chosen, { lost: undefined }, other)
      notePlanned(undefined)
    } else await tf.setBackend(backend)
    if (now) Object.assign(chosen, { measured: leastOf(measured, now), note: noteOf(now) })
    chosen.onLookedAgain?.()
    return other !== undefined
  }
  const running = tf.backend()
  Object.assign(running, { mend })
}

/** The backend that was faster, computing; undefined where it cannot be had after all. */
async function startOther({ fastest }: Measured, processor: Started): Promise<Started | undefined> {
  if (fastest === 'wasm') return (await tf.setBackend('wasm')) ? processor : undefined
  return startCard(fastest as GpuBackend).catch(() => undefined)
}

type Chosen = Started & { measured: Measured }

function noteOf({ milliseconds }: Measured): string | undefined {
  const times = Object.entries(milliseconds)
  return times.length > 0 ? words.compared(times) : undefined
}

/**
 * Times wasm, which has started, and the card, at first both again where a busy moment may have decided; `isAgain`, while
 * a training waits, once. Throws where the card fails.
 */
async function compare(
  card: Card,
  of: string,
  step: TimedStep,
  isAgain = false,
): Promise<Measured> {
  const planned = lastPlanned()
  try {
    const timeOn = async (backend: string) => {
      await tf.setBackend(backend)
      return step.time()
    }
    const processor = await timeOn('wasm')
    await startCard(card.backend)
    const isUsable = isAgain || (await readsAtOnce())
    const first = fasterOf(card, of, processor, isUsable ? await step.time() : undefined)
    if (isAgain || !isClose(first)) return first
    const [again, graphics] = [await timeOn('wasm'), await timeOn(card.backend)]
    return leastOf(first, fasterOf(card, of, again, graphics))
  } finally {
    // What was timed was no reader's training.
    notePlanned(planned)
  }
}

/** Starts the backend on a graphics card; throws where it cannot be used. */
async function startCard(name: GpuBackend): Promise<Started> {
  const { startGpu } = await import('./gpu.ts')
  const { refusal, isSoftware, lost } = await startGpu(name)
  if (refusal !== undefined) throw new Refused(refusal)
  if (!(await knowsTheAnswer())) throw new Refused(words.wrong)
  return {
    backend: name,
    threads: () => 1,
    ...(isSoftware && { note: words.software }),
    ...(lost && { lost }),
  }
}

/** Whether numbers can be read without waiting, as cells do with `dataSync`. Some browsers lose a WebGPU card over it. */
async function readsAtOnce(): Promise<boolean> {
  // So many that TensorFlow.js does not compute them on the processor after all.
  const doubled = tf.tidy(() => tf.range(0, 5000).mul(2))
  const quadrupled = doubled.mul(2)
  try {
    if (doubled.dataSync()[4321] !== 8642) return false
    return (await quadrupled.data())[4321] === 17_284
  } catch {
    return false
  } finally {
    tf.dispose([doubled, quadrupled])
  }
}

let wasmKernels: Promise<Threads | undefined> | undefined

/** Also where a start begins over: a kernel would be put before itself, and there would be as many helpers again. */
function useWasmKernelsOnce(files: KernelFiles): Promise<Threads | undefined> {
  wasmKernels ??= useWasmKernels(files).catch((error: unknown) => {
    // The files have not come; nothing was done.
    wasmKernels = undefined
    throw error
  })
  return wasmKernels
}

/** No steps are planned on a processor; that one has trained is noted all the same, so that no earlier plan is told of. */
const planTraining = async () => notePlanned(undefined)

async function startProcessor(files: WasmFiles, plain = false): Promise<Started> {
  Object.assign(tf.findBackend('cpu'), { planTraining })
  if (!plain && (await startWasm(files))) {
    Object.assign(tf.backend(), { planTraining })
    const threads = files.kernels && (await useWasmKernelsOnce(files.kernels))
    if (await knowsTheAnswer()) return { backend: 'wasm', threads: () => threads?.count ?? 1 }
  }
  if ((await tf.setBackend('cpu')) && (await knowsTheAnswer()))
    return { backend: 'cpu', threads: () => 1 }
  throw new Error(words.noBackend)
}

/** Whether modules with a shared memory can run here: only in pages isolated from other origins, and not on all phones. */
export function canShareMemory(): boolean {
  // Some browsers make such a memory elsewhere, too, and then do not let it be sent to a worker.
  if (!globalThis.crossOriginIsolated) return false
  try {
    return (
      new WebAssembly.Memory({ initial: 1, maximum: 65_536, shared: true }).buffer.byteLength > 0
    )
  } catch {
    return false
  }
}

/** One step of a network of two weights, by hand: y = relu(x w1) w2, loss = y², x = 2, w1 = 0.5, w2 = -3. */
async function knowsTheAnswer(): Promise<boolean> {
  const results = tf.tidy(() => {
    const x = tf.tensor2d([[2, 0]])
    const loss = (w1: tf.Tensor, w2: tf.Tensor) =>
      x
        .matMul(w1 as tf.Tensor2D)
        .relu()
        .matMul(w2 as tf.Tensor2D)
        .square()
        .sum() as tf.Scalar
    const { value, grads } = tf.valueAndGrads(loss)([
      tf.tensor2d([[0.5], [9]]),
      tf.tensor2d([[-3]]),
    ])
    return tf.concat([value, ...grads].map((t) => t.flatten()) as tf.Tensor1D[])
  })
  // y = -3, so loss 9, dL/dw2 = 2y·1 = -6, dL/dw1 = 2y·w2·x = (36, 0).
  const numbers = await results.data()
  results.dispose()
  return [9, 36, 0, -6].every((expected, i) => Math.abs(numbers[i]! - expected) < 1e-5)
}
