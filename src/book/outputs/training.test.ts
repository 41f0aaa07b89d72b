/** A training that goes wrong is drawn, too. */
import { expect, test } from 'vitest'
import { renderOutputs } from '../../output/render.ts'
import type { TrainingProgress } from '../lesson/training.ts'

const context = { picture: () => '', cellHref: () => '', figure: () => expect.fail() }
const renderTraining = (output: TrainingProgress) => renderOutputs([{ output }], context)

const history = (losses: number[], epochs = losses.length): TrainingProgress => ({
  kind: 'training',
  epoch: epochs,
  epochs,
  step: 1,
  steps: 1,
  samples: 1,
  loss: losses.at(-1)!,
  accuracy: 0.5,
  seconds: 1,
  curve: losses.map((loss, i) => ({ at: i + 1, loss, accuracy: loss })),
  finished: losses.map((loss, i) => ({
    epoch: epochs - losses.length + i + 1,
    loss,
    accuracy: 0.5,
    validationLoss: loss,
    validationAccuracy: 0.5,
    seconds: 1,
  })),
})

test.each([Number.NaN, Infinity, -Infinity, 1e300, -1e300])(
  'a loss of %s leaves a gap, and no other number is lost',
  (loss) => {
    for (const losses of [
      [loss, loss, loss, loss],
      [0.5, 0.4, 0.3, loss],
      [0.5, loss, 0.4, 0.3],
    ]) {
      const text = JSON.stringify(renderTraining(history(losses)))
      // JSON writes what is no number as null.
      const at = /"(?:d|c[xy]|[xy][12]?|width)":(?:"[^"]*(?:NaN|Infinity)|null)[^,]*/.exec(text)
      expect(at?.[0]).toBeUndefined()
      expect(text).toContain('tick')
    }
  },
)

test('a training whose last epochs alone are listed is known to be done', () => {
  expect(JSON.stringify(renderTraining(history([0.5, 0.4], 1000)))).toContain('in all')
})
