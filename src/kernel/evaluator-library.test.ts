/** The kernel beside a library that is small, and fails when a test says so. */
import { describe, expect, test, vi } from 'vitest'
import { makeProgram } from '../cell/program.ts'
import { tryCompile } from '../notebook/try-compile.ts'
import { Evaluator } from './evaluator.ts'
import { type CheckpointsOptions, NO_PLUGIN, PLAIN_LIBRARY } from './plugin.ts'
import type { FromKernel } from './protocol.ts'

/** Of a cell that trains: a model that is no longer there cannot be kept. */
function makeCheckpoints({ post }: CheckpointsOptions) {
  let passed: { isDisposed: boolean } | undefined
  return {
    async offer(model: { isDisposed: boolean }) {
      passed = model
    },
    async keepLast() {
      if (passed?.isDisposed) throw new Error('the model is already disposed')
      const state = { epochs: 2, epoch: 1, step: 1, cards: new Uint32Array(1) }
      if (passed) post({ weights: [], optimizer: [], random: 0, state })
      passed = undefined
    },
  }
}

const library = { ...PLAIN_LIBRARY, makeCheckpoints }

function start(code: string) {
  const posts: FromKernel[] = []
  const plugin = { ...NO_PLUGIN, loaded: () => library }
  const evaluator = new Evaluator((message) => void posts.push(message), { modules: {}, plugin })
  const program = makeProgram('fit', tryCompile(code).compiled!, new Set())
  const ended = evaluator.run({ type: 'run', run: 1, program, takes: [], changes: [] })
  return { evaluator, posts, ended }
}

/** The kernel's messages but for outputs, and the warnings and errors among those, each in a few words. */
const told = (posts: FromKernel[]) =>
  posts.flatMap((post): string | string[] => {
    if (post.type === 'finished') return post.outcome
    if (post.type === 'broken') return `${post.why} by ${post.cell}`
    if (post.type !== 'outputs') return post.type
    return post.changes.flatMap(({ output }) => {
      if (output.kind === 'error') return output.message
      return output.kind === 'console' && output.level === 'warn' ? output.text : []
    })
  })

const pause = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds))

const training = (inLoop: string) => `const model = { isDisposed: false }
try {
  for (;;) { await checkpoints.offer(model); ${inLoop}; await display('step', 'slot') }
} finally { model.isDisposed = true }`

test('Stop keeps what is trained before the cell can dispose of it', async () => {
  const { evaluator, posts, ended } = start(training(''))
  await pause(50)
  evaluator.stop()
  await ended
  expect(told(posts)).toEqual(['checkpoint', 'stopped'])
})

test('what cannot be kept on Pause or Stop is told, and the cell ends as stopped', async () => {
  const { evaluator, posts, ended } = start(training('model.isDisposed = true'))
  await pause(50)
  evaluator.pause()
  await pause(50)
  const warning = 'This is not the state of a training, so it cannot be kept.'
  expect(told(posts)).toEqual([warning])
  evaluator.stop()
  await ended
  expect(told(posts)).toEqual([warning, 'stopped'])
})

describe('the loss of a graphics card', () => {
  test('is not waited for: a failure is told while no time goes by', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] })
    try {
      const { posts, ended } = start('throw new Error("not a number")')
      await ended
      expect(told(posts)).toEqual(['not a number', 'failed'])
    } finally {
      vi.useRealTimers()
    }
  })
  test('names the cell that failed just before', async () => {
    const { evaluator, posts, ended } = start('throw new Error("cannot read a buffer")')
    await ended
    evaluator.loseCard()
    expect(told(posts)).toEqual(['cannot read a buffer', 'failed', 'card-lost by fit'])
  })
  test('and none that failed long before, or did not fail', async () => {
    const failed = start('throw new Error("a mistake")')
    const done = start('1')
    await Promise.all([failed.ended, done.ended])
    await pause(600)
    for (const { evaluator, posts } of [failed, done]) {
      evaluator.loseCard()
      expect(told(posts).at(-1)).toBe('card-lost by undefined')
    }
  })
})
