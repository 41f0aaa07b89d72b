/** Each kernel, in both builds, against the plain loop that says what it computes. */
import { describe, expect, test } from 'vitest'
import { seedMathRandom } from '../random.ts'
import relaxed from './assembly/index.ts?wasm=relaxed'
import simd from './assembly/index.ts?wasm=simd'
import { plainDropout } from './dropout.ts'
import type { Kernels } from './load-kernels.ts'

const memory = new WebAssembly.Memory({ initial: 512 })
const floats = new Float32Array(memory.buffer)
const builds = await Promise.all(
  Object.entries({ simd, relaxed }).map(async ([name, file]) => {
    const { instance } = await WebAssembly.instantiateStreaming(fetch(file), { env: { memory } })
    return [name, instance.exports as unknown as Kernels] as const
  }),
)

/** Puts arrays into the memory one after the other, with a gap of NaN that must stay; gives their addresses. */
function place(...arrays: ArrayLike<number>[]): number[] {
  floats.fill(Number.NaN)
  let at = 16
  return arrays.map((values) => {
    floats.set(values, at)
    const address = at * 4
    at += values.length + 5
    return address
  })
}

function read(address: number, count: number): number[] {
  return Array.from(floats.subarray(address / 4, address / 4 + count))
}

function random(count: number): Float32Array {
  return Float32Array.from({ length: count }, () => Math.random() * 2 - 1)
}

/** Equal within the tolerance, and NaN and infinities in the same places. */
function expectClose(actual: number[], expected: number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length)
  const off = expected.findIndex((value, i) =>
    Number.isFinite(value)
      ? !(Math.abs(actual[i]! - value) <= tolerance)
      : !Object.is(actual[i], value),
  )
  expect(off, `at ${off}: ${actual[off]}, not ${expected[off]}`).toBe(-1)
}

interface Product {
  a: Float32Array
  b: Float32Array
  m: number
  n: number
  k: number
  transposeA: boolean
  transposeB: boolean
  bias?: Float32Array
  relu?: boolean
}

function plainProduct(product: Product): number[] {
  const { a, b, m, n, k, transposeA, transposeB, bias, relu } = product
  const c: number[] = []
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = bias?.[j] ?? 0
      for (let l = 0; l < k; l++)
        sum += a[transposeA ? l * m + i : i * k + l]! * b[transposeB ? j * k + l : l * n + j]!
      c.push(relu ? Math.max(0, sum) : sum)
    }
  return c
}

function kernelProduct(kernels: Kernels, product: Product): number[] {
  const { a, b, m, n, k, transposeA, transposeB, bias, relu = false } = product
  const c = new Float32Array(m * n).fill(7)
  const scratch = new Float32Array(kernels.sgemmScratch(n) / 4)
  const [atA, atB, atC, atBias, atScratch] = place(a, b, c, bias ?? [], scratch) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const [aRow, aColumn] = transposeA ? [1, m] : [k, 1]
  const [bRow, bColumn] = transposeB ? [1, k] : [n, 1]
  kernels.sgemm(
    atA,
    aRow,
    aColumn,
    atB,
    bRow,
    bColumn,
    atC,
    n,
    m,
    n,
    k,
    bias ? atBias : 0,
    relu,
    atScratch,
  )
  expect(read(atC + 4 * m * n, 5), 'what lies behind the result').toEqual(Array(5).fill(Number.NaN))
  return read(atC, m * n)
}

