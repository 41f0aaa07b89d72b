/** What figures show at build: the book's trained network and the first test digits. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { greyPng } from '../../markdown/png.ts'
import { readIdx } from '../data/idx.ts'
import type { Assets, TestDigits } from '../figures/assets.ts'
import type { Network } from '../figures/network.ts'
import { type PackedNetwork, unpackNetwork } from '../figures/packed-network.ts'
import { doubtfulDigits } from './doubtful-digits.ts'

const DIGITS = 100
let network: Network | undefined

export function recordedAssets(needs: readonly (keyof Assets)[]): Assets {
  return {
    ...(needs.includes('network') && { network: (network ??= unpackNetwork(readPacked())) }),
    ...(needs.includes('digits') && { digits: firstTestDigits() }),
    ...(needs.includes('doubtful') && { doubtful: doubtfulDigits() }),
    ...(needs.includes('testImages') && { testImages: readIdx('t10k-images-idx3-ubyte') }),
    picture: (pixels) => greyPng(pixels, 28),
  }
}

export function firstTestDigits(): TestDigits {
  return {
    images: new Uint8Array(readIdx('t10k-images-idx3-ubyte').subarray(0, DIGITS * 784)),
    labels: new Uint8Array(readIdx('t10k-labels-idx1-ubyte').subarray(0, DIGITS)),
  }
}

/** Throws where nothing is recorded. */
/** Whether figures can be drawn; while recording, what they show may be missing. */
export function hasNetwork(root = process.cwd()): boolean {
  return existsSync(join(root, 'content/network.json'))
}

export function readPacked(root = process.cwd()): PackedNetwork {
  const file = join(root, 'content/network.json')
  if (!existsSync(file))
    throw new Error('there is no content/network.json: run npm run record -- network')
  return JSON.parse(readFileSync(file, 'utf8')) as PackedNetwork
}
