/** What this book gives the kernel. */
import type { KernelBook } from '../kernel/plugin.ts'
import { importTensors, tensors } from '../tensor/plugin/tensors.ts'

const lessons = import.meta.glob<object>(['./lesson/*.ts', '!./lesson/*.test.ts'])

export const kernelBook: KernelBook = {
  modules: {
    '@tensorflow/tfjs': importTensors,
    ...Object.fromEntries(
      Object.entries(lessons).map(([file, load]) => [file.slice('./'.length, -'.ts'.length), load]),
    ),
  },
  plugin: tensors,
}
