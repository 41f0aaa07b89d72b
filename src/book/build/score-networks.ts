/** How many test digits each recorded network reads, into `content/recorded/trained-for.json`, for the text to quote. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { readIdx } from '../data/idx.ts'
import { unpackNetwork } from '../figures/packed-network.ts'
import { POINTS } from '../figures/trained-for.ts'
import { countRight } from '../figures/whole-network/model.ts'
import { readPacked } from './recorded-assets.ts'

/** Columns of the table that is written. */
const COLUMNS = ['steps', 'right of the first 100', 'right of 10,000']

/** A row for each point of the training: its steps, and how many it reads of the first 100 and of all test digits. */
function scoreNetworks(): (string | number)[][] {
  const images = readIdx('t10k-images-idx3-ubyte')
  const labels = readIdx('t10k-labels-idx1-ubyte')
  return POINTS.map(({ steps }) => {
    const network = unpackNetwork(readPacked(steps))
    const first = (count: number) =>
      countRight(network, images.subarray(0, count * 784), labels.subarray(0, count))
    return [String(steps), first(100), first(10_000)]
  })
}

/** Writes them where the text can quote them. */
export function writeScores(): void {
  mkdirSync('content/recorded', { recursive: true })
  const outputs = [{ output: { kind: 'table', columns: COLUMNS, rows: scoreNetworks() } }]
  writeFileSync('content/recorded/trained-for.json', `${JSON.stringify({ outputs }, null, 1)}\n`)
  console.log('content/recorded/trained-for.json')
}
