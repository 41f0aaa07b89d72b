import { expect, test } from 'vitest'
import type { Session } from '../../session/session.ts'
import { networkOf } from './saved-network.ts'

test('a model that the kernel no longer holds is not asked for: no kernel is started to say no', async () => {
  let asked = 0
  const session = {
    view: () => ({ run: { outcome: 'done', models: ['model'] } }),
    hasValues: () => false,
    saveModel: () => {
      asked++
      return Promise.reject(new Error('no'))
    },
  } as unknown as Session
  expect(await networkOf(session, 'fit')).toBeUndefined()
  expect(asked).toBe(0)
})
