/**
 * Which backend trains faster here, the processor's or the graphics card's: measured once, by training steps of the
 * book's size, and remembered by the page for as long as the card is the same.
 */
import { type GpuBackend, gpuDevice, isSoftware } from './gpu-device.ts'
import * as tf from './tf.ts'

/** The outcome of measuring, to be kept. */
export interface Measured {
  /** the backend on the card, and the card's name */
  card: Card
  /** of a step, by backend; without the card's if it did not start, or computed wrongly */
  milliseconds: Record<string, number>
  fastest: string
}

export interface Card {
  backend: GpuBackend
  name: string
}

/** A card's own optimiser costs it more than it costs the processor, so it must win by this much. */
const MARGIN = 1.25
/** A card that needs longer for a first step, its programs being compiled, is not waited for. */
const LONGEST_FIRST_STEP_MS = 3000

/** The card to try: WebGPU's, else WebGL's. A processor that plays one counts as none. */
export async function findCard(): Promise<Card | undefined> {
  for (const backend of ['webgpu', 'webgl'] as const) {
    const name = await gpuDevice(backend).catch(() => undefined)
    if (name !== undefined && !isSoftware(name)) return { backend, name }
  }
  return undefined
}

/** The faster of the two, given milliseconds for each step. */
export function fasterOf(card: Card, processor: number, graphics: number | undefined): Measured {
  const wins = graphics !== undefined && graphics * MARGIN < processor
  return {
    card,
    milliseconds: {
      wasm: processor,
      ...(graphics !== undefined && { [card.backend]: graphics }),
    },
    fastest: wins ? card.backend : 'wasm',
  }
}

/**
 * Milliseconds of a training step on the present backend: 128 digits forward and back, median of five after a first;
 * undefined where the first takes seconds. Draws no random numbers and leaves no tensors.
 */
export async function timeStep(): Promise<number | undefined> {
  const [x, ...weights] = tf.tidy(() =>
    [
      [128, 784],
      [784, 512],
      [512, 512],
      [512, 10],
    ].map(
      (
        shape, // biome-ignore format: a network at a glance
      ) => tf.variable(tf.linspace(-0.05, 0.05, shape[0]! * shape[1]!).reshape(shape)),
    ),
  ) as tf.Variable<tf.Rank.R2>[]
  const optimizer = tf.train.sgd(0.001)
  const step = async () => {
    const started = performance.now()
    const loss = optimizer.minimize(
      () => {
        const hidden = weights.slice(0, 2).reduce((h, w) => h.matMul(w).relu(), x as tf.Tensor2D)
        return hidden.matMul(weights[2]!).softmax().square().mean()
      },
      true,
      weights,
    )!
    // Only a number that has come back shows that the card has done its work.
    await loss.data()
    loss.dispose()
    return performance.now() - started
  }
  try {
    if ((await step()) > LONGEST_FIRST_STEP_MS) return undefined
    const times: number[] = []
    for (let i = 0; i < 5; i++) times.push(await step())
    return times.sort((a, b) => a - b)[2]!
  } finally {
    optimizer.dispose()
    tf.dispose([x!, ...weights])
  }
}
