/** What the book's own kinds take, refuse and say. */
import { expect, test } from 'vitest'
import { admit, fit } from '../../kernel/gate.ts'
import type { Output } from '../../output/kind.ts'
import { announcement } from '../../session/spoken.ts'
import type { TrainingProgress } from '../lesson/progress.ts'

const admitted = (output: unknown) =>
  admit(
    structuredClone({
      secret: 'secret',
      message: { type: 'outputs', run: 7, changes: [{ output }] },
    }),
    { secret: 'secret', running: undefined, isLast: () => true, isCell: () => true },
  )

test.each<[string, unknown]>([
  ['a training in words', { kind: 'training', day: 1 }],
  [
    'a picture that is an address',
    { kind: 'digits', digits: [{ pixels: 'x', label: '' }], more: 0 },
  ],
])('refused: %s', (_, output) => {
  expect(admitted(output)).toBeUndefined()
})

const training = (loss: number, length = 3): TrainingProgress => ({
  kind: 'training',
  epoch: length,
  epochs: length,
  step: 1,
  steps: 1,
  samples: 1,
  loss,
  accuracy: loss,
  seconds: 1,
  curve: Array.from({ length }, (_, at) => ({ at, loss, accuracy: loss })),
  finished: Array.from({ length }, (_, i) => ({
    epoch: i + 1,
    loss,
    accuracy: 0.5,
    validationLoss: loss,
    validationAccuracy: loss,
    seconds: 1,
  })),
})

/** As it passes the gate. */
function shown(output: TrainingProgress): TrainingProgress {
  const fitting = fit(output) as TrainingProgress
  expect(fit(fitting)).toEqual(fitting)
  expect(admitted(fitting)).toBeDefined()
  return fitting
}

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, -1e300, 0])(
  'a training with a loss of %s is shown',
  (loss) => {
    expect(shown(training(loss)).finished[0]!.loss).toBe(loss)
    const mixed = training(0.5)
    mixed.curve.push({ at: 4, loss, accuracy: loss })
    expect(shown(mixed).curve).toHaveLength(4)
  },
)

test('of a training of 2,000 epochs the last are listed', () => {
  const { finished } = shown(training(0.5, 2000))
  expect([finished.length, finished.at(-1)!.epoch]).toEqual([500, 2000])
})

test('a training says how far it is while it runs', () => {
  const output = { ...training(0.976, 2), epochs: 4, step: 5, steps: 10 } as Output
  expect(announcement('fit', 'running', [{ output }])).toEqual({
    text: 'fit: 38 percent, epoch 2 of 4, accuracy 98 percent',
    isProgress: true,
  })
  expect(announcement('fit', 'done', [{ output }]).text).toBe('fit done')
})
