/** Steps planned for the card: right, few, and as if one were taken after another. On a processor that plays a card. */
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { build } from 'vite'
import { launchOptions, SOFTWARE_CARD } from '../scripts/browser.ts'
import { openBook } from '../scripts/drive.ts'
import { serve } from '../scripts/serve.ts'
import { viteOptions } from '../scripts/vite-options.ts'
import type { Change, Setting, Trained } from './card/page.ts'
import { cell, command, edit, expectState, output, run, stop } from './cell.ts'

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

type Backend = 'webgpu' | 'webgl' | 'wasm' | 'cpu'

type Train = (backend: Backend, setting: Setting) => Promise<Trained>

type RefusalOfWebGl = (bits: 16 | 32) => Promise<string | undefined>

type Mended = (first: string, setting: Setting) => Promise<[string, Trained, string]>

const trainOn = (backend: Backend, setting: Setting) =>
  page.evaluate(
    ([backend, setting]) => (window as unknown as { train: Train }).train(backend, setting),
    [backend, setting] as const,
  )

/** The same training on the card and on the cpu. */
async function both(setting: Setting): Promise<{ card: Trained; cpu: Trained }> {
  test.setTimeout(180_000)
  return { card: await trainOn('webgpu', setting), cpu: await trainOn('cpu', setting) }
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
  { batchSize: 1, digits: 3, hidden: [20], rule: 'SGD' },
  {
    rule: 'Momentum',
    activation: 'tanh',
    loss: 'meanSquaredError',
    options: { learningRate: 0.1 },
  },
  { rule: 'Adadelta', hidden: [] },
  { digits: 20, hidden: [20], labelsBelow: 6 },
  { dropout: 0, hidden: [20, 16] },
  { rule: 'Adam', activation: 'sigmoid', hidden: [33], encoding: 'inverted', batchSize: 300 },
] satisfies Setting[])
  test(`three steps agree in every backend: ${JSON.stringify(setting)}`, async () => {
    const trained = await both(setting)
    expect(trained.card.planned).toMatch(WHOLE)
    expectSame(trained)
    for (const name of ['wasm', 'webgl'] as const)
      expectSame({ ...trained, card: await trainOn(name, setting) })
  })

for (const onStep of ['look', 'look now and then', 'draw', 'write', 'stop'] as const)
  test(`nobody can tell that the card is ahead: a cell that comes to ${onStep}`, async () => {
    const trained = await both({ digits: 400, batchSize: 32, hidden: [20], epochs: 2, onStep })
    expect(trained.card.planned).toMatch(WHOLE)
    expect(trained.cpu.losses.length).toBe(onStep === 'stop' ? 4 : 26)
    expectSame(trained)
  })

const CHANGES = ['rate', 'learning rate', 'activation', 'loss', 'optimiser', 'rule'] as const
for (const onStep of CHANGES satisfies readonly Change[])
  test(`nobody can tell that the card has made a plan: a cell that sets another ${onStep}`, async () => {
    const setting = { digits: 300, batchSize: 32, hidden: [20, 16], epochs: 2 }
    const trained = await both({ ...setting, onStep })
    expect(trained.card.planned).toMatch(WHOLE)
    expectSame(trained)
    const plain = await trainOn('cpu', setting)
    expect(Math.abs(trained.cpu.losses.at(-1)! - plain.losses.at(-1)!)).toBeGreaterThan(1e-3)
  })

test('what no plan knows goes on operation by operation: a layer that is frozen meanwhile', async () => {
  const setting = { digits: 200, batchSize: 32, hidden: [20], dropout: 0 }
  const trained = await both({ ...setting, onStep: 'freeze' })
  expect(trained.card.planned).toMatch(/operation by operation: the layer/)
  expectSame(trained)
})

for (const activation of ['relu', 'tanh', 'sigmoid'] as const)
  for (const onStep of ['break', 'overflow'] as const)
    test(`numbers that are none are told at the same step: a weight that comes to ${onStep}, ${activation}`, async () => {
      const setting = { digits: 400, batchSize: 32, hidden: [20], activation, onStep }
      const { card, cpu } = await both(setting)
      expect(card.planned).toMatch(WHOLE)
      expect(card.error).toBe(cpu.error)
      // A weight may be as large as it likes before something that has bounds.
      if (onStep === 'break' || activation === 'relu') expect(cpu.error).toContain('no longer')
    })

