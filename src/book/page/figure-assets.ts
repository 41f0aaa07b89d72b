/** What figures need of the reader's side: the network, the reader's own where there is one, and digits. */

import { greyPicture } from '../../page/grey-picture.ts'
import { fetchFile, once } from '../../page/once.ts'
import { currentSession } from '../../session/current-session.ts'
import type { Assets, TestDigits } from '../figures/assets.ts'
import type { Ink } from '../figures/inks.ts'
import type { Network } from '../figures/network.ts'
import { FULLY, POINTS, stepsOf } from '../figures/trained-for.ts'

export async function loadAssets(
  needs: readonly string[],
  model: string | undefined,
): Promise<Assets> {
  const own = needs.includes('network') ? await ownNetwork(model) : undefined
  const [network, digits, doubtful, inks, scores, images] = await Promise.all([
    needs.includes('network') ? (own ?? bookNetwork()) : undefined,
    needs.includes('digits') ? testDigits() : undefined,
    needs.includes('doubtful') ? doubtfulDigits() : undefined,
    needs.includes('inks') ? fetchInks() : undefined,
    needs.includes('scores') ? fetchScores() : undefined,
    needs.includes('testImages') ? testImages() : undefined,
  ])
  const after = await Promise.all(needs.map(recordedNetwork))
  return {
    ...Object.assign({}, ...after),
    ...(network && { network, isOwn: own !== undefined }),
    ...(digits && { digits }),
    ...(doubtful && { doubtful }),
    ...(inks && { inks }),
    ...(scores && { scores }),
    ...(images && { testImages: images }),
    picture: (pixels) => greyPicture(pixels, 28),
  }
}

/** The model of the figure's cell, if the reader has run it; undefined when the kernel does not hold it. */
async function ownNetwork(model: string | undefined): Promise<Network | undefined> {
  const session = currentSession()
  if (!session || model === undefined) return undefined
  const { networkOf } = await import('./saved-network.ts')
  return networkOf(session, model)
}

/** The network of the recorded training after so many steps, one of `POINTS`. Rejects where it cannot be fetched. */
export async function networkAfter(steps: number): Promise<Network> {
  return networks.get(steps)!()
}

const bookNetwork = once(() => fetchNetwork('figures/network.json'))
const networks = new Map(
  POINTS.map(({ steps }) => [
    steps,
    steps === FULLY ? bookNetwork : once(() => fetchNetwork(`figures/networks/${steps}.json`)),
  ]),
)

/** The asset of that name, where it is a recorded network. */
async function recordedNetwork(asset: string): Promise<Assets> {
  const steps = stepsOf(asset)
  return steps !== undefined && networks.has(steps) ? { [asset]: await networkAfter(steps) } : {}
}

async function fetchNetwork(file: string): Promise<Network> {
  const [response, { unpackNetwork }] = await Promise.all([
    fetchFile(file),
    import('../figures/packed-network.ts'),
  ])
  return unpackNetwork(await response.json())
}

const testDigits = once(() => fetchDigits('figures/digits.bin'))
const doubtfulDigits = once(() => fetchDigits('figures/doubtful.bin'))

/** Images, then labels. */
async function fetchDigits(file: string): Promise<TestDigits> {
  const bytes = new Uint8Array(await (await fetchFile(file)).arrayBuffer())
  const count = bytes.length / 785
  return { images: bytes.subarray(0, count * 784), labels: bytes.subarray(count * 784) }
}

const fetchJson = <T>(file: string) => once(async (): Promise<T> => (await fetchFile(file)).json())
const fetchInks = fetchJson<Ink[]>('figures/inks.json')
const fetchScores = fetchJson<number[]>('figures/scores.json')

const testImages = once(async () => {
  const { loadMnist } = await import('../lesson/mnist.ts')
  return (await loadMnist('test')).images
})
