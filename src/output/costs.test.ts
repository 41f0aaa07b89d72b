import { expect, test } from 'vitest'
import { bytesOf, flopOf, parametersOf } from './costs.ts'

test('the book’s network', () => {
  expect(parametersOf(512)).toBe(669_706)
  // 128 × 668,672 multiplications forward; as many for the weights; without the first layer's for the way back.
  expect(flopOf({ batchSize: 128, hidden: 512 })).toBe(
    2 * 128 * (2 * 668_672 + 668_672 - 784 * 512),
  )
  expect(bytesOf({ batchSize: 128, hidden: 512 }) / 4).toBeGreaterThan(8 * 669_706)
})
