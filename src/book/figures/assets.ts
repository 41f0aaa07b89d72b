/** What a figure may need besides its state. The build reads it from files, the page fetches it when first wanted. */
import type { Ink } from './inks.ts'
import type { Network } from './network.ts'

/** The network of the recorded training after so many steps; `network` is the last, or the reader's own. */
export type NetworkAfter = `network-${number}`

export interface Assets {
  [network: NetworkAfter]: Network | undefined
  /** the trained network: the reader's own where there is one, the book's otherwise */
  network?: Network
  /** whether it is the reader's */
  isOwn?: boolean
  /** the first 100 test digits */
  digits?: TestDigits
  /** some test digits about which the book's network is unsure */
  doubtful?: TestDigits
  /** of the zeros and ones among the first 2,000 training digits */
  inks?: readonly Ink[]
  /** of ten runs of the book's network over three epochs: test digits misread, in percent */
  scores?: readonly number[]
  /** all 10,000 test images, as bytes */
  testImages?: Uint8Array
  /** 784 bytes in base64 -> the address of a picture, dark where they are high */
  picture?: (pixels: string) => string
  /** what a cell gave the figure to show */
  data?: unknown
}

export interface TestDigits {
  /** (count · 784) bytes, 255 is ink */
  images: Uint8Array
  labels: Uint8Array
}
