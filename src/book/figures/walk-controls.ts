/** What one weight and two have in common: controls of a walk down a loss, and how its numbers are written. */
import { type Control, steps } from '../../figures/figure.ts'
import { minus } from '../../output/format.ts'

/** The learning rate, the steps taken, and a button that takes one. */
export function walkControls(
  words: { rate: string; steps: string; takeStep: string },
  mostSteps: number,
): Control[] {
  return [
    {
      kind: 'slider',
      name: 'rate',
      label: words.rate,
      values: [0.1, 0.2, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4],
    },
    { kind: 'slider', name: 'steps', label: words.steps, values: steps(0, mostSteps) },
    { kind: 'button', press: 'step', label: words.takeStep },
  ]
}

/** A number of a walk, which may run away. */
export function signed(value: number, digits = 2): string {
  return minus(Math.abs(value) < 10_000 ? value.toFixed(digits) : value.toExponential(1))
}
