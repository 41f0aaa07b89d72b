/**
 * The book's trained network in a file of 0.9 MB instead of 2.7: each weight as one byte, times a scale for each
 * unit. Its answers differ from the full network's by less than a reader can see (`packed-network.test.ts`).
 */
import { toBase64 } from '../../output/base64.ts'
import type { Layer, Network } from './network.ts'

export interface PackedNetwork {
  /** the cell that trained it, with which settings, and that cell's fingerprint then */
  cell: string
  settings: Record<string, string>
  fingerprint: string
  /** after which step of that training it was taken; undefined at its end */
  steps?: number
  layers: PackedLayer[]
}

export interface PackedLayer {
  inputs: number
  units: number
  /** int8, (inputs · units) in base64 */
  weights: string
  /** float32 in base64, (units): what a weight of 1 stands for */
  scales: string
  /** float32 in base64, (units) */
  biases: string
}

export function packLayer({ inputs, units, weights, biases }: Layer): PackedLayer {
  const most = new Float32Array(units)
  for (const [place, weight] of weights.entries())
    most[place % units] = Math.max(most[place % units]!, Math.abs(weight))
  const scales = most.map((value) => value / 127)
  const bytes = Int8Array.from(weights, (weight, i) =>
    Math.round(weight / (scales[i % units] || 1)),
  )
  return {
    inputs,
    units,
    weights: toBase64(bytes),
    scales: toBase64(scales),
    biases: toBase64(biases),
  }
}

export function unpackNetwork({ layers }: PackedNetwork): Network {
  return { layers: layers.map(unpackLayer) }
}

function unpackLayer({ inputs, units, weights, scales, biases }: PackedLayer): Layer {
  const bytes = new Int8Array(decode(weights))
  const scale = new Float32Array(decode(scales))
  return {
    inputs,
    units,
    weights: Float32Array.from(bytes, (byte, i) => byte * scale[i % units]!),
    biases: new Float32Array(decode(biases)),
  }
}

function decode(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer
}
