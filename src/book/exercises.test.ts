/** What the checks of this book's exercises say: to the starter, to the solution, and to wrong answers. */
import { expect, test, vi } from 'vitest'
import { Exercises } from '../kernel/exercises.test-kit.ts'

vi.mock('../tensor/plugin/wasm-files.ts', () => import('../tensor/plugin/wasm-files.test-kit.ts'))

vi.mock('./lesson/mnist.ts', async (original) => {
  const { Digits, PIXELS } = await original<typeof import('./lesson/mnist.ts')>()
  const { digitsOfFiles } = await import('./mnist-files.test-kit.ts')
  return {
    Digits,
    PIXELS,
    async loadMnist(set: 'train' | 'test', { count = Number.POSITIVE_INFINITY } = {}) {
      return digitsOfFiles(Digits, set, count)
    },
  }
})

const exercises = new Exercises()
const { chapters, graph } = exercises.book

test.each(
  chapters.flatMap(({ solutions, wrongs }) =>
    solutions.map(
      (each) => [each.id, each.code, wrongs.filter(({ id }) => id === each.id)] as const,
    ),
  ),
)('%s: its check knows right from wrong', { timeout: 60_000 }, async (id, code, wrongs) => {
  const starter = await exercises.answer(id, graph.get(id)!.cell.code)
  expect(starter, 'the starter').toMatchObject({ outcome: 'failed', thrown: 'Not yet' })
  expect(wrongs.length).toBeGreaterThanOrEqual(2)
  for (const wrong of wrongs) {
    const said = await exercises.answer(id, wrong.code)
    expect(said, wrong.code).toMatchObject({ outcome: 'failed', thrown: 'Not yet' })
    expect(said.text).toContain(wrong.says)
  }
  expect(await exercises.answer(id, code), 'the solution').toMatchObject({
    outcome: 'done',
    text: expect.stringMatching(/(^|\n)Right\.$/),
  })
})
