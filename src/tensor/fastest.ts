/**
 * Which backend trains faster here, the processor's or the graphics card's: by timing the very step of a training, once;
 * remembered by the page for as long as card, processors and versions are the same, and mended when training shows
 * otherwise.
 */
// The page asks, too, and is to load no TensorFlow.js for it.
import { version } from '@tensorflow/tfjs-core/dist/version.js'
import { type GpuBackend, gpuDevice, isSoftware } from './gpu-device.ts'

/** The outcome of measuring, to be kept. */
export interface Measured {
  /** the backend on the card, and the card's name */
  card: Card
  /** what else it was measured for: `conditions()` then */
  of: string
  /** of a step, by backend; without that of one that was too slow to be waited for, did not start, or computed wrongly */
  milliseconds: Record<string, number>
  fastest: string
}

export interface Card {
  backend: GpuBackend
  name: string
}

/** The step that decides. */
export interface TimedStep {
  /** its milliseconds on the present backend, warm; undefined where it is not worth waiting for */
  time(): Promise<number | undefined>
  /** whether the steps of this training are such steps, and enough of them to tell */
  isLike(pace: Pace): boolean
}

/** How an epoch went, from where this run took it up. */
export interface Pace {
  /** of a step, in the mean */
  milliseconds: number
  steps: number
  /** whether the card took the steps whole */
  isPlanned: boolean
  /** examples in a batch */
  batchSize: number
  /** numbers that the model learns */
  parameters: number
}

/** Another tab that trains makes a step so many times as slow, and hardly more. */
const CLOSE = 3

/** A step that takes so many times what the other backend promised is no accident. */
const CLEARLY = 1.25

/** Another way of taking steps makes what was measured before worth nothing. */
const STEPS = 2

/** Of a browser's long name for itself, what computes; all that are made of Chromium or WebKit have one of these. */
const ENGINE = /(?:Firefox|Chrome|Version)\/\d+/

/** The versions and the processors that a time depends on, besides the card. */
export function conditions(): string {
  const { hardwareConcurrency: cores = 1, userAgent = '' } = globalThis.navigator ?? {}
  const browser = ENGINE.exec(userAgent)?.[0] ?? 'another'
  const memory = globalThis.crossOriginIsolated ? 'shared' : 'alone'
  return `${version}, ${browser}, steps ${STEPS}, ${cores} processors, ${memory}`
}

/** The card to try: WebGPU's, else WebGL's. A processor that plays one counts as none. */
export async function findCard(): Promise<Card | undefined> {
  for (const backend of ['webgpu', 'webgl'] as const) {
    const name = await gpuDevice(backend).catch(() => undefined)
    if (name !== undefined && !isSoftware(name)) return { backend, name }
  }
  return undefined
}

/** Whether what was measured before holds for this card and these conditions. */
export function isOf(measured: Measured | undefined, card: Card, of: string): measured is Measured {
  const isSame = measured?.card.name === card.name && measured.card.backend === card.backend
  return isSame && measured.of === of
}

/** The faster of the two, given milliseconds for each step that was waited for; the processor where they are the same. */
export function fasterOf(
  card: Card,
  of: string,
  processor: number | undefined,
  graphics: number | undefined,
): Measured {
  const wins = graphics !== undefined && graphics < (processor ?? Number.POSITIVE_INFINITY)
  return {
    card,
    of,
    milliseconds: {
      ...(processor !== undefined && { wasm: processor }),
      ...(graphics !== undefined && { [card.backend]: graphics }),
    },
    fastest: wins ? card.backend : 'wasm',
  }
}

/** Whether a busy moment may have made the one slower than the other. */
export function isClose({ milliseconds }: Measured): boolean {
  const times = Object.values(milliseconds)
  return times.length === 2 && Math.max(...times) < CLOSE * Math.min(...times)
}

/** Whether training on `backend` is clearly slower than the other one promised to be. */
export function isDoubtful(
  { card, milliseconds }: Measured,
  backend: string,
  pace: Pick<Pace, 'milliseconds'>,
): boolean {
  const promised = milliseconds[backend === 'wasm' ? card.backend : 'wasm']
  return promised !== undefined && pace.milliseconds >= CLEARLY * promised
}

/**
 * What is to be remembered of two measurements: the least times, since what comes between, such as another tab that
 * trains, makes a step slower and never faster.
 */
export function leastOf(before: Measured, now: Measured): Measured {
  const least = (backend: string) => {
    const times = [before, now].flatMap(({ milliseconds }) => milliseconds[backend] ?? [])
    return times.length > 0 ? Math.min(...times) : undefined
  }
  return fasterOf(now.card, now.of, least('wasm'), least(now.card.backend))
}
