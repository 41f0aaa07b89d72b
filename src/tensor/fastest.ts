/**
 * Which backend trains faster here, the processor's or the graphics card's: by timing the very step of a training, once;
 * remembered by the page for as long as card, processors and versions are the same, and mended when training shows
 * otherwise.
 */
import { type GpuBackend, gpuDevice, isSoftware } from './gpu-device.ts'
import * as tf from './tf.ts'

/** The outcome of measuring, to be kept. */
export interface Measured {
  /** the backend on the card, and the card's name */
  card: Card
  /** what else it was measured for: `conditions()` then */
  of: string
  /** of a step, by backend; without the card's if it did not start, or computed wrongly */
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

/** How an epoch went. */
export interface Pace {
  /** of a step, in the mean */
  milliseconds: number
  steps: number
  /** examples in a batch */
  batchSize: number
  /** numbers that the model learns */
  parameters: number
}

/** A step that takes so many times what the other backend promised is no accident. */
const CLEARLY = 1.25

/** Another way of taking steps makes what was measured before worth nothing. */
const STEPS = 2

/** The versions and the processors that a time depends on, besides the card. */
export function conditions(): string {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1
  const memory = globalThis.crossOriginIsolated ? 'shared' : 'alone'
  return `${tf.version.tfjs}, steps ${STEPS}, ${cores} processors, ${memory}`
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

/** The faster of the two, given milliseconds for each step; the processor where they are the same. */
export function fasterOf(
  card: Card,
  of: string,
  processor: number,
  graphics: number | undefined,
): Measured {
  const wins = graphics !== undefined && graphics < processor
  return {
    card,
    of,
    milliseconds: {
      wasm: processor,
      ...(graphics !== undefined && { [card.backend]: graphics }),
    },
    fastest: wins ? card.backend : 'wasm',
  }
}

/** What is to be remembered instead, where training is clearly slower than the other backend promised to be. */
export function mended(
  measured: Measured,
  { milliseconds }: Pick<Pace, 'milliseconds'>,
): Measured | undefined {
  const { card, fastest } = measured
  const other = fastest === 'wasm' ? card.backend : 'wasm'
  const promised = measured.milliseconds[other]
  if (promised === undefined || milliseconds < CLEARLY * promised) return undefined
  return {
    ...measured,
    milliseconds: { ...measured.milliseconds, [fastest]: milliseconds },
    fastest: other,
  }
}
