/** What computes: threads where the page is isolated, one where not, a graphics card where asked for, and refusals. */
import { expect, type Page, test } from '@playwright/test'
import { SOFTWARE_CARD } from '../scripts/browser.ts'
import { openBook } from '../scripts/drive.ts'
import { serve } from '../scripts/serve.ts'
import {
  cell,
  command,
  edit,
  expectState,
  output,
  run,
  stop,
  trainBriefly,
  turnTo,
} from './cell.ts'

/** Notes what a page loads and what it complains of. */
function watch(page: Page): { files: string[]; complaints: string[] } {
  const seen = { files: [] as string[], complaints: [] as string[] }
  page.context().on('request', (request) => seen.files.push(new URL(request.url()).pathname))
  page.on('console', (message) => {
    // The tests keep the service worker away, and Playwright says so.
    if (/Service Worker registration blocked/.test(message.text())) return
    if (['error', 'warning'].includes(message.type())) seen.complaints.push(message.text())
  })
  page.on('pageerror', (error) => seen.complaints.push(String(error)))
  return seen
}

const forward = async (page: Page) => {
  await run(page, 'forward-by-hand')
  await expectState(page, 'forward-by-hand', 'done', 30_000)
  return Number(await output(page, 'forward-by-hand').textContent())
}

/** Trains for 40 steps, and gives all bits of the weights, folded into a number each. */
const BITS = `import { network } from 'lesson/trials'
const learner = network({})
await fit(learner, train.slice(0, 2600), {
  batchSize, epochs: 2, toInputs, toTargets,
})
console.log(
  learner.getWeights().map((weight) => {
    const numbers = weight.dataSync().slice()
    return new Int32Array(numbers.buffer).reduce((hash, bits) => Math.imul(hash ^ bits, 16777619), 7)
  }).join(' '),
)`

const bits = async (page: Page) => {
  await edit(page, 'forward-by-hand', BITS)
  await run(page, 'forward-by-hand')
  await expectState(page, 'forward-by-hand', 'done', 60_000)
  return output(page, 'forward-by-hand').textContent()
}

test('what is trained is the same to the last bit, whatever the number of threads', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await page.goto('/sequential/')
  // Without a helper, one thread would be compared with one. Those that there are all compute as training begins.
  await expect(async () => {
    await forward(page)
    await expect(page.locator('[data-kernel]')).toContainText(/^wasm, [2-9] threads/, {
      timeout: 500,
    })
  }).toPass()
  const shared = await bits(page)
  expect(shared).toMatch(/^(-?\d+ ){5}-?\d+$/)
  const { server, url } = await serve('dist', 0, { plain: true })
  const alone = await browser.newPage()
  await alone.goto(`${url}sequential/`)
  expect(await bits(alone)).toBe(shared)
  await alone.close()
  server.close()
})

test('an isolated page shares its memory with helpers', async ({ page }) => {
  const { files, complaints } = watch(page)
  await page.goto('/sequential/')
  expect(await forward(page)).toBeLessThan(1e-6)
  expect(files.filter((file) => /kernels-\w+-shared/.test(file))).toHaveLength(1)
  const processors = await page.evaluate(() => navigator.hardwareConcurrency)
  const helpers = files.filter((file) => /helper-[\w-]+\.js/.test(file))
  expect(helpers.length).toBe(Math.min(8, processors - 1))
  expect(complaints).toEqual([])
})

test('a page that is not isolated computes with one thread, and says nothing of it', async ({
  browser,
}) => {
  const { server, url } = await serve('dist', 0, { plain: true })
  const page = await browser.newPage()
  const { files, complaints } = watch(page)
  await page.goto(`${url}sequential/`)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
  expect(await forward(page)).toBeLessThan(1e-6)
  expect(files.filter((file) => /kernels-\w+-\w{8}/.test(file))).toHaveLength(1)
  expect(files.filter((file) => /-shared-|\/helper-/.test(file))).toEqual([])
  await expect(page.locator('[data-kernel]')).toContainText(/^wasm, \d+ tensors/)
  expect(complaints).toEqual([])
  await page.close()
  server.close()
})

test('WebGL by choice, also after a reload, and back', async () => {
  const { browser, url, close } = await openBook('--enable-unsafe-swiftshader')
  const page = await browser.newPage()
  const { files } = watch(page)
  await page.goto(`${url}sequential/`)
  // Of itself the book does not take such a card for one, and loads nothing for it.
  expect(await forward(page)).toBeLessThan(1e-6)
  await expect(page.locator('[data-kernel]')).toContainText(/^wasm, /)
  // But for the few lines that ask which card there is.
  expect(files.filter((file) => /gpu-|webgl/.test(file))).toEqual([
    expect.stringContaining('/gpu-device'),
  ])
  await command(page, 'by WebGL')
  await expect(page.locator('[data-said]')).toContainText('WebGL')
  expect(await forward(page)).toBeLessThan(1e-5)
  await expect(page.locator('[data-kernel]')).toContainText(/^webgl, /)
  await expect(page.locator('[data-kernel]')).toContainText('a processor plays one')
  await page.reload()
  expect(await forward(page)).toBeLessThan(1e-5)
  await expect(page.locator('[data-kernel]')).toContainText(/^webgl, /)
  await command(page, 'the default')
  expect(await forward(page)).toBeLessThan(1e-6)
  await expect(page.locator('[data-kernel]')).toContainText(/^wasm, /)
  await close()
})

