export const race = {
  picture: 'Six update rules on their way down the same surface',
  surface: 'Surface',
  surfaces: {
    valley: 'valley, ½ (θ₁² + 100 θ₂²)',
    saddle: 'saddle, ½ (θ₁² − θ₂²) + θ₂⁴/8 + ½',
    ravine: 'ravine (Rosenbrock)',
    beale: 'Beale’s function',
  },
  rate: 'Learning rate of all',
  own: 'Keras’s defaults',
  decay: 'Rate falls by',
  steps: 'Steps',
  noise: 'Noise in the gradients',
  handle: 'The start',
  lost: (step: number) => `lost, step ${step}`,
  loss: 'loss now',
  describe(s: {
    steps: number
    x: string
    y: string
    ranking: { name: string; loss: string; rate: string }[]
    decay: number
    noise: boolean
  }): string {
    const [first, ...others] = s.ranking
    const rest = others.map(({ name, loss }) => `${name} ${loss}`).join(', ')
    const noise = s.noise ? ', with the same noise for all,' : ''
    return first
      ? `From (${s.x}, ${s.y}) each rule took ${s.steps} steps${noise} and is now at a loss of: ${first.name} ${first.loss}${rest && `, ${rest}`}. Learning rates: ${s.ranking.map(({ name, rate }) => `${name} ${rate}`).join(', ')}${s.decay === 0 ? '' : `, each divided by 1 + ${s.decay} t after t steps`}.`
      : ''
  },
  explainLost(s: {
    names: string
    rate: string
    curvature: string
    product: string
    isSteep: boolean
  }): string {
    const why = s.isSteep
      ? `at the start the surface’s curvature is ${s.curvature}, and times the rate of ${s.rate} that is ${s.product}, more than the 2 up to which steps shrink`
      : 'on its way it came to a place where the surface is too steep for its steps'
    return `${s.names} ran off to infinity: ${why}. A smaller rate helps.`
  },
}
