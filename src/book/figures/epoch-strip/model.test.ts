import { expect, test } from 'vitest'
import { batchOf, droppedOf, SAMPLES, samplesAfter, sizeOfBatch, stepsPerEpoch } from './model.ts'

const cut = (batchSize: number, dropRemainder = false) => ({ batchSize, dropRemainder })

test('60,000 in batches of 128: 469 steps, the last of 96', () => {
  expect(stepsPerEpoch(cut(128))).toBe(469)
  expect(sizeOfBatch(469, cut(128))).toBe(96)
  expect(stepsPerEpoch(cut(128, true))).toBe(468)
  expect(droppedOf(cut(128, true))).toBe(96)
  expect(droppedOf(cut(125, true))).toBe(0)
})

test('samples seen: every digit once an epoch, unless the remainder is dropped', () => {
  expect(samplesAfter(469, cut(128))).toBe(60_000)
  expect(samplesAfter(470, cut(128))).toBe(60_128)
  expect(samplesAfter(468, cut(128, true))).toBe(59_904)
  expect(samplesAfter(1, cut(60_000))).toBe(60_000)
})

test.each([[true], [false]])('shuffled %s, an epoch holds every digit exactly once', (shuffle) => {
  const counts = new Uint32Array(470)
  for (let digit = 1; digit <= SAMPLES; digit++) {
    const batch = batchOf(digit, 3, shuffle, cut(128))
    counts[batch] = counts[batch]! + 1
  }
  expect(counts[0]).toBe(0)
  expect([...counts.subarray(1)]).toEqual([...Array(468).fill(128), 96])
})

test('without shuffling a digit is always in the same batch, with it mostly not', () => {
  const batches = (shuffle: boolean) => [1, 2, 3].map((e) => batchOf(1000, e, shuffle, cut(128)))
  expect(batches(false)).toEqual([8, 8, 8])
  expect(new Set(batches(true)).size).toBeGreaterThan(1)
})
