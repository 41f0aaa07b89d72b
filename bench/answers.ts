/**
 * `predict` and `evaluate` of 10,000 digits, in batches of 32 (TensorFlow.js's default) and of 1,000, on this site's wasm
 * and on TensorFlow.js's as it comes, in turns. `npm run bench -- answers`.
 */
import { openHarness } from './harness.ts'
import type { Contender } from './page/protocol.ts'
import { median, note } from './statistics.ts'

const DIGITS = 10_000
const CONTENDERS: [name: string, contender: Contender, rounds: number][] = [
  ['this site, 1 thread', { who: 'site', backend: 'wasm', threads: false, relaxed: true }, 7],
  ['TensorFlow.js wasm', { who: 'tfjs', backend: 'wasm' }, 1],
]

const harness = await openHarness()
const numbers = async (name: string, batchSize?: number) => {
  const size = batchSize === undefined ? {} : { batchSize }
  const answer = await harness.ask(name, { ask: 'answers', digits: DIGITS, ...size })
  if ('numbers' in answer) return answer.numbers
  throw new Error(JSON.stringify(answer))
}
for (const [name, contender] of CONTENDERS) await harness.ask(name, { ask: 'start', contender })
const found = new Map<string, number[]>()
for (let round = 0; round < 7; round++)
  for (const [name, , rounds] of CONTENDERS)
    if (round < rounds)
      for (const batchSize of [undefined, 1000]) {
        const [predict, evaluate] = await numbers(name, batchSize)
        note(found, `${name}, predict, ${batchSize ?? 32}`, predict!)
        note(found, `${name}, evaluate, ${batchSize ?? 32}`, evaluate!)
      }
await harness.close()

console.log(
  `\n| ${DIGITS} digits, ms, median | batches of 32 | of 1,000 | times |\n|---|---|---|---|`,
)
for (const [name] of CONTENDERS)
  for (const what of ['predict', 'evaluate']) {
    const [small, large] = [32, 1000].map((size) => median(found.get(`${name}, ${what}, ${size}`)!))
    console.log(
      `| ${name}, ${what} | ${small!.toFixed(0)} | ${large!.toFixed(0)} | ${(small! / large!).toFixed(2)} |`,
    )
  }
