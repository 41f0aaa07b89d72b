/** What the WebGPU backend offers besides its kernels: a training whose steps are planned from the model. */
import { kernel as words } from '#words/kernel'
import { isSeeded } from '../random.ts'
import * as tf from '../tf.ts'
import { byteTables, type Encoding } from './byte-tables.ts'
import { CardSteps, type Digits } from './card-steps.ts'
import { CardTraining } from './card-training.ts'
import type { WebGpuBackend } from './follower.ts'
import { notePlanned } from './last-planned.ts'
import { planStep } from './step-plan.ts'

export interface TrainingData extends Digits, Encoding {
  /** digits in a batch */
  batchSize: number
  /** digits to evaluate on, with labels that the others need not have */
  validation?: Digits | undefined
}

/**
 * A training of a compiled model on the card, its digits, one or more, being there as bytes. Undefined where the model, its update
 * rule or the encoding is of another kind: then TensorFlow.js's operations have to do it.
 */
export async function planTraining(
  model: tf.LayersModel,
  data: TrainingData,
): Promise<CardTraining | undefined> {
  const training = await tryToPlan(model, data)
  const isPlanned = typeof training !== 'string'
  notePlanned(isPlanned ? words.stepsPlanned : words.stepsByOperations(training))
  return isPlanned ? training : undefined
}

async function tryToPlan(
  model: tf.LayersModel,
  { images, labels, batchSize, validation: others, ...encoding }: TrainingData,
): Promise<CardTraining | string> {
  const { notPlanned } = words
  const plan = planStep(model)
  if (typeof plan === 'string') return plan
  // None are nothing to look at.
  const validation = others && others.labels.length > 0 ? others : undefined
  if (!isSeeded()) return notPlanned.random
  const backend = tf.backend() as unknown as WebGpuBackend
  const count = labels.length
  const batch = Math.min(batchSize, count)
  const pixels = images.length / count
  const { limits } = backend.device
  const sizes = plan.layers.flatMap(({ inputs, units }) => [
    4 * (inputs + 1) * units,
    4 * batch * Math.max(inputs, units),
  ])
  const largest = Math.max(images.length, validation?.images.length ?? 0, ...sizes)
  const areAlike = !validation || validation.images.length === pixels * validation.labels.length
  if (pixels !== plan.layers[0]!.inputs || !areAlike) return notPlanned.encoding
  const most = limits.maxComputeWorkgroupsPerDimension
  if (batch > most) return notPlanned.batch(most)
  if (largest > Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize))
    return notPlanned.data
  const some = { images: images.subarray(0, pixels * batch), labels: labels.subarray(0, batch) }
  const classes = plan.layers.at(-1)!.units
  const all = Uint8Array.from([...labels, ...(validation?.labels ?? [])])
  const tables = await byteTables(encoding, some, { pixels, classes, labels: all })
  if (!tables) return notPlanned.encoding
  const digits = { train: { images, labels }, validation }
  const steps = await CardSteps.make(backend.device, plan, batch, digits, tables)
  if (!steps) return notPlanned.data
  return new CardTraining(backend, model, plan, steps, batch, validation?.labels.length)
}
