/** What is drawn in Node at build says what the edition's words say. */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeSecondEdition } from './second-edition.ts'

const TAG = 'en-au'

function inEdition(env: Record<string, string>, program: string): string {
  return execFileSync(
    'node',
    ['--import', './scripts/register-names.ts', '--input-type=module', '-e', program],
    { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, ...env } },
  )
}

const DRAWN = `
  const { readBook } = await import('./src/markdown/book.ts')
  const { renderCell } = await import('./src/markdown/render-cell.ts')
  const { renderFigureFence } = await import('./src/markdown/render-figures.ts')
  const book = readBook()
  const isPlayed = ({ id }) => id === 'epoch-strip'
  const chapter = book.chapters.find(({ figures }) => figures.some(isPlayed))
  const show = async (id) => console.log(await renderCell(book, id, chapter.slug, '/'))
  await show('load-data')
  await show('fit')
  console.log(await renderFigureFence(chapter, chapter.figures.find(isPlayed).position.line))`

test('recorded outputs, first frames of figures and what stands around them follow the edition', () => {
  const BOOK = makeSecondEdition('.cache/words-test', TAG, [
    ['src/words/en/page.ts', "run: 'Run'", "run: 'Go for it'"],
    ['content/en/words/outputs/training.ts', 'Results by epoch', 'How the epochs went'],
    ['src/words/en/figures.ts', "play: 'Play'", "play: 'Roll'"],
  ])
  const drawn = inEdition({ BOOK, EDITION: TAG }, DRAWN)
  for (const words of ['>Go for it<', 'How the epochs went', '>Roll<'])
    expect(drawn).toContain(words)
}, 120_000)

test('an edition that is not there, and one without words of the interface, are refused', () => {
  expect(() => inEdition({ EDITION: 'fr' }, '')).toThrow('EDITION=fr: the editions of')
  const BOOK = makeSecondEdition('.cache/words-test', TAG, [])
  rmSync('.cache/words-test/words/en-au', { recursive: true })
  expect(() => inEdition({ BOOK, EDITION: TAG }, '')).toThrow(
    'the words of the interface are missing: no folder .cache/words-test/words/en-au',
  )
})
