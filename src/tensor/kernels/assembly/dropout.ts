/**
 * Dropout from a counter-based generator: whether entry i is kept depends on the seed and i alone, so the same call on
 * the gradient finds the same mask, and no mask is stored. The mixing is Wellons's lowbias32 on i · 0x9e3779b9 + seed.
 */
import { scatter, scatter4 } from './random'

/** y = x · (0 or `scale`): entry i is dropped when its random number, of 32 bits, is below `threshold`. */
export function dropout(
  x: usize,
  y: usize,
  size: i32,
  seed: i32,
  threshold: u32,
  scale: f32,
): void {
  const scales = f32x4.splat(scale)
  const thresholds = i32x4.splat(threshold)
  let i: i32 = 0
  for (; i + 4 <= size; i += 4) {
    const kept = i32x4.ge_u(scatter4(i, seed), thresholds)
    const at = i << 2
    v128.store(y + at, f32x4.mul(v128.load(x + at), v128.and(kept, scales)))
  }
  for (; i < size; i++) {
    const at = i << 2
    store<f32>(y + at, load<f32>(x + at) * (scatter(i, seed) >= threshold ? scale : 0))
  }
}
