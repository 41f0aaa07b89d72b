/**
 * One epoch on all 60,000 digits, on wasm with our kernels and on TensorFlow.js's plain cpu backend, from the same seeds:
 * loss and accuracy side by side. `npm run bench -- agreement`; the cpu needs about ten minutes.
 */
import { openBook, runToEnd } from '../scripts/drive.ts'
import type { EpochResult } from '../src/lesson/training.ts'

const { browser, url, close } = await openBook()
const [wasm, cpu] = await Promise.all([trainOn('automatic'), trainOn('cpu')])
await close()

for (const what of ['loss', 'accuracy', 'validationLoss', 'validationAccuracy'] as const) {
  const [a, b] = [wasm[what]!, cpu[what]!]
  const apart = what.endsWith('oss')
    ? `${((Math.abs(a - b) / b) * 100).toFixed(3)} % apart`
    : `${(Math.abs(a - b) * 100).toFixed(3)} points apart`
  console.log(`${what.padEnd(20)} wasm ${a.toFixed(6)}   cpu ${b.toFixed(6)}   ${apart}`)
}

async function trainOn(compute: 'automatic' | 'cpu'): Promise<EpochResult> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript((compute) => localStorage.setItem('compute', compute), compute)
  await page.goto(`${url}compile-and-fit/`)
  await page.getByRole('combobox').first().selectOption('1')
  const { outputs, outcome } = await runToEnd(page, 'fit', 3_600_000)
  const training = outputs.map(({ output }) => output).findLast(({ kind }) => kind === 'training')
  if (outcome !== 'done' || training?.kind !== 'training') throw new Error(`${compute}: ${outcome}`)
  await context.close()
  return training.finished[0]!
}
