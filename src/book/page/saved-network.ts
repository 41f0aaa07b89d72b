/** A model as TensorFlow.js saves it -> the network that figures draw; undefined when it is not a stack of Dense. */

import type { SavedModel } from '../../kernel/protocol.ts'
import type { Session } from '../../session/session.ts'
import type { Layer, Network } from '../figures/network.ts'

interface ModelJson {
  weightsManifest: { weights: { name: string; shape: number[]; dtype: string }[] }[]
}

export function readSavedModel({ json, weights }: SavedModel): Network | undefined {
  const { weightsManifest } = JSON.parse(json) as ModelJson
  const layers: Layer[] = []
  let at = 0
  const take = (count: number) => new Float32Array(weights.slice(at, (at += count * 4)))
  let kernel: { shape: number[]; values: Float32Array } | undefined
  for (const { shape, dtype } of weightsManifest.flatMap(({ weights }) => weights)) {
    if (dtype !== 'float32') return undefined
    const values = take(shape.reduce((product, size) => product * size, 1))
    if (shape.length === 2) kernel = { shape, values }
    else if (kernel && shape.length === 1 && kernel.shape[1] === shape[0]) {
      const [inputs, units] = kernel.shape as [number, number]
      layers.push({ inputs, units, weights: kernel.values, biases: values })
      kernel = undefined
    } else return undefined
  }
  const fits = layers.every((layer, i) => layer.inputs === (layers[i - 1]?.units ?? 784))
  return fits && layers.at(-1)?.units === 10 ? { layers } : undefined
}

/** The model that a cell has trained or made; undefined when the kernel holds none, or none of that kind. */
export async function networkOf(session: Session, cell: string): Promise<Network | undefined> {
  const { run } = session.view(cell)
  if (run?.outcome !== 'done' || !session.hasValues(cell)) return undefined
  return session
    .saveModel(cell, run.models[0] ?? 'model')
    .then(readSavedModel)
    .catch(() => undefined)
}
