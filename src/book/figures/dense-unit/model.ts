/** One unit of the first layer looking at one digit: every number of it. */
import { type Network, toInputs, type UnitAtWork, unitAtWork } from '../network.ts'

export interface FirstUnit extends UnitAtWork {
  /** max(0, z) */
  a: number
}

/** `image` holds 784 bytes; `unit` counts from 0. */
export function firstUnit({ layers }: Network, image: Uint8Array, unit: number): FirstUnit {
  const work = unitAtWork(layers[0]!, toInputs(image), unit)
  return { ...work, a: Math.max(0, work.z) }
}
