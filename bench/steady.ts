/**
 * Twenty epochs in the page, as a reader trains: whether they slow down, whether memory grows, whether the page stays
 * smooth meanwhile; and how soon the first step comes, and after how many bytes.
 */
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import type { BrowserContext, Page } from '@playwright/test'
import { openBook } from '../scripts/drive.ts'
import type { TrainingProgress } from '../src/book/lesson/progress.ts'
import type { CellRun } from '../src/notebook/notebook.ts'
import { median } from './statistics.ts'

const STARTS = 5
const EPOCHS = 20

const { browser, url, close } = await openBook()

const starts: number[] = []
let loaded = { code: 0, digits: 0 }
for (let i = 0; i < STARTS; i++) {
  const context = await browser.newContext()
  const files = filesOf(context)
  const page = await context.newPage()
  await page.goto(`${url}compile-and-fit/`, { waitUntil: 'networkidle' })
  files.clear()
  starts.push(await firstStep(page))
  loaded = weigh(files)
  await context.close()
}
console.log(`Run to the first step, fresh profile: median ${median(starts).toFixed(0)} ms`)
console.log(
  `Loaded by then: ${(loaded.code / 1000).toFixed(0)} kB of code, compressed, ${(loaded.digits / 1e6).toFixed(1)} MB of digits`,
)

const page = await browser.newPage()
await page.goto(`${url}compile-and-fit/`, { waitUntil: 'networkidle' })
await page.getByRole('combobox').first().selectOption(String(EPOCHS))
const { epochs, memory, longTasks, frames } = await trainAndWatch(page)
const [first, last] = [median(epochs.slice(1, 6)), median(epochs.slice(-5))]
console.log(
  `An epoch: ${first.toFixed(2)} s at first, ${last.toFixed(2)} s at the end (${percent(last / first - 1)})`,
)
const [early, late] = [median(memory.slice(2, 6)), median(memory.slice(-4))]
console.log(
  `Memory of the page and its workers: ${early.toFixed(0)} MB at first, ${late.toFixed(0)} MB at the end (${percent(late / early - 1)})`,
)
console.log(
  `While training: the longest task of the page's own thread ${Math.max(0, ...longTasks).toFixed(0)} ms, ${longTasks.length} over 50 ms; a frame every ${median(frames).toFixed(1)} ms, scrolling`,
)
await close()

/** Milliseconds from Run to the first step that is shown. */
function firstStep(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const cell = document.querySelector('run-cell[data-cell=fit]')!
    const started = performance.now()
    cell.querySelector<HTMLElement>('[data-action=run]')!.click()
    // Until then the recorded training stands there, with its stamp.
    while (cell.querySelector('[data-stamp]') || !cell.querySelector('[data-output] .numbers'))
      await new Promise(requestAnimationFrame)
    return performance.now() - started
  })
}

function filesOf(context: BrowserContext): Set<string> {
  const files = new Set<string>()
  context.on('request', (request) => files.add(new URL(request.url()).pathname))
  return files
}

function weigh(files: Set<string>): { code: number; digits: number } {
  let [code, digits] = [0, 0]
  for (const file of files) {
    const bytes = readFileSync(`dist${file}`)
    if (file.endsWith('.bin')) digits += bytes.length
    else code += brotliCompressSync(bytes).length
  }
  return { code, digits }
}

async function trainAndWatch(page: Page) {
  await page.evaluate(() => {
    const seen = { longTasks: [] as number[], frames: [] as number[], memory: [] as number[] }
    Object.assign(window, { seen })
    document.querySelector<HTMLElement>('run-cell[data-cell=fit] [data-action=run]')!.click()
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longTasks.push(duration)
    }).observe({ type: 'longtask' })
    let [before, direction] = [performance.now(), 1]
    requestAnimationFrame(function frame(now) {
      seen.frames.push(now - before)
      before = now
      const { scrollY, innerHeight } = window
      if (scrollY + innerHeight >= document.body.scrollHeight - 1 || scrollY === 0)
        direction = -direction
      window.scrollBy(0, direction * 12 || 1)
      requestAnimationFrame(frame)
    })
    const measure = async () => {
      const { bytes } = await (
        performance as unknown as {
          measureUserAgentSpecificMemory(): Promise<{ bytes: number }>
        }
      ).measureUserAgentSpecificMemory()
      seen.memory.push(bytes / 1e6)
      setTimeout(measure, 4000)
    }
    void measure()
  })
  const run = await page.waitForFunction(
    () => {
      const cell = document.querySelector('run-cell[data-cell=fit]')
      const { lastRun } = cell as unknown as { lastRun?: CellRun }
      return lastRun?.outcome === 'done' && lastRun
    },
    undefined,
    { timeout: 600_000, polling: 1000 },
  )
  const { outputs } = (await run.jsonValue()) as CellRun
  const { finished } = outputs
    .map(({ output }) => output)
    .findLast(({ kind }) => kind === 'training') as TrainingProgress
  const seen = await page.evaluate(
    () => (window as unknown as { seen: Record<'longTasks' | 'frames' | 'memory', number[]> }).seen,
  )
  return { epochs: finished.map(({ seconds }) => seconds), ...seen }
}

function percent(fraction: number): string {
  return `${fraction >= 0 ? '+' : ''}${(fraction * 100).toFixed(1)}%`
}
