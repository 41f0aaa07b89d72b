/** The book's recorded training as a checkpoint, for readers who need a trained network and have none. */
import type { Checkpoint, KeptTensor } from '../../kernel/protocol.ts'
import { fetchFile } from '../../page/once.ts'
import type { Network } from '../figures/network.ts'
import { POINTS } from '../figures/trained-for.ts'
import { beginning, type TrainingProgress, type TrainingState } from '../lesson/progress.ts'
import { networkAfter } from './figure-assets.ts'

/** Rejects where its files cannot be had. */
export async function lentCheckpoint({
  cell,
  epochs,
}: {
  cell: string
  epochs: number
}): Promise<Checkpoint> {
  const { steps } = POINTS.find((point) => point.epochs === epochs)!
  const [network, recorded] = await Promise.all([
    networkAfter(steps),
    fetchFile(`recordings/${cell}.json`).then((response) => response.json()),
  ])
  return checkpointOf(network, recorded as TrainingProgress, { epochs, steps })
}

/**
 * The end of the first epochs of a recorded training. Of what the optimiser remembered only the steps are known: it can
 * be taken up, and not be gone on with.
 */
export function checkpointOf(
  { layers }: Network,
  recorded: TrainingProgress,
  { epochs, steps }: { epochs: number; steps: number },
): Checkpoint {
  const finished = recorded.finished.slice(0, epochs)
  const state: TrainingState = {
    ...beginning(epochs),
    epoch: epochs + 1,
    curve: recorded.curve.filter(({ at }) => at <= epochs),
    finished,
    seconds: finished.reduce((sum, { seconds }) => sum + seconds, 0),
  }
  const tensor = (values: Float32Array, ...shape: number[]): KeptTensor => ({
    name: '',
    shape,
    dtype: 'float32',
    values,
  })
  const weights = layers.flatMap(({ inputs, units, weights, biases }) => [
    tensor(weights, inputs, units),
    tensor(biases, units),
  ])
  const iterations: KeptTensor = {
    name: 'iter',
    shape: [],
    dtype: 'int32',
    values: Int32Array.of(steps),
  }
  return { weights, optimizer: [iterations], random: 0, state: { ...state } }
}
