/** What the planned steps and single operations have in common, in WGSL. */

/** Whether a number is none: by its bits, since a compiler may assume there are no others. */
export const BITS = `
fn isNaN(v: f32) -> bool { return (bitcast<u32>(v) & 0x7fffffffu) > 0x7f800000u; }
fn isFinite(v: f32) -> bool { return (bitcast<u32>(v) & 0x7f800000u) != 0x7f800000u; }`

/**
 * What entry i of a tensor is multiplied by: 0, or `scale` where its random number of 32 bits is not below `threshold`.
 * The generator of `kernels/dropout.ts`.
 */
export const keep = (seed: string, threshold: string, scale: string) => `
fn keep(i: u32) -> f32 {
  var h = i * 0x9e3779b9u + ${seed};
  h = (h ^ (h >> 16u)) * 0x7feb352du;
  h = (h ^ (h >> 15u)) * 0x846ca68bu;
  h = h ^ (h >> 16u);
  return select(0.0, ${scale}, h >= ${threshold});
}`
