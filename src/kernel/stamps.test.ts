/** Whatever way a value is changed, its stamp shows it; looking at it, using it, is no change. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GlobalsGuard } from './globals-guard.ts'
import { NO_PLUGIN } from './plugin.ts'
import { noteProxies } from './proxies.ts'
import { Look, Stamp } from './stamps.ts'

noteProxies()
const { isShared } = new GlobalsGuard()
const look = () => new Look(isShared, NO_PLUGIN.values)

class Counter {
  count = 0
  list = [1]
  up() {
    this.count++
  }
}
class Names extends Map<string, number> {}

// biome-ignore lint/suspicious/noExplicitAny: values of every kind
type Any = any

/** A value, a change of it. */
const CHANGES: [what: string, value: () => Any, change: (value: Any) => unknown][] = [
  ['a property', () => ({ a: 1 }), (v) => (v.a = 2)],
  ['the sign of zero', () => ({ a: 0 }), (v) => (v.a = -0)],
  ['a number to NaN', () => ({ a: 1 }), (v) => (v.a = Number.NaN)],
  ['a text', () => ({ a: 'a' }), (v) => (v.a += 'b')],
  ['a property deep inside', () => ({ a: [{ b: { c: 1 } }] }), (v) => v.a[0].b.c++],
  ['a new property', () => ({}), (v) => (v.a = undefined)],
  ['a property deleted', () => ({ a: undefined }), (v) => delete v.a],
  ['a symbol', () => ({ [Symbol.iterator]: 1 }), (v) => (v[Symbol.iterator] = 2)],
  ['a hidden property', () => ({}), (v) => Object.defineProperty(v, 'a', { value: 1 })],
  [
    'a property made read-only',
    () => ({ a: 1 }),
    (v) => Object.defineProperty(v, 'a', { writable: false }),
  ],
  ['a getter', () => ({ a: 1 }), (v) => Object.defineProperty(v, 'a', { get: () => 1 })],
  [
    'the order of properties',
    () => ({ a: 1, b: 2 }),
    (v) => {
      delete v.a
      v.a = 1
    },
  ],
  ['an equal object', () => ({ a: {} }), (v) => (v.a = {})],
  ['frozen', () => ({ a: 1 }), (v) => Object.freeze(v)],
  ['another prototype', () => ({ a: 1 }), (v) => Object.setPrototypeOf(v, null)],
  ['assign', () => ({ a: 1 }), (v) => Object.assign(v, { a: 2 })],
  ['push', () => [1], (v) => v.push(2)],
  ['pop', () => [1], (v) => v.pop()],
  ['shift', () => [1, 2], (v) => v.shift()],
  ['unshift', () => [1], (v) => v.unshift(0)],
  ['splice', () => [1, 2, 3], (v) => v.splice(1, 1)],
  ['sort', () => [2, 1], (v) => v.sort()],
  ['reverse', () => [2, 1], (v) => v.reverse()],
  ['fill', () => [2, 1], (v) => v.fill(0)],
  ['copyWithin', () => [1, 2, 3], (v) => v.copyWithin(0, 1)],
  ['length', () => [1, 2, 3], (v) => (v.length = 1)],
  ['a hole', () => [1, 2, 3], (v) => delete v[1]],
  ['a name on a list', () => [1], (v) => (v.note = 1)],
  ['one of a million numbers', () => Array.from({ length: 1e6 }, (_, i) => i), (v) => v[777_777]++],
  [
    'two of a thousand and one',
    () => Array.from({ length: 1001 }, (_, i) => `${i}`),
    (v) => v.reverse(),
  ],
  ['one of many objects', () => Array.from({ length: 5000 }, () => ({ a: 1 })), (v) => v[4321].a++],
  ['a map', () => new Map([[1, 2]]), (v) => v.set(1, 3)],
  [
    'a map’s order',
    () =>
      new Map([
        [1, 2],
        [3, 4],
      ]),
    (v) => {
      v.delete(1)
      v.set(1, 2)
    },
  ],
  ['inside a map’s key', () => new Map([[{ a: 1 }, 2]]), (v) => [...v.keys()][0].a++],
  ['a map cleared', () => new Map([[1, 2]]), (v) => v.clear()],
  ['a set', () => new Set([1]), (v) => v.add(2)],
  ['inside a set', () => new Set([[1]]), (v) => [...v][0].push(1)],
  ['a date', () => new Date(0), (v) => v.setFullYear(2000)],
  ['the place of a pattern', () => /a/g, (v) => v.exec('a')],
  ['an error', () => new Error('a'), (v) => (v.message = 'b')],
  ['bytes', () => new Uint8Array(10), (v) => (v[9] = 1)],
  ['bytes, by set', () => new Uint8Array(10), (v) => v.set([1], 3)],
  ['bytes, by another view', () => new Uint8Array(10), (v) => new DataView(v.buffer).setInt8(3, 1)],
  [
    'bytes outside of the view',
    () => new Uint8Array(10).subarray(2, 4),
    (v) => new Uint8Array(v.buffer).fill(1),
  ],
  ['a float’s last bit', () => new Float64Array([0.1, 0.2]), (v) => (v[0] += 1e-17 * 2)],
  [
    'two words swapped',
    () => new Int32Array([1, 2, 3, 4, 5, 6]),
    (v) => v.sort((a: number, b: number) => b - a),
  ],
  ['a buffer given away', () => new ArrayBuffer(8), (v) => structuredClone(v, { transfer: [v] })],
  ['shared memory', () => new Int32Array(new SharedArrayBuffer(8)), (v) => Atomics.add(v, 0, 1)],
  ['a view of data', () => new DataView(new ArrayBuffer(8)), (v) => v.setFloat32(0, 1)],
  ['an instance', () => new Counter(), (v) => v.up()],
  ['inside an instance', () => new Counter(), (v) => v.list.push(2)],
  ['a method of its class', () => new Counter(), (v) => (Object.getPrototypeOf(v).down = () => 1)],
  ['an instance of a map’s class', () => new Names(), (v) => v.set('a', 1)],
  ['a function’s property', () => Object.assign(() => 1, { calls: 0 }), (v) => v.calls++],
  [
    'a static property',
    () =>
      class {
        static n = 0
        up = 1
      },
    (v) => v.n++,
  ],
  ['behind a proxy', () => new Proxy({ a: 1 }, {}), (v) => (v.a = 2)],
  [
    'a circle',
    () => {
      const v: Any = {}
      v.v = v
      return v
    },
    (v) => (v.v = { v }),
  ],
]

