import { expect, test } from 'vitest'
import { stepMeasured } from './larger-time.ts'

const measured = {
  card: { backend: 'webgpu' as const, name: 'some card' },
  of: 'then',
  milliseconds: { wasm: 11.7, webgpu: 0.26 },
  fastest: 'webgpu',
}

test('the step that counts is that of what will compute, if it was measured', () => {
  expect(stepMeasured(measured, 'automatic')).toBe(0.26)
  expect(stepMeasured(measured, 'wasm')).toBe(11.7)
  expect(stepMeasured(measured, 'webgl')).toBeUndefined()
  expect(stepMeasured(undefined, 'automatic')).toBeUndefined()
})
