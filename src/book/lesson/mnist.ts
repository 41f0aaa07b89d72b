/**
 * The MNIST digits: 60,000 to learn from and 10,000 to be tested on, 28 by 28 pixels, one byte a pixel.
 * They come in shards of some thousand digits, each checked when it arrives.
 */
import { Digits, PIXELS } from './digits.ts'

export { Digits, PIXELS }

export interface LoadOptions {
  /** load only the first so many digits; default: all */
  count?: number
  /** called as bytes arrive */
  onProgress?: (progress: LoadProgress) => void
}

export interface LoadProgress {
  kind: 'loading'
  what: string
  /** compressed bytes that have arrived, and that will */
  bytes: number
  totalBytes: number
}

interface Manifest {
  shards: Shard[]
}

interface Shard {
  file: string
  set: 'train' | 'test'
  count: number
  /** size of the file */
  bytes: number
  /** SHA-256 of the unpacked content: the images, then the labels */
  sha256: string
}

/** Loads the training or the test digits. Rejects when a file is missing, cut short or wrong. */
export async function loadMnist(
  set: 'train' | 'test',
  { count = Number.POSITIVE_INFINITY, onProgress }: LoadOptions = {},
): Promise<Digits> {
  const { shards } = (await (await fetchAgain('index.json')).json()) as Manifest
  const wanted: Shard[] = []
  let total = 0
  for (const shard of shards) {
    if (shard.set !== set || total >= count) continue
    wanted.push(shard)
    total += shard.count
  }
  const images = new Uint8Array(total * PIXELS)
  const labels = new Uint8Array(total)
  const totalBytes = wanted.reduce((sum, { bytes }) => sum + bytes, 0)
  let bytes = 0
  let at = 0
  for (const shard of wanted) {
    const content = await loadShard(shard, (more) => {
      bytes += more
      onProgress?.({ kind: 'loading', what: `MNIST, ${set} digits`, bytes, totalBytes })
    })
    images.set(content.subarray(0, shard.count * PIXELS), at * PIXELS)
    labels.set(content.subarray(shard.count * PIXELS), at)
    at += shard.count
  }
  return new Digits(images, labels).slice(0, Math.min(count, total))
}

/** Fetches, unpacks and checks one shard. */
async function loadShard(shard: Shard, onBytes: (more: number) => void): Promise<Uint8Array> {
  const response = await fetchAgain(shard.file)
  const counted = response.body!.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        onBytes(chunk.length)
        controller.enqueue(chunk)
      },
    }),
  )
  const unpacked = await new Response(counted.pipeThrough(new DecompressionStream('gzip')))
    .arrayBuffer()
    .catch(() => {
      throw new Error(`${shard.file} is cut short or damaged. Press Run again to fetch it anew.`)
    })
  const expected = shard.count * (PIXELS + 1)
  if (unpacked.byteLength !== expected)
    throw new Error(
      `${shard.file} holds ${unpacked.byteLength} bytes instead of ${expected}. Press Run again.`,
    )
  // Browsers offer digests to secure pages only; elsewhere gzip's own checksum has been checked.
  if (globalThis.crypto?.subtle) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', unpacked))
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    if (hex !== shard.sha256)
      throw new Error(`${shard.file} is not the file it should be. Press Run again.`)
  }
  return new Uint8Array(unpacked)
}

/** Fetches a file of the data folder; after a failure again, three times, with growing pauses. */
async function fetchAgain(file: string): Promise<Response> {
  const url = new URL(`${import.meta.env.BASE_URL}mnist/${file}`, location.origin)
  let reason = ''
  for (const pause of [500, 1000, 2000, 0]) {
    try {
      const response = await fetch(url)
      if (response.ok) return response
      reason = `the server answered ${response.status}`
    } catch {
      reason = 'the network did not answer'
    }
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
  }
  throw new Error(`${file} could not be loaded (${reason}). Press Run again.`)
}