test.each(CHANGES)('%s', (_, make, change) => {
  const values = { other: { a: 1 }, value: make(), holder: {} as Any, list: [] as Any[] }
  values.holder.inside = values.value
  values.list.push({ deep: values.holder })
  const stamp = new Stamp(values, look())
  expect(stamp.check(values, look())).toBeUndefined()
  expect(stamp.check({ ...values }, look())).toBeUndefined()
  change(values.value)
  expect(stamp.check(values, look())).toMatchObject({
    names: ['value', 'holder', 'list'],
    how: 'changed',
  })
})

test('a name with another value', () => {
  const stamp = new Stamp({ a: 1, b: 2 }, look())
  expect(stamp.check({ a: 1, b: 3 }, look())?.names).toEqual(['b'])
})

describe('reading is no change', () => {
  test.each<[string, Any, (value: Any) => unknown]>([
    ['an object', { a: { b: 1 } }, (v) => JSON.stringify(v)],
    ['a list', [3, 1], (v) => [v.toSorted(), v.slice(), v.map(String), [...v]]],
    ['a map', new Map([[1, 2]]), (v) => [...v.entries()]],
    ['bytes', new Uint8Array([2, 1]), (v) => [v.subarray(1), v.slice(), v.toSorted(), v.buffer]],
    ['an error', new Error('a'), (v) => v.stack],
    ['a class', Counter, (v) => new v().up()],
    ['a pattern', /a/, (v) => v.exec('a')],
    ['a promise', Promise.resolve(1), (v) => v.then()],
  ])('%s', (_, value, read) => {
    const stamp = new Stamp({ value }, look())
    read(value)
    expect(stamp.check({ value }, look())).toBeUndefined()
  })
})

describe('values that fight being looked at', () => {
  test('no getter and no trap is called', () => {
    let calls = 0
    const count = () => void calls++
    const handler = new Proxy({}, { get: count as Any })
    const value = [
      Object.defineProperty({}, 'a', { get: count, enumerable: true }),
      new Proxy({}, handler),
      Proxy.revocable([], handler).proxy,
    ]
    const stamp = new Stamp({ value }, look())
    expect(stamp.check({ value }, look())).toBeUndefined()
    expect(calls).toBe(0)
  })

  test('a revoked proxy, and a chain of a hundred thousand', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    let chain: Any = {}
    for (let i = 0; i < 100_000; i++) chain = { chain }
    const stamp = new Stamp({ proxy, chain }, look())
    expect(stamp.check({ proxy, chain }, look())).toBeUndefined()
  })
})

/** Every object inside, with a way to change it. */
function places(value: Any): (() => void)[] {
  if (Array.isArray(value)) return [() => value.push(0), ...value.flatMap(places)]
  if (value instanceof Map) return [() => value.set({}, 1), ...[...value].flat().flatMap(places)]
  if (value instanceof Set) return [() => value.add({}), ...[...value].flatMap(places)]
  if (ArrayBuffer.isView(value)) {
    const bytes = value as Uint8Array
    return bytes.length === 0 ? [] : [() => (bytes[bytes.length >> 1]! ^= 1)]
  }
  if (value instanceof Date) return [() => value.setTime(value.getTime() === 5 ? 6 : 5)]
  if (typeof value !== 'object' || value === null) return []
  return [
    () => (value[`new ${Object.keys(value).length}`] = 1),
    ...Object.values(value).flatMap(places),
  ]
}

const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(fc.integer(), fc.double(), fc.string(), fc.boolean(), fc.constant(undefined)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 5 }),
    fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 4 }).map((all) => new Map(all)),
    fc.array(tie('value'), { maxLength: 4 }).map((all) => new Set(all)),
    fc.uint8Array({ maxLength: 40 }),
    fc.date({ noInvalidDate: true }),
  ),
}))

test('a change at any place of any value is found, and none where there is none', () => {
  fc.assert(
    fc.property(anyValue, fc.nat(), (value, at) => {
      const stamp = new Stamp({ value }, look())
      expect(stamp.check({ value }, look())).toBeUndefined()
      const all = places(value)
      if (all.length === 0) return
      all[at % all.length]!()
      expect(stamp.check({ value }, look())?.names).toEqual(['value'])
    }),
    { numRuns: 1000 },
  )
})
