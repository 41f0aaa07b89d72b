/**
 * One epoch on all 60,000 digits, on wasm with our kernels and on TensorFlow.js's plain cpu backend, from the same seeds:
 * loss and accuracy side by side; and, as a yardstick, wasm against wasm with each first weight moved by its last digit.
 * `npm run bench -- agreement`; the cpu needs about ten minutes.
 */
import { openBook, runToEnd } from '../scripts/drive.ts'
import type { EpochResult } from '../src/book/lesson/progress.ts'

const { browser, url, close } = await openBook()
const wasm = await trainOn('wasm')
// 1 + 1.2e-7 is the float after 1.
for (const moved of [1, 2, 3])
  compare(`wasm, weights × (1 + ${moved} ulp)`, await trainOn('wasm', 1 + moved * 1.2e-7))
compare('cpu', await trainOn('cpu'))
await close()

function compare(name: string, other: EpochResult): void {
  console.log(`\nwasm beside ${name}`)
  for (const what of ['loss', 'accuracy', 'validationLoss', 'validationAccuracy'] as const) {
    const [a, b] = [wasm[what]!, other[what]!]
    const apart = what.endsWith('oss')
      ? `${((Math.abs(a - b) / b) * 100).toFixed(3)} % apart`
      : `${(Math.abs(a - b) * 100).toFixed(3)} points apart`
    console.log(`${what.padEnd(20)} ${a.toFixed(6)}   ${b.toFixed(6)}   ${apart}`)
  }
}

async function trainOn(compute: 'wasm' | 'cpu', factor?: number): Promise<EpochResult> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript((compute) => localStorage.setItem('compute', compute), compute)
  await page.goto(`${url}compile-and-fit/`)
  await page.getByRole('combobox').first().selectOption('1')
  if (factor !== undefined) {
    const cell = page.locator('run-cell[data-cell=fit]')
    await cell.getByRole('button', { name: 'Edit' }).click()
    const editor = cell.getByRole('textbox')
    const move = `model.setWeights(model.getWeights().map((w) => w.mul(${factor})))\n`
    await editor.fill(move + (await editor.innerText()))
  }
  const { outputs, outcome } = await runToEnd(page, 'fit', 3_600_000)
  const training = outputs.map(({ output }) => output).findLast(({ kind }) => kind === 'training')
  if (outcome !== 'done' || training?.kind !== 'training') throw new Error(`${compute}: ${outcome}`)
  await context.close()
  return training.finished[0]!
}