describe.each(builds)('%s', (_, kernels) => {
  const shapes: [m: number, n: number, k: number][] = [
    [1, 1, 1],
    [1, 512, 784],
    [96, 512, 784],
    [128, 10, 512],
    [512, 10, 128],
    [1000, 10, 33],
    [195, 17, 300],
    [7, 8, 257],
    [6, 9, 4],
    [5, 3, 0],
    [0, 4, 3],
    [3, 0, 4],
  ]
  const ways = [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ] as const
  test.each(shapes)('product %i × %i over %i, each argument either way', (m, n, k) => {
    seedMathRandom('product')
    for (const [transposeA, transposeB] of ways) {
      const product = { m, n, k, a: random(m * k), b: random(k * n), transposeA, transposeB }
      expectClose(kernelProduct(kernels, product), plainProduct(product), 5e-5)
      const withBias = { ...product, bias: random(n), relu: true }
      expectClose(kernelProduct(kernels, withBias), plainProduct(withBias), 5e-5)
    }
  })

  test('NaN and infinity go where they belong, and nowhere else', () => {
    const a = random(13 * 20)
    const b = random(20 * 11).map(Math.abs)
    a[3 * 20 + 5] = Number.NaN
    a[12 * 20 + 7] = Number.POSITIVE_INFINITY
    const way = { transposeA: false, transposeB: false }
    const product = { m: 13, n: 11, k: 20, a, b, ...way, bias: random(11), relu: true }
    expectClose(kernelProduct(kernels, product), plainProduct(product), 1e-5)
  })

  test('RMSprop: the values of docs and of a plain loop, with any number of weights', () => {
    for (const size of [1, 3, 4, 7, 1000]) {
      seedMathRandom('rmsprop')
      const [theta, s, g] = [random(size), random(size).map(Math.abs), random(size)]
      const empty = new Float32Array(size)
      const at = place(theta, s, g, empty, empty) as [number, number, number, number, number]
      kernels.rmsprop(...at, size, 0.001, 0.9, 1e-7)
      const newS = Array.from(s, (si, i) => 0.9 * si + 0.1 * g[i]! ** 2)
      expectClose(read(at[4], size), newS, 1e-6)
      const newTheta = newS.map((si, i) => theta[i]! - (0.001 * g[i]!) / (Math.sqrt(si) + 1e-7))
      expectClose(read(at[3], size), newTheta, 1e-6)
    }
    const at = place([1, 1], [0, 0], [0.5, 0], [0, 0], [0, 0]) as [
      number,
      number,
      number,
      number,
      number,
    ]
    kernels.rmsprop(...at, 2, 0.001, 0.9, 1e-7)
    // From facts worked out by hand: a gradient of 0.5, and one of 0, which must not divide by zero.
    expectClose(read(at[4], 2), [0.025, 0], 1e-8)
    expectClose(read(at[3], 2), [0.996837724, 1], 1e-7)
  })

  test('dropout: the same mask as the plain loop, and as itself', () => {
    const x = random(10_003)
    x[17] = Number.NaN
    for (const seed of [0, 1, 0xffffffff]) {
      const [from, to] = place(x, new Float32Array(x.length)) as [number, number]
      kernels.dropout(from, to, x.length, seed, 0.2 * 2 ** 32, 1.25)
      expectClose(read(to, x.length), Array.from(plainDropout(x, { rate: 0.2, seed })), 0)
    }
  })

  test('the gradient of ReLU', () => {
    const [dy, x] = [random(1003), random(1003)]
    x.set([0, -0, Number.POSITIVE_INFINITY, Number.NaN])
    dy[900] = Number.NaN
    const [atDy, atX, to] = place(dy, x, new Float32Array(1003)) as [number, number, number]
    kernels.reluGradient(atDy, atX, to, 1003)
    const expected = Array.from(dy, (g, i) => g * (x[i]! > 0 ? 1 : 0))
    expectClose(
      read(to, 1003).map((g) => g + 0),
      expected.map((g) => g + 0),
      0,
    )
  })

  test('sums of columns', () => {
    for (const [rows, n] of [
      [128, 512],
      [5, 7],
      [0, 3],
    ] as const) {
      const x = random(rows * n)
      const [from, to] = place(x, new Float32Array(n).fill(7)) as [number, number]
      kernels.columnSums(from, to, rows, n)
      const sums = Array.from({ length: n }, (_, j) => {
        let sum = 0
        for (let i = 0; i < rows; i++) sum += x[i * n + j]!
        return sum
      })
      expectClose(read(to, n), sums, 1e-5)
    }
  })
})

test('masks are fair: the share dropped, and no two entries or seeds that go together', () => {
  const n = 200_000
  const ones = new Float32Array(n).fill(1)
  const masks = [1, 2].map((seed) => plainDropout(ones, { rate: 0.2, seed }).map(Math.sign))
  const share = (hits: (i: number) => boolean) => {
    let count = 0
    for (let i = 1; i < n; i++) if (hits(i)) count++
    return count / n
  }
  // Five standard errors of a share of 200,000.
  expect(Math.abs(share((i) => masks[0]![i] === 0) - 0.2)).toBeLessThan(0.0045)
  expect(Math.abs(share((i) => masks[0]![i]! + masks[0]![i - 1]! === 0) - 0.04)).toBeLessThan(
    0.0022,
  )
  expect(Math.abs(share((i) => masks[0]![i]! + masks[1]![i]! === 0) - 0.04)).toBeLessThan(0.0022)
})
