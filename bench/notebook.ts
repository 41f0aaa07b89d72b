/**
 * How fast the notebook feels: the editor from the click to the first letter, TypeScript from the click to its first
 * answer, a key from its press to the paint, a checkpoint; and what stamping values adds to a run. Prints a table;
 * measures the built site in Chromium, and the stamps in Node.
 */
import { cpus } from 'node:os'
import type { Page } from '@playwright/test'
import { openBook } from '../scripts/drive.ts'
import { measureStamps } from './stamps.ts'

const ROUNDS = 5

const { browser, url, close } = await openBook()
const context = await browser.newContext()
const rows: Record<string, number[]> = {}
const note = (what: string, milliseconds: number) => {
  rows[what] = [...(rows[what] ?? []), milliseconds]
}

// The first page fills the cache.
for (let round = 0; round <= ROUNDS; round++) {
  const page = await context.newPage()
  await page.goto(`${url}compile-and-fit/`)
  await page.waitForLoadState('networkidle')
  const { editor, types } = await openEditor(page)
  const keys = await typeKeys(page)
  if (round > 0) {
    note('editor: click to ready, warm cache', editor)
    note('types: click to first answer, warm cache', types)
    for (const key of keys) note('a key: press to paint, types on', key)
  } else {
    note('editor: click to ready, cold cache', editor)
    note('types: click to first answer, cold cache', types)
  }
  await page.evaluate(() => localStorage.clear())
  await page.close()
}
await close()
Object.assign(rows, await measureStamps())

console.log(`${cpus().length} × ${cpus()[0]?.model}, Chromium ${browser.version()}\n`)
console.log('milliseconds                                   median    worst')
for (const [what, values] of Object.entries(rows)) {
  const sorted = values.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)]!
  console.log(
    `${what.padEnd(46)}${median.toFixed(0).padStart(7)}${sorted.at(-1)!.toFixed(0).padStart(9)}`,
  )
}

/** Clicks into a cell; waits for the caret, then for TypeScript's first word. */
async function openEditor(page: Page): Promise<{ editor: number; types: number }> {
  return page.evaluate(async () => {
    const answered = new Promise<number>((resolve) => {
      const { postMessage } = Worker.prototype
      Worker.prototype.postMessage = function (this: Worker, ...parameters: [unknown]) {
        this.addEventListener('message', () => resolve(performance.now()))
        return postMessage.apply(this, parameters)
      }
    })
    const started = performance.now()
    const cell = document.querySelector('run-cell[data-cell=fit]')!
    cell.querySelector<HTMLElement>('[data-action=edit]')!.click()
    while (document.activeElement?.getAttribute('role') !== 'textbox')
      await new Promise(requestAnimationFrame)
    const editor = performance.now() - started
    return { editor, types: (await answered) - started }
  })
}

/** Types a line, a letter at a time, and returns for each the time until the frame with it was painted. */
async function typeKeys(page: Page): Promise<number[]> {
  await page.keyboard.press('ControlOrMeta+End')
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { times })
    document.addEventListener(
      'keydown',
      () => {
        const pressed = performance.now()
        requestAnimationFrame(() => {
          // After the frame's own work, as near to the paint as a page can tell.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => times.push(performance.now() - pressed)
          port2.postMessage(undefined)
        })
      },
      { capture: true },
    )
  })
  await page.keyboard.press('Enter')
  await page.keyboard.type('const mean = history.map((epoch) => epoch.loss)', { delay: 60 })
  await page.waitForTimeout(500)
  return page.evaluate(() => (window as unknown as { times: number[] }).times)
}