test('where there is no such card, it says so and computes all the same', async ({ page }) => {
  await page.goto('/sequential/')
  await command(page, 'by WebGPU')
  expect(await forward(page)).toBeLessThan(1e-6)
  await expect(page.locator('[data-kernel]')).toContainText(
    'webgpu is not used: this browser offers no graphics card',
  )
  await expect(page.locator('[data-kernel]')).toContainText(/^wasm/)
  await command(page, 'without WebAssembly')
  expect(await forward(page)).toBeLessThan(1e-6)
  await expect(page.locator('[data-kernel]')).toContainText(/^cpu, /)
  await expect(cell(page, 'forward-by-hand')).toHaveAttribute('data-state', 'done')
})

const TRAINING = `const w = tf.variable(tf.ones([784, 10]))
const optimizer = tf.train.sgd(0.1)
for (let step = 1; ; step++) {
  const loss = optimizer.minimize(() => tf.ones([8, 784]).matMul(w).square().mean() as tf.Scalar, true)!
  await loss.data()
  await display(\`step \${step}\`, 'step')
}`

for (const name of ['WebGL', 'WebGPU'])
  test(`when the card is taken away while ${name} trains, the cell says so, and the next run computes without`, async () => {
    test.setTimeout(180_000)
    const { browser, url, close } = await openBook(...SOFTWARE_CARD)
    const page = await browser.newPage()
    await page.goto(`${url}sequential/`)
    await command(page, `by ${name}`)
    await edit(page, 'forward-by-hand', TRAINING)
    await run(page, 'forward-by-hand')
    await expect(output(page, 'forward-by-hand')).toContainText(/step \d/, { timeout: 90_000 })
    const session = await browser.newBrowserCDPSession()
    await session.send('Browser.crashGpuProcess' as never).catch(() => undefined)
    await expectState(page, 'forward-by-hand', 'failed', 30_000)
    await expect(output(page, 'forward-by-hand')).toContainText('The graphics card was taken away')
    await command(page, 'the default')
    await run(page, 'forward-by-hand')
    await expectState(page, 'forward-by-hand', 'running')
    await expect(output(page, 'forward-by-hand')).toContainText(/step \d/, { timeout: 30_000 })
    await stop(page, 'forward-by-hand')
    await expectState(page, 'forward-by-hand', 'stopped')
    await expect(page.locator('[data-kernel]')).toContainText(/^wasm, /)
    await close()
  })

for (const [what, argument, backend] of [
  ['without SIMD', '--js-flags=--no-enable-sse4-1', /^wasm, /],
  ['without WebAssembly', '--js-flags=--jitless', /^cpu, /],
  ['without WebGL and WebGPU', '--disable-3d-apis', /^wasm, /],
] as const)
  test(`${what} a browser computes all the same`, async () => {
    const { browser, url, close } = await openBook(argument)
    const page = await browser.newPage()
    const { complaints } = watch(page)
    await page.goto(`${url}sequential/`)
    expect(await forward(page)).toBeLessThan(1e-6)
    await expect(page.locator('[data-kernel]')).toContainText(backend)
    // Without WebAssembly this browser compiles no JavaScript either, and training would take a minute.
    if (what !== 'without WebAssembly') {
      await turnTo(page, 'compile-and-fit')
      await trainBriefly(page)
    }
    expect(complaints).toEqual([])
    await close()
  })

test('another choice of where to compute holds after Stop, too', async ({ page }) => {
  await page.goto('/sequential/')
  await edit(page, 'forward-by-hand', 'for (;;) await display("going on", "state")')
  await run(page, 'forward-by-hand')
  await expect(output(page, 'forward-by-hand')).toContainText('going on')
  await stop(page, 'forward-by-hand')
  await expectState(page, 'forward-by-hand', 'stopped')
  await command(page, 'Compute without WebAssembly')
  await edit(
    page,
    'forward-by-hand',
    "import * as tf from '@tensorflow/tfjs'\ntf.getBackend().length + tf.getBackend()",
  )
  await run(page, 'forward-by-hand')
  await expect(output(page, 'forward-by-hand')).toHaveText('3cpu')
})
