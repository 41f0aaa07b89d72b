/** What the checks of this book's exercises say: to the starter, to the solution, and to wrong answers. */
import { expect, test, vi } from 'vitest'
import { Exercises } from '../kernel/exercises.test-kit.ts'
import { sayer } from '../output/said.ts'
import { hasWords, saidIn } from './said.test-kit.ts'

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
const others = (await saidIn()).map(({ edition, texts }) => ({ edition, say: sayer(texts) }))

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
    for (const { edition, say } of others)
      for (const line of said.text.split('\n').filter(hasWords))
        expect(say(line), `${edition}: ${line}`).toBeDefined()
  }
  expect(await exercises.answer(id, code), 'the solution').toMatchObject({
    outcome: 'done',
    text: expect.stringMatching(/(^|\n)Right\.$/),
  })
})

test.each([
  '每一层都乘以一个矩阵再加上偏置，两层合起来还是一次这样的运算',
  '没有弯折，两层等于一层',
])('a reason may be given in Chinese: %s', async (why) => {
  const right = await exercises.answer('why-bend', `const why = '${why}'`)
  expect(right.outcome, right.text).toBe('done')
})

test.each(['线性的', '因为ReLU让网络什么都学得会', '没有激活函数的两层都是线性的'])(
  'and not every Chinese sentence is one: %s',
  async (why) => {
    expect((await exercises.answer('why-bend', `const why = '${why}'`)).thrown).toBe('Not yet')
  },
)
