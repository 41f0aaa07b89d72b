/** A model as TensorFlow.js saves it -> the network that figures draw; undefined when it is not a stack of Dense. */

import type { Checkpoint, SavedModel } from '../../kernel/protocol.ts'
import type { Session } from '../../session/session.ts'
import type { Layer, Network } from '../figures/network.ts'

interface ModelJson {
  weightsManifest: { weights: { name: string; shape: number[]; dtype: string }[] }[]
}

export function readSavedModel({ json, weights }: SavedModel): Network | undefined {
  const { weightsManifest } = JSON.parse(json) as ModelJson
  return networkOfWeights(
    weightsManifest.flatMap((group) => group.weights),
    weights,
  )
}

/** `weights` holds the values of all, one after the other. */
function networkOfWeights(
  all: readonly { shape: number[]; dtype: string }[],
  weights: ArrayBuffer,
): Network | undefined {
  const layers: Layer[] = []
  let at = 0
  const take = (count: number) => new Float32Array(weights.slice(at, (at += count * 4)))
  let kernel: { shape: number[]; values: Float32Array } | undefined
  for (const { shape, dtype } of all) {
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

/**
 * The model that the reader has trained or made, on this visit or, as far as that is kept, on an earlier one; undefined
 * where there is none, or none of that kind.
 */
export async function networkOf(session: Session, cell: string): Promise<Network | undefined> {
  const { run, isLent, kept } = session.view(cell)
  if (!run && kept) return networkKept(await session.keptWhole(cell))
  if (isLent || run?.outcome !== 'done' || !session.hasValues(cell)) return undefined
  return session
    .saveModel(cell, run.models[0] ?? 'model')
    .then(readSavedModel)
    .catch(() => undefined)
}

function networkKept(checkpoint: Checkpoint | undefined): Network | undefined {
  const weights = checkpoint?.weights ?? []
  if (weights.length === 0) return undefined
  const bytes = weights.map(
    ({ values }) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  )
  const all = new Uint8Array(bytes.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const each of bytes) {
    all.set(each, at)
    at += each.length
  }
  return networkOfWeights(weights, all.buffer)
}
