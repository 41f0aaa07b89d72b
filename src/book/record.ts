/** What is recorded of this book besides its cells as they stand. */
import type { RecordBook } from '../markdown/record-book.ts'
import { recordEarlyNetworks, recordNetwork } from './build/record-network.ts'

export const recordBook: RecordBook = {
  choices: { epochs: '20' },
  more: { network: recordNetwork, networks: recordEarlyNetworks },
}
