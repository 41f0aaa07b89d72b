/**
 * AssemblyScript: as many multiplications and additions as a thread can make, in chains that do not wait for each
 * other. With relaxed SIMD both are one instruction; without, there are chains of the one and chains of the other.
 */

/** Operations that one round makes. */
export const operations: i32 = ASC_FEATURE_RELAXED_SIMD ? 12 * 4 * 2 : 14 * 4

/** The result keeps the compiler from leaving the rounds out. */
export function peak(rounds: i32): f32 {
  return ASC_FEATURE_RELAXED_SIMD ? fused(rounds) : separate(rounds)
}

function fused(rounds: i32): f32 {
  const x = f32x4.splat(0.999)
  const y = f32x4.splat(0.001)
  let a = f32x4.splat(1)
  let b = a
  let c = a
  let d = a
  let e = a
  let f = a
  let g = a
  let h = a
  let i = a
  let j = a
  let k = a
  let l = a
  for (; rounds > 0; rounds--) {
    a = f32x4.relaxed_madd(x, y, a)
    b = f32x4.relaxed_madd(x, y, b)
    c = f32x4.relaxed_madd(x, y, c)
    d = f32x4.relaxed_madd(x, y, d)
    e = f32x4.relaxed_madd(x, y, e)
    f = f32x4.relaxed_madd(x, y, f)
    g = f32x4.relaxed_madd(x, y, g)
    h = f32x4.relaxed_madd(x, y, h)
    i = f32x4.relaxed_madd(x, y, i)
    j = f32x4.relaxed_madd(x, y, j)
    k = f32x4.relaxed_madd(x, y, k)
    l = f32x4.relaxed_madd(x, y, l)
  }
  const low = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(e, f))
  const high = f32x4.add(f32x4.add(f32x4.add(g, h), f32x4.add(i, j)), f32x4.add(k, l))
  return f32x4.extract_lane(f32x4.add(low, high), 0)
}

function separate(rounds: i32): f32 {
  // 1 · 1 and 0 + 0 stay what they are, and need no register for a second argument.
  let a = f32x4.splat(1)
  let b = a
  let c = a
  let d = a
  let e = a
  let f = a
  let g = a
  let h = f32x4.splat(0)
  let i = h
  let j = h
  let k = h
  let l = h
  let m = h
  let n = h
  for (; rounds > 0; rounds--) {
    a = f32x4.mul(a, a)
    h = f32x4.add(h, h)
    b = f32x4.mul(b, b)
    i = f32x4.add(i, i)
    c = f32x4.mul(c, c)
    j = f32x4.add(j, j)
    d = f32x4.mul(d, d)
    k = f32x4.add(k, k)
    e = f32x4.mul(e, e)
    l = f32x4.add(l, l)
    f = f32x4.mul(f, f)
    m = f32x4.add(m, m)
    g = f32x4.mul(g, g)
    n = f32x4.add(n, n)
  }
  const low = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(e, f))
  const high = f32x4.add(f32x4.add(f32x4.add(h, i), f32x4.add(j, k)), f32x4.add(l, m))
  return f32x4.extract_lane(f32x4.add(f32x4.add(low, high), f32x4.add(g, n)), 0)
}
