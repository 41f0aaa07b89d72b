/** What figures show at build: the book's trained network and the first test digits. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { greyPng } from '../../markdown/png.ts'
import { recordedAt } from '../../markdown/recordings.ts'
import type { LentTraining } from '../../notebook/notebook.ts'
import { readIdx } from '../data/idx.ts'
import type { Assets, TestDigits } from '../figures/assets.ts'
import { type Ink, inksOf } from '../figures/inks.ts'
import type { Network } from '../figures/network.ts'
import { type PackedNetwork, unpackNetwork } from '../figures/packed-network.ts'
import { FULLY, POINTS, SHORT, stepsOf } from '../figures/trained-for.ts'
import { doubtfulDigits } from './doubtful-digits.ts'

const DIGITS = 100
const networks = new Map<number, Network>()
let inks: Ink[] | undefined

export function recordedAssets(needs: readonly (keyof Assets)[]): Assets {
  return {
    ...(needs.includes('network') && { network: networkAfter(FULLY) }),
    ...Object.fromEntries(
      needs.flatMap((need) => {
        const steps = stepsOf(need)
        return steps === undefined ? [] : [[need, networkAfter(steps)]]
      }),
    ),
    ...(needs.includes('digits') && { digits: firstTestDigits() }),
    ...(needs.includes('doubtful') && { doubtful: doubtfulDigits() }),
    ...(needs.includes('inks') && { inks: (inks ??= inksOfTraining()) }),
    ...(needs.includes('scores') && {
      scores: recordedAt('try-layers@full', 'dots[two of 512]') as number[],
    }),
    ...(needs.includes('testImages') && { testImages: readIdx('t10k-images-idx3-ubyte') }),
    picture: (pixels) => greyPng(pixels, 28),
  }
}

/** Those of the recorded networks that stand at the end of a training as it is offered: after all its epochs. */
export function lentTrainings(): LentTraining[] {
  return [SHORT, FULLY].filter(hasNetwork).map((steps) => {
    const { cell, fingerprint } = readPacked(steps)
    const { epochs } = POINTS.find((each) => each.steps === steps)!
    return { cell, fingerprint, epochs: epochs! }
  })
}

function networkAfter(steps: number): Network {
  const network = networks.get(steps) ?? unpackNetwork(readPacked(steps))
  networks.set(steps, network)
  return network
}

function inksOfTraining(): Ink[] {
  const [images, labels] = [readIdx('train-images-idx3-ubyte'), readIdx('train-labels-idx1-ubyte')]
  return inksOf(images, new Uint8Array(labels.subarray(0, 2000)))
}

export function firstTestDigits(): TestDigits {
  return {
    images: new Uint8Array(readIdx('t10k-images-idx3-ubyte').subarray(0, DIGITS * 784)),
    labels: new Uint8Array(readIdx('t10k-labels-idx1-ubyte').subarray(0, DIGITS)),
  }
}

/** Whether figures can be drawn; while recording, what they show may be missing. */
export function hasNetwork(steps = FULLY): boolean {
  return existsSync(fileOf(steps))
}

/** The network after so many steps; the whole training by default. Throws where it is not recorded. */
export function readPacked(steps = FULLY): PackedNetwork {
  const file = fileOf(steps)
  if (!existsSync(file))
    throw new Error(`there is no ${file}: run npm run record -- network networks`)
  return JSON.parse(readFileSync(file, 'utf8')) as PackedNetwork
}

function fileOf(steps: number): string {
  const name = steps === FULLY ? 'network.json' : `networks/${steps}.json`
  return join(process.cwd(), 'content', name)
}
