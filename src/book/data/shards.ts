/**
 * The digits as the page loads them: gzip files of 5,000 digits (images, then labels) and a manifest.
 * A cell that looks at one digit fetches one file of less than 1 MB. Names carry a digest, so that browsers may
 * keep them for ever. `.bin`, not `.gz`: some hosts unpack the latter on the way.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { type IdxFile, readIdx } from './idx.ts'

const PIXELS = 784
const SHARD_DIGITS = 5000

export interface ShardFile {
  name: string
  content: Buffer
}

let made: ShardFile[] | undefined

/** The manifest and all shards. */
export function makeShards(): ShardFile[] {
  if (made) return made
  const shards = [
    ...pack('train', 'train-images-idx3-ubyte', 'train-labels-idx1-ubyte'),
    ...pack('test', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'),
  ]
  const manifest = JSON.stringify({ shards: shards.map(({ entry }) => entry) })
  made = [{ name: 'index.json', content: Buffer.from(manifest) }, ...shards.map(({ file }) => file)]
  return made
}

function pack(set: 'train' | 'test', imageFile: IdxFile, labelFile: IdxFile) {
  const images = readIdx(imageFile)
  const labels = readIdx(labelFile)
  const shards = []
  for (let start = 0; start < labels.length; start += SHARD_DIGITS) {
    const end = Math.min(start + SHARD_DIGITS, labels.length)
    const raw = Buffer.concat([
      images.subarray(start * PIXELS, end * PIXELS),
      labels.subarray(start, end),
    ])
    const content = gzipSync(raw, { level: 9 })
    const sha256 = createHash('sha256').update(raw).digest('hex')
    const name = `${set}-${String(start / SHARD_DIGITS).padStart(2, '0')}.${sha256.slice(0, 8)}.bin`
    shards.push({
      file: { name, content },
      entry: { file: name, set, count: end - start, bytes: content.length, sha256 },
    })
  }
  return shards
}
