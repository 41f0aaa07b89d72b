/**
 * AssemblyScript: as many multiplications and additions as a thread can make, in chains that do not wait for each
 * other. With relaxed SIMD both are one instruction; without, there are chains of the one and chains of the other.
 */

/** Operations that one round makes. */
export const operations: i32 = ASC_FEATURE_RELAXED_SIMD ? 12 * 4 * 2 : 12 * 4

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
    a = f32x4.relaxed_madd(a, x, y)
    b = f32x4.relaxed_madd(b, x, y)
    c = f32x4.relaxed_madd(c, x, y)
    d = f32x4.relaxed_madd(d, x, y)
    e = f32x4.relaxed_madd(e, x, y)
    f = f32x4.relaxed_madd(f, x, y)
    g = f32x4.relaxed_madd(g, x, y)
    h = f32x4.relaxed_madd(h, x, y)
    i = f32x4.relaxed_madd(i, x, y)
    j = f32x4.relaxed_madd(j, x, y)
    k = f32x4.relaxed_madd(k, x, y)
    l = f32x4.relaxed_madd(l, x, y)
  }
  const low = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(e, f))
  const high = f32x4.add(f32x4.add(f32x4.add(g, h), f32x4.add(i, j)), f32x4.add(k, l))
  return f32x4.extract_lane(f32x4.add(low, high), 0)
}

function separate(rounds: i32): f32 {
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
    a = f32x4.mul(a, x)
    g = f32x4.add(g, y)
    b = f32x4.mul(b, x)
    h = f32x4.add(h, y)
    c = f32x4.mul(c, x)
    i = f32x4.add(i, y)
    d = f32x4.mul(d, x)
    j = f32x4.add(j, y)
    e = f32x4.mul(e, x)
    k = f32x4.add(k, y)
    f = f32x4.mul(f, x)
    l = f32x4.add(l, y)
  }
  const low = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(e, f))
  const high = f32x4.add(f32x4.add(f32x4.add(g, h), f32x4.add(i, j)), f32x4.add(k, l))
  return f32x4.extract_lane(f32x4.add(low, high), 0)
}
