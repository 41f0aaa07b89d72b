/**
 * One epoch on all 60,000 digits, on wasm with our kernels and on TensorFlow.js's plain cpu backend, from the same seeds:
 * loss and accuracy side by side. `npm run bench -- agreement`; the cpu needs about ten minutes.
 */
import { chromium } from '@playwright/test'
import { CHROMIUM_ARGUMENTS, ensureChromium } from '../scripts/browser.ts'
import { buildIfChanged } from '../scripts/build.ts'
import { runToEnd } from '../scripts/drive.ts'
import { serve } from '../scripts/serve.ts'
import type { EpochResult } from '../src/lesson/training.ts'

buildIfChanged()
const { server, url } = await serve('dist', 0)
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: CHROMIUM_ARGUMENTS,
})
const [wasm, cpu] = await Promise.all([trainOn('automatic'), trainOn('cpu')])
await browser.close()
server.close()

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
