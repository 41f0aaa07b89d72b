import { expect, test } from 'vitest'
import { isCheckpoint } from '../../kernel/checkpoint-form.ts'
import { longestRecorded, readRecording } from '../../markdown/recordings.ts'
import { lentTrainings, recordedAssets } from '../build/recorded-assets.ts'
import { SHORT } from '../figures/trained-for.ts'
import type { TrainingProgress, TrainingState } from '../lesson/progress.ts'
import { checkpointOf } from './lent-checkpoint.ts'

test('the book’s short training is lent as it was recorded: the first epochs of the long one are its own', () => {
  const network = recordedAssets([`network-${SHORT}`])[`network-${SHORT}`]!
  const long = longestRecorded('fit') as TrainingProgress
  const checkpoint = checkpointOf(network, long, { epochs: 3, steps: SHORT })
  expect(isCheckpoint(checkpoint)).toBe(true)
  const { finished, curve, epoch } = checkpoint.state as TrainingState
  const short = readRecording('fit')!.outputs[0]!.output as TrainingProgress
  const losses = ({ finished }: Pick<TrainingProgress, 'finished'>) =>
    finished.map(({ loss, validationLoss }) => [loss, validationLoss])
  expect(losses({ finished })).toEqual(losses(short))
  expect([curve.length, epoch]).toEqual([short.curve.length, 4])
})

test('what is lent was recorded of the cell as it stands', () => {
  const prints = ['fit', 'fit@epochs=20'].map((name) => readRecording(name)!.fingerprint)
  expect(lentTrainings()).toEqual([
    { cell: 'fit', fingerprint: prints[0], epochs: 3 },
    { cell: 'fit', fingerprint: prints[1], epochs: 20 },
  ])
})
