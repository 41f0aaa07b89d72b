export const tapes = {
  picture: 'Two tapes of gradients, and what SGD, Adagrad and RMSprop make of them',
  weight: (number: number) => `Weight ${number}`,
  tapes: {
    steady: 'steady, +0.1',
    alternating: 'alternating, ±0.1',
    nine: 'nine times +0.1, once −0.9',
    large: 'a hundred times as large, +10',
    blank: 'a blank pixel, 0',
  },
  rho: 'ρ',
  steps: 'Steps',
  gradients: (most: string) => `gradients; the longest bar is ${most}`,
  roots: (root: string) => `√G of Adagrad, √s of RMSprop: ${root}`,
  ways: 'where the weight is',
  step: 'last step',
  position: 'weight now',
  describe(s: {
    steps: number
    rho: number
    weights: { tape: string; root: string; places: { name: string; at: string }[] }[]
  }): string {
    const told = s.weights.map(
      ({ tape, root, places }, i) =>
        `Weight ${i + 1} (${tape}): √s is ${root}; from 0, ${places.map(({ name, at }) => `${name} has come to ${at}`).join(', ')}.`,
    )
    return `After ${s.steps} ${s.steps === 1 ? 'step' : 'steps'}, with ρ = ${s.rho}. ${told.join(' ')} Learning rates: 0.01, 0.01 and 0.001.`
  },
}
