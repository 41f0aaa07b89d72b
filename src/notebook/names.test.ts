import { expect, test } from 'vitest'
import { constantIn, namesIn, placeOf } from './names.ts'

test('names are found where they are no part of another', () => {
  expect([...namesIn(['const ω1 = $a.b', '_c'])]).toEqual(['const', 'ω1', '$a', 'b', '_c'])
  expect(placeOf('$x', 'a$x $x')).toBe(4)
  expect(placeOf('ω', 'ωω ω')).toBe(3)
})

test.each([
  ['const a = 1', '1'],
  ['const a: number = 1.5e3 // so', '1.5e3'],
  ["b\nconst a = 'x';\nc", "'x'"],
  ['const a = true', 'true'],
  ['const a = b', undefined],
  ['const a = [\n1]', undefined],
  ['const a:\nnumber = 1', undefined],
])('the value of a in %j', (code, value) => {
  expect(constantIn(code, 'a')).toBe(value)
})

test('in a text of many beginnings, too', () => {
  const start = performance.now()
  for (const line of ['const a:', 'const a = ', "const a = '", 'const a = 1 x', 'const a:  '])
    expect(constantIn(`${line}\n`.repeat(50_000), 'a')).toBeUndefined()
  const long = 'a'.repeat(50_000)
  expect(placeOf(long, `${long}a ${long}`)).toBe(50_002)
  expect(constantIn(`const ${long} = 1`, long)).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(2000)
})
