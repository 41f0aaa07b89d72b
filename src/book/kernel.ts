/** What this book gives the kernel. */
import { hints } from '#book-words/hints'
import type { KernelBook } from '../kernel/plugin.ts'
import { tensorHintFor } from '../tensor/plugin/hints.ts'
import { importTensors, tensorsTimedBy } from '../tensor/plugin/tensors.ts'

const lessons = import.meta.glob<object>(['./lesson/*.ts', '!./lesson/*.test.ts'])

export const kernelBook: KernelBook = {
  modules: {
    '@tensorflow/tfjs': importTensors,
    ...Object.fromEntries(
      Object.entries(lessons).map(([file, load]) => [file.slice('./'.length, -'.ts'.length), load]),
    ),
  },
  plugin: tensorsTimedBy(async () => (await import('./step-time.ts')).timedStep),
  hintFor: (message) =>
    /\b(?:tfvis|d3|Plotly|Chart)\b.*(?:is not defined|variable)/.test(message)
      ? hints.charts
      : tensorHintFor(message),
}
