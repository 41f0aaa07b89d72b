/** How an epoch is cut into batches, and where one digit lands when the order is shuffled. */
import { randomFrom, shuffledOrder } from '../random.ts'

export const SAMPLES = 60_000

export interface Cut {
  batchSize: number
  dropRemainder: boolean
}

/** S, the steps of an epoch: ceil(N / B), or floor(N / B) when the remainder is dropped. */
export function stepsPerEpoch({ batchSize, dropRemainder }: Cut): number {
  return dropRemainder ? Math.floor(SAMPLES / batchSize) : Math.ceil(SAMPLES / batchSize)
}

/** Digits in the batch of a step, from 1. */
export function sizeOfBatch(step: number, { batchSize }: Cut): number {
  return Math.min(batchSize, SAMPLES - (step - 1) * batchSize)
}

/** Digits that an epoch leaves out. */
export function droppedOf(cut: Cut): number {
  return cut.dropRemainder ? SAMPLES % cut.batchSize : 0
}

/** Digits seen after that many steps, over all epochs. */
export function samplesAfter(steps: number, cut: Cut): number {
  const each = stepsPerEpoch(cut)
  const whole = Math.floor(steps / each)
  return whole * (SAMPLES - droppedOf(cut)) + Math.min((steps % each) * cut.batchSize, SAMPLES)
}

const orders = new Map<number, Uint32Array>()

/** Where each digit stands in an epoch's order, from 0; the epoch is its seed. */
function placesIn(epoch: number): Uint32Array {
  let places = orders.get(epoch)
  if (!places) {
    places = new Uint32Array(SAMPLES)
    const order = shuffledOrder(SAMPLES, randomFrom(epoch))
    for (const [place, digit] of order.entries()) places[digit] = place
    orders.set(epoch, places)
  }
  return places
}

/** The batch, from 1, that holds a digit (from 1) in an epoch (from 1); 0 where it is left out. */
export function batchOf(digit: number, epoch: number, shuffle: boolean, cut: Cut): number {
  const place = shuffle ? placesIn(epoch)[digit - 1]! : digit - 1
  const batch = Math.floor(place / cut.batchSize) + 1
  return batch > stepsPerEpoch(cut) ? 0 : batch
}