for (const [setting, why] of [
  [{ digits: 40, batchSize: 32, hidden: [20], encoding: 'noisy' }, /inputs or targets/],
  [{ loss: 'own', hidden: [40, 33] }, /the loss is neither/],
  [{ loss: 'own', hidden: [20], batchSize: 1, digits: 3, rule: 'Adam' }, /the loss is neither/],
] satisfies [Setting, RegExp][])
  test(`what is not planned goes on operation by operation, with the same masks: ${JSON.stringify(setting)}`, async () => {
    const trained = await both(setting)
    expect(trained.card.planned).toMatch(/operation by operation/)
    expect(trained.card.planned).toMatch(why)
    expectSame(trained)
  })

type Operate = (
  backend: 'webgpu' | 'webgl' | 'cpu',
  operation: 'dropout' | 'relu' | 'rmsprop',
  shape: number[],
) => Promise<{ numbers: number[][]; dispatches: number; tensors: number }>

const SHAPES = [[96, 513], [1, 7], [5], [3, 5, 2, 7], [0, 4]]

/** Of what the card gives, at most a millionth is another, or of `size` where that is more; what is none is none. */
function expectLike(card: number[], cpu: number[], size: number): void {
  expect(card.length).toBe(cpu.length)
  const off = cpu.findIndex((number, i) => {
    const of = card[i]!
    return Number.isFinite(number)
      ? !(Math.abs(of - number) <= 1e-6 * Math.max(Math.abs(number), size))
      : !Object.is(of, number)
  })
  expect(off, `at ${off}: ${card[off]}, not ${cpu[off]}`).toBe(-1)
}

for (const [backend, operation, dispatches] of [
  ['webgpu', 'dropout', 2],
  ['webgpu', 'relu', 2],
  // Two for each of two updates, and the memory's zeros.
  ['webgpu', 'rmsprop', 5],
  ['webgl', 'dropout', 0],
] as const)
  test(`${operation} on ${backend} agrees with the cpu backend`, async () => {
    test.setTimeout(120_000)
    await page.reload()
    for (const shape of SHAPES) {
      const [card, cpu] = await page.evaluate(
        async ([backend, operation, shape]) => {
          const { operate } = window as unknown as { operate: Operate }
          const card = await operate(backend, operation, shape)
          return [card, await operate('cpu', operation, shape)] as const
        },
        [backend, operation, shape] as const,
      )
      for (const [i, numbers] of cpu.numbers.entries()) {
        // Weights have been changed by steps of at least η; least of what is not 0 on every card is 1e-37.
        const size = operation === 'rmsprop' && i === 0 ? 0.01 : 1e-31
        expectLike(card.numbers[i]!, numbers, size)
      }
      expect(card.tensors).toBe(cpu.tensors)
      if (!shape.includes(0)) expect(card.dispatches, 'dispatches').toBe(dispatches)
    }
  })

test('a plan that fails is none, and the training goes on operation by operation', async () => {
  const card = await page.evaluate(async () => {
    const { trainUnplanned } = window as unknown as {
      trainUnplanned: (setting: Setting) => Promise<Trained>
    }
    return trainUnplanned({ digits: 32, batchSize: 32, hidden: [20] })
  })
  expect(card.planned).toMatch(/operation by operation: .*“no scope”/)
  expect(card.error).toBeUndefined()
  expect(card.losses).toHaveLength(1)
})

for (const [lacksRoom, reason] of [
  ['card', /operation by operation: to plan them failed with “.*size/],
  ['page', /operation by operation: the card has no room/],
] as const)
  test(`a ${lacksRoom} without room for the training goes on operation by operation, with the same numbers`, async () => {
    const setting = { digits: 100, batchSize: 32, hidden: [20], onStep: 'look' as const }
    const trained = await both({ ...setting, lacksRoom })
    const left = await page.evaluate(() => {
      const { left } = window as unknown as { left?: () => Promise<object> }
      return left?.()
    })
    await page.reload()
    expect(trained.card.planned).toMatch(reason)
    expectSame(trained)
    // No later error falls into a scope of the plan, and nothing of it stays on the card.
    if (lacksRoom === 'page') expect(left).toEqual({ buffers: 0, hasScope: false })
  })

test('no digits at all are refused on the card as elsewhere', async () => {
  const { card, cpu } = await both({ digits: 0, batchSize: 32, hidden: [20] })
  expect(cpu.error).toContain('no digits')
  expect(card.error).toBe(cpu.error)
})

