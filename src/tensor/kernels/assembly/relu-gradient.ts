/** to = dy where x > 0, and 0 elsewhere; what is not a number in dy stays so, as if it were multiplied. */
export function reluGradient(dy: usize, x: usize, to: usize, size: i32): void {
  const one = f32x4.splat(1)
  let at: usize = 0
  for (const end: usize = (size & ~3) << 2; at < end; at += 16) {
    const active = v128.and(f32x4.gt(v128.load(x + at), f32x4.splat(0)), one)
    v128.store(to + at, f32x4.mul(v128.load(dy + at), active))
  }
  for (const end: usize = size << 2; at < end; at += 4)
    store<f32>(to + at, load<f32>(dy + at) * (load<f32>(x + at) > 0 ? 1 : 0))
}
