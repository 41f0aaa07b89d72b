/**
 * The kernels as they are, in a Chromium that pairs vectors of 128 bits to 256 (`--js-flags=--wasm-revectorize`, off by
 * default) and in one that does not, in turns. `npm run bench -- revectorize`.
 */
import { openHarness } from './harness.ts'
import type { Ask, Contender, Shape } from './page/protocol.ts'
import { median, note, ratios } from './statistics.ts'

const ROUNDS = 7
const BUILDS: [name: string, contender: Contender][] = [
  ['relaxed SIMD', { who: 'site', backend: 'wasm', threads: false, relaxed: true }],
  ['SIMD', { who: 'site', backend: 'wasm', threads: false, relaxed: false }],
]
const SHAPES: Shape[] = [
  { name: 'X W₁', m: 128, n: 512, k: 784, transposeA: false, transposeB: false },
  { name: 'H₁ᵀ D₂', m: 512, n: 512, k: 128, transposeA: true, transposeB: false },
]
const QUESTIONS: [name: string, question: Ask][] = [
  ['a step of 128 digits', { ask: 'steps', batchSize: 128, hidden: 512, count: 25 }],
  ...SHAPES.map((shape): [string, Ask] => [
    `${shape.name}: ${shape.m} × ${shape.k} × ${shape.n}`,
    { ask: 'product', shape, count: 100 },
  ]),
]

const harnesses = {
  plain: await openHarness(),
  paired: await openHarness('--js-flags=--wasm-revectorize'),
}
for (const harness of Object.values(harnesses))
  for (const [name, contender] of BUILDS) await harness.ask(name, { ask: 'start', contender })
const found = new Map<string, number[]>()
// The first round warms up and does not count.
for (let round = 0; round <= ROUNDS; round++)
  for (const [build] of BUILDS)
    for (const [what, question] of QUESTIONS)
      for (const [flag, harness] of Object.entries(harnesses)) {
        const answer = await harness.ask(build, question)
        if (!('numbers' in answer)) throw new Error(`${build}: ${JSON.stringify(answer)}`)
        if (round > 0) note(found, `${what}, ${build}, ${flag}`, median(answer.numbers))
      }
for (const harness of Object.values(harnesses)) await harness.close()

console.log(`\n${harnesses.plain.browser}, ${ROUNDS} rounds in turns, medians\n`)
console.log('| one thread, ms | without the flag | with it | times as fast |\n|---|---|---|---|')
for (const [build] of BUILDS)
  for (const [what] of QUESTIONS) {
    const [plain, paired] = ['plain', 'paired'].map(
      (flag) => found.get(`${what}, ${build}, ${flag}`)!,
    ) as [number[], number[]]
    const times = ratios(plain, paired)
    const range = `${times.median.toFixed(2)} (${times.least.toFixed(2)}–${times.most.toFixed(2)})`
    console.log(
      `| ${what}, ${build} | ${median(plain).toFixed(2)} | ${median(paired).toFixed(2)} | ${range} |`,
    )
  }
