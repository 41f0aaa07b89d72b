/** What figures need of the reader's side: the network, the reader's own where there is one, digits, recorded data. */
import { figures as words } from '#words/figures'
import type { BookFigure } from '../../figures/book-figure.ts'
import { FigurePlayer } from '../../figures/figure-player.ts'
import { greyPicture } from '../../page/grey-picture.ts'
import { once } from '../../page/once.ts'
import { currentSession } from '../../session/current-session.ts'
import { loadFigure } from '../figures/all.ts'
import type { Assets, TestDigits } from '../figures/assets.ts'
import type { Network } from '../figures/network.ts'

const BASE = import.meta.env.BASE_URL

/** A figure ready to be played. A failure is told beside it, and the picture stays. */
export async function playerOf(element: BookFigure): Promise<FigurePlayer> {
  try {
    const figure = await loadFigure(element.dataset.figure!)
    return new FigurePlayer(element, figure, await assetsOf(element, figure.needs ?? []))
  } catch (error) {
    element.querySelector('[data-news]')!.textContent = words.loadingFailed
    throw error
  }
}

/** Draws with the reader's own network now. */
export async function refresh(element: BookFigure): Promise<void> {
  const player = await element.wake()
  const { needs = [] } = await loadFigure(element.dataset.figure!)
  player.take(await assetsOf(element, needs))
}

/** Draws what a cell has given. */
export async function showData(element: BookFigure, data: unknown): Promise<void> {
  element.data = data
  await refresh(element)
}

async function assetsOf(element: BookFigure, needs: readonly (keyof Assets)[]): Promise<Assets> {
  const own = needs.includes('network') ? await ownNetwork(element) : undefined
  const [network, digits, images, data] = await Promise.all([
    needs.includes('network') ? (own ?? bookNetwork()) : undefined,
    needs.includes('digits') ? testDigits() : undefined,
    needs.includes('testImages') ? testImages() : undefined,
    needs.includes('data') ? (element.data ?? recordedData(element)) : undefined,
  ])
  return {
    ...(network && { network, isOwn: own !== undefined }),
    ...(digits && { digits }),
    ...(images && { testImages: images }),
    ...(data !== undefined && { data }),
    picture: (pixels) => greyPicture(pixels, 28),
  }
}

/** The model of the figure's cell, if the reader has run it; undefined when the kernel does not hold it. */
async function ownNetwork({ dataset: { model } }: BookFigure): Promise<Network | undefined> {
  const session = currentSession()
  if (!session || model === undefined) return undefined
  const { networkOf } = await import('./saved-network.ts')
  return networkOf(session, model)
}

const bookNetwork = once(async () => {
  const [response, { unpackNetwork }] = await Promise.all([
    get('figures/network.json'),
    import('../figures/packed-network.ts'),
  ])
  return unpackNetwork(await response.json())
})

const testDigits = once(async (): Promise<TestDigits> => {
  const bytes = new Uint8Array(await (await get('figures/digits.bin')).arrayBuffer())
  const count = bytes.length / 785
  return { images: bytes.subarray(0, count * 784), labels: bytes.subarray(count * 784) }
})

const testImages = once(async () => {
  const { loadMnist } = await import('../lesson/mnist.ts')
  return (await loadMnist('test')).images
})

/** What the cell around it gave when the book was recorded. */
async function recordedData(element: Element): Promise<unknown> {
  const cell = element.closest<HTMLElement>('run-cell')!.dataset.cell
  return (await get(`figures/${cell}.json`)).json()
}

async function get(path: string): Promise<Response> {
  const response = await fetch(BASE + path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response
}