for (const [first, second] of [
  ['wasm', 'webgpu'],
  ['webgpu', 'wasm'],
] as const)
  test(`a training that ${first} proves too slow for goes on by ${second}`, async () => {
    test.setTimeout(400_000)
    const setting: Setting = { digits: 64, batchSize: 32, hidden: [20], epochs: 3 }
    await page.reload()
    const [before, trained, after, cpu] = await page.evaluate(
      async ([first, setting]) => {
        const { train, trainMended } = window as unknown as { train: Train; trainMended: Mended }
        return [...(await trainMended(first, setting)), await train('cpu', setting)] as const
      },
      [first, setting] as const,
    )
    expect([before, after]).toEqual([first, second])
    // Of the card nothing is said once the processor trains.
    if (second === 'webgpu') expect(trained.planned).toMatch(WHOLE)
    else expect(trained.planned).toBeUndefined()
    expectSame({ card: { ...trained, tensors: cpu.tensors }, cpu })
  })

test('a card that computes with 16 bits is refused, and one with 32 is not', async () => {
  const refusals: (string | undefined)[] = []
  for (const bits of [16, 32] as const) {
    await page.reload()
    const refusal = await page.evaluate(async (bits) => {
      const { refusalOfWebGl } = window as unknown as { refusalOfWebGl: RefusalOfWebGl }
      return refusalOfWebGl(bits)
    }, bits)
    refusals.push(refusal)
  }
  expect(refusals).toEqual([expect.stringContaining('16 bits'), undefined])
})

test('a step takes ten dispatches, one submit, and less than a kilobyte', async () => {
  test.setTimeout(180_000)
  await page.reload()
  const [few, more] = await page.evaluate(async () => {
    const { train } = window as unknown as { train: Train }
    const setting = { batchSize: 128, hidden: [16, 16] }
    return [
      (await train('webgpu', { ...setting, digits: 128 * 3 })).counts,
      (await train('webgpu', { ...setting, digits: 128 * 11 })).counts,
    ] as const
  })
  const steps = more.steps - few.steps
  expect(steps).toBe(8)
  // The others keep a copy of the weights before a chunk of steps, and read what came of them: on a card so slow, of one
  // step or two, as time has it.
  const chunks = more.reads - few.reads
  expect(chunks).toBeLessThanOrEqual(more.steps)
  expect(more.dispatches - few.dispatches).toBe(steps * 10)
  expect(more.submits - few.submits).toBeLessThanOrEqual(steps + 2 * chunks)
  expect(more.readsAtOnce).toBe(0)
  expect(more.bytes - few.bytes).toBeLessThanOrEqual(steps * 1000)
})

/** It takes nothing from cells that show numbers: to read them at once costs a card that a processor plays its life. */
const SMALL_FIT = `import { network } from 'lesson/trials'
const small = network({ hidden: [20] })
const history = await fit(small, train.slice(0, 640), {
  batchSize: 32,
  epochs: 400,
  toInputs: (images) =>
    tf.tidy(() => tf.tensor2d(images, [images.length / 784, 784], 'float32').div<tf.Tensor2D>(255)),
  toTargets: (labels) =>
    tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat() as tf.Tensor2D),
  onStep: (progress) => display(progress, 'training'),
  checkpoints,
})`

test('a card that is taken away in the middle of planned steps: the cell says so, and Continue goes on from what was kept', async () => {
  test.setTimeout(240_000)
  const { browser, url, close } = await openBook(...SOFTWARE_CARD)
  try {
    const page = await browser.newPage()
    await page.goto(`${url}compile-and-fit/`)
    await command(page, 'by WebGPU')
    await edit(page, 'fit', SMALL_FIT)
    await run(page, 'fit')
    await expect(output(page, 'fit')).toContainText(/Epoch ([3-9]|\d\d+) of 400 · step \d/, {
      timeout: 120_000,
    })
    // Not by `device.destroy()`: a card that the page itself gives up has not been taken away.
    const session = await browser.newBrowserCDPSession()
    await session.send('Browser.crashGpuProcess' as never).catch(() => undefined)
    await expectState(page, 'fit', 'failed', 30_000)
    await expect(output(page, 'fit')).toContainText('The graphics card was taken away')
    const kept = cell(page, 'fit').getByText(/training is kept: epoch \d+ of 400/)
    const epoch = Number(/epoch (\d+) of/.exec((await kept.textContent())!)![1])
    expect(epoch).toBeGreaterThanOrEqual(2)
    await cell(page, 'fit')
      .getByRole('button', { name: /^Continue/ })
      .click()
    await expectState(page, 'fit', 'running', 60_000)
    await expect(output(page, 'fit')).toContainText(`Epoch ${epoch + 1} of 400`, {
      timeout: 90_000,
    })
    // What came before the loss is there, too.
    await expect(output(page, 'fit').locator('tbody tr').first()).toContainText(/^1/)
    await stop(page, 'fit')
    await expectState(page, 'fit', 'stopped', 30_000)
    await expect(page.locator('[data-kernel]')).toContainText('took its steps whole')
  } finally {
    await close()
  }
})
