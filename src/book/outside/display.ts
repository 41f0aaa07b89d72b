/** Shows a cell's value in a terminal, as far as a terminal can. */
import * as tf from '@tensorflow/tfjs'
import { showKind } from '../../export/outside/show-kinds.ts'
import { Shown } from '../lesson/show.ts'

export async function display(value: unknown, _slot?: string): Promise<void> {
  if (value === undefined || value instanceof Shown) return
  if (value instanceof tf.Tensor) value.print()
  else if (value instanceof tf.LayersModel) value.summary()
  else if (!showKind(value)) console.log(value)
}

/** Outside the page nothing is kept: training always starts from the beginning. */
export const checkpoints = undefined
