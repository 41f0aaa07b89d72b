import { expect, test } from 'vitest'
import { stepMeasured } from './larger-time.ts'

const measured = {
  card: { backend: 'webgpu' as const, name: 'some card' },
  of: 'now',
  milliseconds: { wasm: 11.7, webgpu: 0.26 },
  fastest: 'webgpu',
}
const trained = (backend: string) => ({ milliseconds: 5, backend })

test('the step that counts is that of what will compute, if it was measured', () => {
  expect(stepMeasured(undefined, measured, 'automatic')).toBe(0.26)
  expect(stepMeasured(undefined, measured, 'wasm')).toBe(11.7)
  expect(stepMeasured(undefined, measured, 'webgl')).toBeUndefined()
  expect(stepMeasured(undefined, undefined, 'automatic')).toBeUndefined()
})

test('a training in this tab comes first, if what computed it will compute', () => {
  expect(stepMeasured(trained('webgpu'), measured, 'automatic')).toBe(5)
  expect(stepMeasured(trained('wasm'), measured, 'automatic')).toBe(0.26)
  expect(stepMeasured(trained('webgpu'), measured, 'wasm')).toBe(11.7)
  expect(stepMeasured(trained('wasm'), measured, 'cpu')).toBeUndefined()
  expect(stepMeasured(trained('wasm'), undefined, 'automatic')).toBe(5)
  expect(stepMeasured(trained('webgpu'), undefined, 'automatic')).toBeUndefined()
  expect(stepMeasured(trained('cpu'), undefined, 'automatic')).toBeUndefined()
})
