/** The book's packed network, against the exam of all test digits and against what was recorded of the full one. */
import { expect, test } from 'vitest'
import { readRecording, recordingName } from '../../markdown/recordings.ts'
import { readPacked, recordedAssets } from '../build/recorded-assets.ts'
import { readIdx } from '../data/idx.ts'
import { forward, indexOfLargest, toInputs } from './network.ts'
import { packLayer, unpackNetwork } from './packed-network.ts'

const { network } = recordedAssets(['network'])

test('it is the network of the recorded training', () => {
  const { cell, settings, fingerprint } = readPacked()
  expect(fingerprint).toBe(readRecording(recordingName(cell, settings))!.fingerprint)
})

test('it reads as many of the 10,000 test digits as was recorded, give or take five', () => {
  const images = readIdx('t10k-images-idx3-ubyte')
  const labels = readIdx('t10k-labels-idx1-ubyte')
  let right = 0
  for (const [i, label] of labels.entries()) {
    const x = toInputs(images.subarray(i * 784, (i + 1) * 784))
    if (indexOfLargest(forward(network!, x).probabilities) === label) right++
  }
  const { cell, settings } = readPacked()
  const { outputs } = readRecording(recordingName(cell, settings))!
  const training = outputs.map(({ output }) => output).find(({ kind }) => kind === 'training')
  const recorded = training?.kind === 'training' && training.finished.at(-1)!.validationAccuracy!
  expect(Math.abs(right / 10_000 - Number(recorded))).toBeLessThan(6e-4)
}, 60_000)

test('packing loses at most half a scale of each weight', () => {
  const weights = Float32Array.from({ length: 12 }, (_, i) => Math.sin(i * i))
  const biases = new Float32Array([1, 2, 3])
  const [layer] = unpackNetwork({
    cell: '',
    settings: {},
    fingerprint: '',
    layers: [packLayer({ inputs: 4, units: 3, weights, biases })],
  }).layers
  expect(layer!.biases).toEqual(biases)
  for (const [i, weight] of weights.entries())
    expect(Math.abs(layer!.weights[i]! - weight)).toBeLessThan(0.5 / 127 + 1e-6)
})
