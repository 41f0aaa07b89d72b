/** The i-th random number of 32 bits: Weyl's sequence through Chris Wellons's lowbias32. */
export function scatter(i: i32, seed: i32): u32 {
  let h: u32 = i * 0x9e3779b9 + seed
  h = (h ^ (h >>> 16)) * 0x7feb352d
  h = (h ^ (h >>> 15)) * 0x846ca68b
  return h ^ (h >>> 16)
}

/** Those of i to i + 3. */
export function scatter4(i: i32, seed: i32): v128 {
  const counters = i32x4.add(i32x4.splat(i), i32x4(0, 1, 2, 3))
  let h = i32x4.add(i32x4.mul(counters, i32x4.splat(0x9e3779b9)), i32x4.splat(seed))
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x7feb352d))
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 15)), i32x4.splat(0x846ca68b))
  return v128.xor(h, i32x4.shr_u(h, 16))
}
