/** What the book's cells change; and all of them run, from top to bottom. */
import { expect, test, vi } from 'vitest'
import { planRun } from '../cell/graph.ts'
import { makeProgram } from '../cell/program.ts'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { Evaluator } from '../kernel/evaluator.ts'
import { noteTimers } from '../kernel/leftovers.ts'
import type { FromKernel } from '../kernel/protocol.ts'
import { noteProxies } from '../kernel/proxies.ts'
import { linkBook, readBook } from '../markdown/book.ts'
import { kernelBook } from './kernel.ts'

vi.mock('../tensor/plugin/wasm-files.ts', () => import('../tensor/plugin/wasm-files.test-kit.ts'))

vi.mock('./lesson/mnist.ts', async (original) => {
  const { Digits, PIXELS } = await original<typeof import('./lesson/mnist.ts')>()
  const { digitsOfFiles } = await import('./mnist-files.test-kit.ts')
  return {
    Digits,
    PIXELS,
    /** Few, so that trainings are short. */
    async loadMnist(set: 'train' | 'test', { count = 1000 } = {}) {
      return digitsOfFiles(Digits, set, Math.min(count, set === 'train' ? 640 : 200))
    },
  }
})

const { graph } = readBook()

test('two cells change something, and it is the model: no rule of `cell/references` moves it unnoticed', () => {
  const changing = [...graph.values()].filter(({ changes }) => changes.length > 0)
  expect(changing.map(({ cell, changes }) => [cell.id, changes])).toEqual([
    ['compile', ['model']],
    ['fit', ['model']],
  ])
})

test('a chapter cannot have the address of a page of the book', () => {
  const front = '---\n{ title: T, question: What?, outcome: That. }\n---\n'
  expect(() => linkBook([parseChapter(front, '01-costs.md')])).toThrow(
    '01-costs.md:1:1: the address /costs/ is that of another page',
  )
})

test('run as the page runs them, none changes what another sees, and all end as they should', {
  timeout: 120_000,
}, async () => {
  noteTimers()
  noteProxies()
  const posts: FromKernel[] = []
  const evaluator = new Evaluator((message) => void posts.push(message), kernelBook)
  const isLong = (id: string) => graph.get(id)!.cell.options.expensive && id !== 'fit'
  const isUnsolved = (id: string) => graph.get(id)!.cell.options.checks !== undefined
  const ids = [...graph.keys()].filter((id) => !isLong(id))
  for (const [run, id] of planRun(graph, ids, () => false).entries()) {
    const { compiled, takes, changes } = graph.get(id)!
    const program = makeProgram(id, compiled, new Set(takes.keys()))
    await evaluator.run({ type: 'run', run, program, takes: [...takes], changes })
    const finished = posts.findLast((post) => post.type === 'finished')!
    expect([id, finished.spoiled]).toEqual([id, []])
    expect([id, finished.outcome]).toEqual([id, isUnsolved(id) ? 'failed' : 'done'])
  }
  expect(posts.filter(({ type }) => type === 'broken' || type === 'spoiled')).toEqual([])
})
