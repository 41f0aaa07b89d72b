import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { aliasesOf, viteOptions } from './scripts/vite-options.ts'
import { BOOK, foldersOf, settingsOf } from './src/author/names.ts'

/** The book whose cells, words and kinds the engine's own tests use. */
const SECOND = 'fixtures/sorting'
/** Tests of what holds of any book, and of the engine with all that a book has. */
const ANY_BOOK = 'src/**/*any-book.test.ts'
/** What is only in this book: TensorFlow.js is its plug-in, and scripts are for it. */
const THIS_BOOK = [
  'src/book/**/*.test.ts',
  'src/tensor/**/*.test.ts',
  // Tensors are among what cells compute and show.
  'src/kernel/{console,copy,evaluator,tutorials,values}.test.ts',
  'scripts/**/*.test.ts',
]

/** Some tests with a book in its place. */
async function tests(
  name: string,
  book: string,
  include: string[],
  exclude: string[] = [],
  edition?: string,
): Promise<TestProjectInlineConfiguration> {
  const settings = await settingsOf(book)
  return {
    plugins: viteOptions.plugins,
    resolve: {
      alias: [
        // Their entries for Node are bundles, each with an engine of its own.
        {
          find: /^(@tensorflow\/tfjs-(core|layers|backend-\w+))$/,
          replacement: '$1/dist/index.js',
        },
        ...aliasesOf(foldersOf(book, settings, edition ?? settings.editions[0]), settings),
      ],
    },
    test: {
      name,
      include,
      exclude: [...configDefaults.exclude, ...exclude],
      server: { deps: { inline: [/@tensorflow\/.*\/dist\//] } },
      env: {
        BOOK: book,
        EDITION: edition ?? settings.editions[0],
        PUBLIC_BOOK: settings.id,
        PUBLIC_LICENCE: settings.licence.name,
        PUBLIC_WAS_UNNAMED: settings.wasUnnamed ? 'yes' : '',
      },
      testTimeout: 30_000,
    },
  }
}

const engine = () =>
  tests('engine', SECOND, ['src/**/*.test.ts', `${SECOND}/**/*.test.ts`], THIS_BOOK)
/** Of a book's other editions, what holds of any chapter: answers, conditions, addresses, terms. */
const otherEditions = async (book: string) => {
  const [, ...others] = (await settingsOf(book)).editions
  return others.map((edition) =>
    tests(`book in ${edition}`, book, ['src/markdown/any-book.test.ts'], [], edition),
  )
}
const bookAlone = (book: string, more: string[]) => tests('book', book, [...more, ANY_BOOK])

export default defineConfig({
  test: {
    projects:
      BOOK === 'src/book'
        ? await Promise.all([engine(), bookAlone(BOOK, THIS_BOOK), ...(await otherEditions(BOOK))])
        : [BOOK === SECOND ? await engine() : await bookAlone(BOOK, [`${BOOK}/**/*.test.ts`])],
  },
})
