/** What a network does with a picture, all of it at once; and the paths that carry most of its answer. */
import { type Forward, forward, indexOfLargest, type Network, toInputs } from '../network.ts'
import { SIDE } from '../pixels.ts'
import { randomFrom } from '../random.ts'

/** A product x · w that speaks for the answer. */
export interface Link {
  /** 0 leads from the pixels, 1 to the second column, 2 to the answers */
  layer: number
  /** the place of what sends, and of what receives */
  from: number
  to: number
  /** of the largest product among the links of its layer, above 0 and at most 1 */
  share: number
}

export interface Lit extends Forward {
  /** (784) ink from 0 to 1 */
  x: Float32Array
  /** the most probable digit */
  best: number
  links: Link[]
}

/** How many links lead to each unit that is shown as part of a path: of the last layer, of the one before, of the first. */
const LINKS = [5, 3, 2]

/** What the network makes of 784 bytes of ink. */
export function lightUp(network: Network, picture: Uint8Array): Lit {
  const x = toInputs(picture)
  const answer = forward(network, x)
  const best = indexOfLargest(answer.probabilities)
  return { ...answer, x, best, links: strongestLinks(network, x, answer, best) }
}

/**
 * From the answer back to the pixels: for the answer's sum the products that add most to it, then for each unit that
 * sends one of these the products that add most to its own sum, and so on. Products below 0 speak against it and are not
 * among them.
 */
export function strongestLinks(
  { layers }: Network,
  x: ArrayLike<number>,
  { outputs }: Pick<Forward, 'outputs'>,
  answer: number,
): Link[] {
  const links: Link[] = []
  let targets = [answer]
  for (let l = layers.length - 1; l >= 0; l--) {
    const { inputs, units, weights } = layers[l]!
    const sent = l === 0 ? x : outputs[l - 1]!
    const found = targets.flatMap((to) => {
      const product = (from: number) => sent[from]! * weights[from * units + to]!
      return largestOf(inputs, LINKS[layers.length - 1 - l] ?? 1, product).map((from) => ({
        from,
        to,
        product: product(from),
      }))
    })
    const most = Math.max(...found.map(({ product }) => product))
    for (const { from, to, product } of found)
      links.push({ layer: l, from, to, share: product / most })
    targets = [...new Set(found.map(({ from }) => from))]
  }
  return links
}

/** The places of the largest values above 0, at most so many, the largest first. */
function largestOf(count: number, most: number, valueAt: (place: number) => number): number[] {
  const found: number[] = []
  for (let i = 0; i < count; i++) {
    const value = valueAt(i)
    if (value <= 0 || (found.length === most && value <= valueAt(found[most - 1]!))) continue
    const place = found.findIndex((each) => valueAt(each) < value)
    found.splice(place < 0 ? found.length : place, 0, i)
    found.length = Math.min(found.length, most)
  }
  return found
}

/** 784 bytes, each as likely as any other: a picture of nothing. */
export function noise(seed: number): Uint8Array {
  const random = randomFrom(seed)
  return Uint8Array.from({ length: SIDE * SIDE }, () => Math.floor(random() * 256))
}

/** Strokes, as text, of letters that are no digits. */
export const LETTERS: Readonly<Record<string, string>> = {
  M: '14.88-20.12-50.62-80.12-86.88',
  K: '28.10-28.90_78.10-30.52-80.90',
  W: '12.12-30.88-50.36-70.88-88.12',
  X: '20.12-80.88_80.12-20.88',
  A: '18.88-50.10-82.88_30.60-70.60',
}

/** How many of the images, 784 bytes each, get their label as the most probable digit. */
export function countRight(network: Network, images: Uint8Array, labels: Uint8Array): number {
  return labels.reduce((right, label, i) => {
    const x = toInputs(images.subarray(i * 784, (i + 1) * 784))
    return right + Number(indexOfLargest(forward(network, x).probabilities) === label)
  }, 0)
}
