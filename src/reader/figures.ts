/** Gives figures what they need of the reader's side: the network, the reader's own where there is one, and digits. */
import type { Assets, TestDigits } from '../figures/assets.ts'
import { BookFigure } from '../figures/book-figure.ts'
import type { Network } from '../figures/network.ts'
import { whenOpen } from './current-session.ts'
import { picture } from './picture.ts'
import type { Session } from './session.ts'

const BASE = import.meta.env.BASE_URL

BookFigure.loadAssets = async (element, needs) => {
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
    picture,
  } satisfies Assets
}

let open: Session | undefined
/** runs whose model a figure shows already, or has tried to */
const seen = new Map<string, number>()

whenOpen((session) => {
  open = session
  session.onChange(() => {
    for (const figure of document.querySelectorAll<BookFigure>('book-figure[data-model]')) {
      const { model } = figure.dataset
      const run = session.view(model!).run
      if (run?.outcome !== 'done' || seen.get(figure.id) === run.run) continue
      seen.set(figure.id, run.run)
      void figure.refresh()
    }
  }, new AbortController().signal)
}, new AbortController().signal)

/** The model of the figure's cell, if the reader has run it; undefined when the kernel does not hold it. */
async function ownNetwork({ dataset: { model } }: BookFigure): Promise<Network | undefined> {
  const run = model === undefined ? undefined : open?.view(model).run
  if (!open || model === undefined || run?.outcome !== 'done') return undefined
  const { readSavedModel } = await import('./saved-network.ts')
  return open
    .saveModel(model, run.models[0] ?? 'model')
    .then(readSavedModel)
    .catch(() => undefined)
}

let network: Promise<Network> | undefined
let digits: Promise<TestDigits> | undefined
let images: Promise<Uint8Array> | undefined

function bookNetwork(): Promise<Network> {
  network ??= (async () => {
    const [response, { unpackNetwork }] = await Promise.all([
      get('figures/network.json'),
      import('../figures/packed-network.ts'),
    ])
    return unpackNetwork(await response.json())
  })().catch((error: unknown) => {
    network = undefined
    throw error
  })
  return network
}

function testDigits(): Promise<TestDigits> {
  digits ??= (async () => {
    const bytes = new Uint8Array(await (await get('figures/digits.bin')).arrayBuffer())
    const count = bytes.length / 785
    return { images: bytes.subarray(0, count * 784), labels: bytes.subarray(count * 784) }
  })().catch((error: unknown) => {
    digits = undefined
    throw error
  })
  return digits
}

function testImages(): Promise<Uint8Array> {
  images ??= import('../lesson/mnist.ts')
    .then(({ loadMnist }) => loadMnist('test'))
    .then(({ images }) => images)
    .catch((error: unknown) => {
      images = undefined
      throw error
    })
  return images
}

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
