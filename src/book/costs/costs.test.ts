import { expect, test } from 'vitest'
import { bytesOf, flopOf, parametersOf, ranOn } from './costs.ts'

test('the book’s network', () => {
  expect(parametersOf(512)).toBe(669_706)
  // 128 × 668,672 multiplications forward; as many for the weights; without the first layer's for the way back.
  expect(flopOf({ batchSize: 128, hidden: 512 })).toBe(
    2 * 128 * (2 * 668_672 + 668_672 - 784 * 512),
  )
  expect(bytesOf({ batchSize: 128, hidden: 512 }) / 4).toBeGreaterThan(8 * 669_706)
})

test('what a contender ran on is said once', () => {
  const said = (name: string, on: string) => ranOn({ name, on }, 'in software')
  expect(said('TensorFlow.js wasm', 'wasm')).toBe('')
  expect(said('this site, 1 thread', 'wasm, relaxed SIMD')).toBe('wasm, relaxed SIMD')
  expect(said('PyTorch, 1 thread', 'PyTorch 1.13.0a0, 1 threads')).toBe('PyTorch 1.13.0a0')
  expect(said('TensorFlow.js webgpu', 'webgpu on google swiftshader ')).toBe('in software')
})
