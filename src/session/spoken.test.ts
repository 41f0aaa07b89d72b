import { expect, test } from 'vitest'
import type { Output } from '../kernel/protocol.ts'
import { announcement } from './spoken.ts'

const training = {
  kind: 'training',
  epoch: 2,
  epochs: 4,
  step: 5,
  steps: 10,
  accuracy: 0.976,
} as Output
const error: Output = { kind: 'error', name: 'TypeError', message: 'no', frames: [] }

test('a training says how far it is, a failure why, and everything else how it stands', () => {
  expect(announcement('fit', 'running', [])).toEqual({ text: 'fit running …', isProgress: false })
  expect(announcement('fit', 'running', [{ output: training }])).toEqual({
    text: 'fit: 38 percent, epoch 2 of 4, accuracy 98 percent',
    isProgress: true,
  })
  expect(announcement('fit', 'failed', [{ output: training }, { output: error }]).text).toBe(
    'fit failed: TypeError: no',
  )
  expect(announcement('fit', 'done', [{ output: training }]).text).toBe('fit done')
})
