import { expect, test } from 'vitest'
import type { Output } from '../kernel/protocol.ts'
import { announcement } from './spoken.ts'

const text: Output = { kind: 'text', text: 'x' }
const error: Output = { kind: 'error', name: 'TypeError', message: 'no', frames: [] }

test('a failure says why, and everything else how it stands', () => {
  expect(announcement('sort', 'running', [])).toEqual({
    text: 'sort running …',
    isProgress: false,
  })
  expect(announcement('sort', 'failed', [{ output: text }, { output: error }]).text).toBe(
    'sort failed: TypeError: no',
  )
  expect(announcement('sort', 'done', [{ output: text }]).text).toBe('sort done')
})
