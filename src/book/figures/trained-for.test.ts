/** The networks at seven points of one training, against what was recorded of that training. */
import { expect, test } from 'vitest'
import { readRecording, recordedAt } from '../../markdown/recordings.ts'
import { readPacked, recordedAssets } from '../build/recorded-assets.ts'
import { assetAfter, POINTS, stepsOf } from './trained-for.ts'
import { countRight } from './whole-network/model.ts'

test('each is of the cell’s recorded training, after the steps that its file is named after', () => {
  for (const { steps } of POINTS.slice(0, -1)) {
    const { cell, fingerprint, steps: after } = readPacked(steps)
    expect(after).toBe(steps)
    expect(fingerprint).toBe(readRecording(cell)!.fingerprint)
  }
})

test('the scores that the text quotes are theirs, and those the training had after its epochs', () => {
  const rows = recordedAt('trained-for', 'table.rows') as (string | number)[][]
  const { images, labels } = recordedAssets(['digits']).digits!
  for (const [i, { steps, epochs }] of POINTS.entries()) {
    const [after, right, rightOfAll] = rows[i]!
    const network = recordedAssets([assetAfter(steps)])[assetAfter(steps)]!
    expect([after, right]).toEqual([String(steps), countRight(network, images, labels)])
    if (epochs === undefined) continue
    const path = `training.finished.${epochs - 1}.validationAccuracy`
    const accuracy = Number(recordedAt('fit@epochs=20', path))
    expect(Math.abs(Number(rightOfAll) / 10_000 - accuracy)).toBeLessThan(6e-4)
  }
})

test('after one step no weight is further than that step can take it from where it was', () => {
  const [before, after] = [0, 1].map(
    (steps) => recordedAssets([assetAfter(steps)])[assetAfter(steps)]!,
  )
  // η / √(1 − ρ), and what packing loses twice.
  const furthest = 0.001 / Math.sqrt(1 - 0.9)
  for (const [l, { weights, units }] of before!.layers.entries()) {
    const loss = Math.max(...weights.subarray(0, units).map(Math.abs)) / 50
    for (const [i, weight] of weights.entries())
      if (Math.abs(after!.layers[l]!.weights[i]! - weight) > furthest + loss)
        expect.fail(`layer ${l}, weight ${i}`)
  }
})

test('names of assets', () => {
  expect(POINTS.map(({ steps }) => stepsOf(assetAfter(steps)))).toEqual(POINTS.map((p) => p.steps))
  expect(stepsOf('network')).toBeUndefined()
})
