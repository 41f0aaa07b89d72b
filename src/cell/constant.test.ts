import { expect, test } from 'vitest'
import { compileCell } from './compile.ts'
import { replaceConstant } from './constant.ts'

test.each([
  ['const a = 3', '3', 'const a = N'],
  ['const a = 1e-3', '1e-3', 'const a = N'],
  ['const a = -0.5; a', '-0.5', 'const a = N; a'],
  ['const a: number = 1_000 // so', '1_000', 'const a: number = N // so'],
  ['const a = 3 as const', '3', 'const a = N as const'],
  ['// const a = 1\nconst a = 2', '2', '// const a = 1\nconst a = N'],
  ["'const a = 1'\nconst b = 1, a = 2", '2', "'const a = 1'\nconst b = 1, a = N"],
  ['const ab = 1\nconst a =\n  true', 'true', 'const ab = 1\nconst a =\n  N'],
  ['const a = /* of tf */ tf.losses.huberLoss', 'tf.losses.huberLoss', 'const a = /* of tf */ N'],
  ['const { a } = b', undefined, undefined],
  ['const a = 3 + 4', undefined, undefined],
  ['let a = 3', undefined, undefined],
  ['{ const a = 3 }', undefined, undefined],
  ['b', undefined, undefined],
])('the constant a of %j', (code, value, changed) => {
  expect(compileCell(code).constants.a).toBe(value)
  expect(replaceConstant(code, 'a', 'N')).toBe(changed)
})
