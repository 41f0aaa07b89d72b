/** The digits from the files themselves, for tests in Node: in the page they come over the network. */
import { readIdx } from './data/idx.ts'
import type { Digits } from './lesson/digits.ts'

/** The first `count` digits of a set, or all. `make` is the class that the cells know. */
export function digitsOfFiles(
  make: typeof Digits,
  set: 'train' | 'test',
  count = Number.POSITIVE_INFINITY,
): Digits {
  const name = set === 'train' ? 'train' : 't10k'
  const labels = readIdx(`${name}-labels-idx1-ubyte`)
  const digits = new make(readIdx(`${name}-images-idx3-ubyte`), labels)
  return digits.slice(0, Math.min(count, digits.count))
}
