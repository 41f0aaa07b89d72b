/** What a session does where parts of it do not come, or nothing can be stored. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withCompiled } from '../cell/compile-chapter-cell.ts'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { makeCheckpoint } from '../kernel/checkpoint.test-kit.ts'
import type { Effect } from '../notebook/notebook.ts'
import { Session } from './session.ts'
import { fakeStorage } from './storage.test-kit.ts'

// It listens to a page's document.
vi.mock('./new-version.ts', () => ({ pageBuild: () => '' }))

const BOOK = `---
title: T
question: Q
outcome: O
---
\`\`\`ts cell=size
const size = 2
\`\`\`
\`\`\`ts cell=make
const made = size + 1
\`\`\`
`
const COMPILER = '../notebook/try-compile.ts'

function openBook() {
  const cells = parseChapter(BOOK, '01-t.md').cells
  const compiled = withCompiled(cells)
  return new Session({ build: '', cells: compiled, titles: [], library: {} })
}

const storage = fakeStorage()
const stored = () => [...storage.items.values()].map((value) => JSON.parse(value).edit.code)

beforeEach(() => {
  storage.items.clear()
  vi.resetModules()
  vi.stubGlobal('localStorage', storage())
})
afterEach(() => {
  vi.doUnmock(COMPILER)
  vi.unstubAllGlobals()
})

/** As when the network does not bring it. */
function loseCompiler() {
  vi.doMock(COMPILER, () => {
    throw new TypeError('Failed to fetch dynamically imported module')
  })
}

test('a text whose compiler does not come is taken and stored, and compiled once it does', async () => {
  loseCompiler()
  const session = openBook()
  await session.take('size', 'const size = 3')
  await session.take('make', 'const made = size + 2')
  expect(session.codeOf('size')).toBe('const size = 3')
  expect(stored()).toEqual(['const size = 3', 'const made = size + 2'])
  expect(session.problemsOf('size')[0]?.message).toContain('could not be loaded')
  vi.doUnmock(COMPILER)
  await session.take('make', 'const made = size + 3')
  expect(['size', 'make'].flatMap((id) => session.problemsOf(id))).toEqual([])
  expect(session.constantOf('size', 'size')).toBe('3')
})

test('Run asks for it again', async () => {
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      postMessage() {}
    },
  )
  loseCompiler()
  const session = openBook()
  await session.take('size', 'const size = 3')
  vi.doUnmock(COMPILER)
  await session.run('size')
  expect(session.view('size').state).toBe('running')
  expect(session.problemsOf('size')).toEqual([])
})

test('that trainings cannot be stored is told when it turns out', async () => {
  const session = openBook()
  let told = 0
  session.onChange(() => told++, new AbortController().signal)
  const kept = { key: 'make 1', cell: 'make', round: 0, epochs: 3, epoch: 1, step: 1, savedAt: 1 }
  // Without IndexedDB.
  const { carryOut } = session as unknown as { carryOut(effect: Effect): void }
  carryOut.call(session, { type: 'keep', kept, checkpoint: makeCheckpoint(), shown: [] })
  await vi.waitFor(() => expect(session.savesTrainings).toBe(false))
  expect(told).toBe(1)
})
