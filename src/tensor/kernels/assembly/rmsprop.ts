/**
 * One step of RMSprop for one parameter in one pass, four weights at a time: s′ = ρ s + (1 − ρ) g²,
 * θ′ = θ − η g / (√s′ + ε).
 */
export function rmsprop(
  theta: usize,
  s: usize,
  g: usize,
  newTheta: usize,
  newS: usize,
  size: i32,
  eta: f32,
  rho: f32,
  epsilon: f32,
): void {
  const etas = f32x4.splat(eta)
  const rhos = f32x4.splat(rho)
  const rests = f32x4.splat(1 - rho)
  const epsilons = f32x4.splat(epsilon)
  let at: usize = 0
  for (const end: usize = (size & ~3) << 2; at < end; at += 16) {
    const g4 = v128.load(g + at)
    const s4 = f32x4.add(f32x4.mul(rhos, v128.load(s + at)), f32x4.mul(rests, f32x4.mul(g4, g4)))
    const step = f32x4.div(f32x4.mul(etas, g4), f32x4.add(f32x4.sqrt(s4), epsilons))
    v128.store(newS + at, s4)
    v128.store(newTheta + at, f32x4.sub(v128.load(theta + at), step))
  }
  for (const end: usize = size << 2; at < end; at += 4) {
    const g1 = load<f32>(g + at)
    const s1 = rho * load<f32>(s + at) + (1 - rho) * g1 * g1
    store<f32>(newS + at, s1)
    store<f32>(newTheta + at, load<f32>(theta + at) - (eta * g1) / (sqrt<f32>(s1) + epsilon))
  }
}
