/** AssemblyScript: as many independent multiplications and additions as fit into the registers. */
function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c)
  return f32x4.add(f32x4.mul(a, b), c)
}

/** Twelve chains of `rounds`; the sum keeps the compiler from leaving them out. */
export function peak(rounds: i32): f32 {
  const x = f32x4.splat(0.999)
  const y = f32x4.splat(0.001)
  let a = f32x4.splat(1),
    b = a,
    c = a,
    d = a,
    e = a,
    f = a
  let g = f32x4.splat(2),
    h = g,
    i = g,
    j = g,
    k = g,
    l = g
  for (; rounds > 0; rounds--) {
    a = madd(a, x, y)
    b = madd(b, x, y)
    c = madd(c, x, y)
    d = madd(d, x, y)
    e = madd(e, x, y)
    f = madd(f, x, y)
    g = madd(g, x, y)
    h = madd(h, x, y)
    i = madd(i, x, y)
    j = madd(j, x, y)
    k = madd(k, x, y)
    l = madd(l, x, y)
  }
  const low = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(e, f))
  const high = f32x4.add(f32x4.add(f32x4.add(g, h), f32x4.add(i, j)), f32x4.add(k, l))
  return f32x4.extract_lane(f32x4.add(low, high), 0)
}
