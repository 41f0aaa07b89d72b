import { expect, test } from 'vitest'
import { findConstant, replaceConstant } from './constant.ts'

const CODE = 'const epochsBefore = 1\nconst epochs = 3 // passes\nconst rate = 0.2'

test('a constant is found and replaced where it is declared, and nowhere else', () => {
  expect(findConstant(CODE, 'epochs')).toBe('3')
  expect(findConstant(CODE, 'rate')).toBe('0.2')
  expect(findConstant(CODE, 'units')).toBeUndefined()
  expect(replaceConstant(CODE, 'epochs', '20')).toBe(
    'const epochsBefore = 1\nconst epochs = 20 // passes\nconst rate = 0.2',
  )
  expect(replaceConstant(CODE, 'units', '5')).toBe(CODE)
})
