/** Steps planned for the card: right, few, and as if one were taken after another. On a processor that plays a card. */
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { build } from 'vite'
import { launchOptions, SOFTWARE_CARD } from '../scripts/browser.ts'
import { serve } from '../scripts/serve.ts'
import { viteOptions } from '../scripts/vite-options.ts'
import type { Setting, Trained } from './card/page.ts'

const ROOT = `${process.cwd()}/e2e/card`
const OUT = `${process.cwd()}/.cache/card`

let browser: Browser
let page: Page
let close = () => {}

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  const out = { outDir: OUT, emptyOutDir: true, assetsInlineLimit: 0, target: 'esnext' }
  const of = { configFile: false as const, root: ROOT, publicDir: false as const }
  await build({ ...viteOptions, ...of, build: out, logLevel: 'error' })
  const { server, url } = await serve(OUT, 0, { evaluate: true })
  browser = await chromium.launch(launchOptions(...SOFTWARE_CARD))
  page = await browser.newPage()
  await page.goto(url)
  close = () => void server.close()
})
test.afterAll(async () => {
  await browser.close()
  close()
})

type Train = (backend: 'webgpu' | 'cpu', setting: Setting) => Promise<Trained>

/** The same training on the card and on the cpu. */
async function both(setting: Setting): Promise<{ card: Trained; cpu: Trained }> {
  test.setTimeout(180_000)
  const [card, cpu] = await page.evaluate(async (setting) => {
    const { train } = window as unknown as { train: Train }
    return [await train('webgpu', setting), await train('cpu', setting)] as const
  }, setting)
  return { card, cpu }
}

function expectSame({ card, cpu }: { card: Trained; cpu: Trained }): void {
  for (const what of ['losses', 'accuracies', 'weights', 'memory', 'seen'] as const) {
    expect(card[what].length, what).toBe(cpu[what].length)
    const far = card[what].map((number, i) => Math.abs(number - cpu[what][i]!))
    expect(Math.max(0, ...far), what).toBeLessThan(1e-4)
  }
  expect(card.iterations).toBe(cpu.iterations)
  expect(card.random).toBe(cpu.random)
  expect(card.error).toBe(cpu.error)
  expect(card.history.length).toBe(cpu.history.length)
  for (const [i, { validationLoss }] of card.history.entries())
    expect(validationLoss).toBeCloseTo(cpu.history[i]!.validationLoss!, 4)
  expect(card.tensors).toBe(cpu.tensors)
}

const WHOLE = /took its steps whole/

for (const setting of [
  {},
  { batchSize: 1, digits: 3, hidden: [20] },
  { rule: 'SGD', activation: 'sigmoid', loss: 'meanSquaredError', options: { learningRate: 0.1 } },
  { rule: 'Momentum', activation: 'tanh', hidden: [33, 31, 65], options: { learningRate: 0.1 } },
  { rule: 'Adagrad', activation: 'linear', dropout: 0 },
  { rule: 'Adadelta', hidden: [] },
  { rule: 'Adam', encoding: 'inverted', batchSize: 300 },
] satisfies Setting[])
  test(`three steps agree with the cpu backend: ${JSON.stringify(setting)}`, async () => {
    const trained = await both(setting)
    expect(trained.card.planned).toMatch(WHOLE)
    expectSame(trained)
  })

for (const onStep of ['look', 'look now and then', 'draw', 'write', 'stop'] as const)
  test(`nobody can tell that the card is ahead: a cell that comes to ${onStep}`, async () => {
    const trained = await both({ digits: 400, batchSize: 32, hidden: [20], epochs: 2, onStep })
    expect(trained.card.planned).toMatch(WHOLE)
    expect(trained.cpu.losses.length).toBe(onStep === 'stop' ? 4 : 26)
    expectSame(trained)
  })

test('a training whose numbers leave their range ends with the same sentence', async () => {
  const trained = await both({
    rule: 'SGD',
    options: { learningRate: 1e38 },
    hidden: [20],
    batchSize: 32,
  })
  expect(trained.card.planned).toMatch(WHOLE)
  expect(trained.cpu.error).toContain('no longer')
  expect(trained.card.error).toBe(trained.cpu.error)
})

test('an encoding that draws random numbers goes on operation by operation', async () => {
  const { card } = await both({ digits: 32, batchSize: 32, hidden: [20], encoding: 'noisy' })
  expect(card.planned).toMatch(/operation by operation: inputs or targets/)
  expect(card.losses).toHaveLength(1)
})

test('a step takes ten dispatches, one submit, and less than a kilobyte', async () => {
  const few = (await both({ digits: 128 * 3, batchSize: 128, hidden: [16, 16] })).card.counts
  const more = (await both({ digits: 128 * 11, batchSize: 128, hidden: [16, 16] })).card.counts
  const steps = more.steps - few.steps
  expect(steps).toBe(8)
  // On a card so slow, each step is a chunk, with a copy of the weights before and one read behind.
  expect(more.dispatches - few.dispatches).toBe(steps * 10)
  expect(more.submits - few.submits).toBeLessThanOrEqual(steps * 3)
  expect(more.bytes - few.bytes).toBeLessThanOrEqual(steps * 1000)
  expect(more.reads - few.reads).toBeLessThanOrEqual(steps)
})
