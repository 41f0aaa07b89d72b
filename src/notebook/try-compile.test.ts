import { expect, test } from 'vitest'
import { tryCompile } from './try-compile.ts'

test('a mistake is a result', () => {
  expect(tryCompile('const = 1').problem).toMatchObject({ position: { line: 1, column: 7 } })
  expect(tryCompile(`a${'!'.repeat(20_000)}`).problem?.message).toMatch(/nested too deeply/)
})

test('so is whatever else compiling may throw', () => {
  const overflow = () => {
    throw new RangeError(`Maximum call stack size exceeded${'.'.repeat(1000)}`)
  }
  const { problem } = tryCompile('1', overflow)
  expect(problem?.position).toEqual({ line: 1, column: 1 })
  expect(problem?.message).toMatch(/^this text cannot be compiled \(RangeError: Maximum call/)
  expect(problem!.message.length).toBeLessThan(300)
})
