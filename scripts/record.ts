/**
 * `npm run record`: runs the whole book in a real browser, in the reader's way, and writes down what each cell
 * shows. Then once more with 20 epochs, for `fit` and all that depends on it. Takes about fifteen minutes.
 * `npm run record -- --short` leaves the 20 epochs out, `-- --long` makes only those.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { planRun } from '../src/cell/graph.ts'
import { type Book, readBook } from '../src/markdown/book.ts'
import { type Recording, recordingFile, recordingName } from '../src/markdown/recordings.ts'
import type { CellRun } from '../src/notebook/notebook.ts'
import { CHROMIUM_ARGUMENTS, ensureChromium } from './browser.ts'
import { buildIfChanged } from './build.ts'
import { serve } from './serve.ts'

process.env.RECORDING = '1'
const tensorflow = JSON.parse(
  readFileSync('node_modules/@tensorflow/tfjs-core/package.json', 'utf8'),
).version as string

buildIfChanged()
const book = readBook()
const { server, url } = await serve('dist', 0)
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: CHROMIUM_ARGUMENTS,
})
try {
  mkdirSync('content/recordings', { recursive: true })
  if (!process.argv.includes('--long')) await recordAll([...book.graph.keys()], {})
  if (!process.argv.includes('--short')) {
    const trained = [...book.graph.keys()].filter((id) =>
      planRun(book.graph, [id], () => false).includes('fit'),
    )
    await recordAll(trained, { epochs: '20' })
  }
  removeForgotten(book)
} finally {
  await browser.close()
  server.close()
}

/** Records these cells, in book order, in one tab. */
async function recordAll(ids: string[], settings: Record<string, string>): Promise<void> {
  const page = await browser.newPage()
  await page.goto(`${url}${book.chapters[0]!.slug}/`)
  for (const id of ids) {
    const { chapter, options } = book.graph.get(id)!.cell
    await goTo(page, chapter)
    const cell = page.locator(`run-cell[data-cell="${id}"]`)
    for (const [name, value] of Object.entries(settings)) {
      const control = cell.getByRole('combobox', { name })
      if ((await control.count()) > 0) await control.selectOption(value)
    }
    await cell.getByRole('button', { name: 'Run' }).click()
    await page.waitForFunction(
      (id) =>
        /done|failed/.test(
          document.querySelector<HTMLElement>(`run-cell[data-cell="${id}"]`)!.dataset.state!,
        ),
      id,
      { timeout: 3_600_000, polling: 200 },
    )
    const run = (await cell.evaluate(
      (element) => (element as unknown as { lastRun: CellRun }).lastRun,
    )) as CellRun
    const expected = options.expectError ? 'failed' : 'done'
    if (run.outcome !== expected)
      throw new Error(`${id} ended as ${run.outcome}: ${JSON.stringify(run.outputs)}`)
    write(id, run, settings, browser)
  }
  await page.close()
}

/** Through the book's own links, so that the kernel lives on. */
async function goTo(page: Page, chapter: string): Promise<void> {
  if (new URL(page.url()).pathname === `/${chapter}/`) return
  await page.getByText('Chapters', { exact: true }).click()
  await page.locator(`nav[aria-label=Chapters] a[href="/${chapter}/"]`).click()
  await page.waitForURL(`${url}${chapter}/`)
}

function write(
  id: string,
  run: CellRun,
  settings: Record<string, string>,
  { version }: Browser,
): void {
  const recording: Recording = {
    cell: id,
    fingerprint: run.fingerprint,
    settings,
    seed: id,
    recordedOn: new Date().toISOString().slice(0, 10),
    backend: run.machine!.backend,
    browser: `Chromium ${version.call(browser).split('.')[0]}`,
    tensorflow,
    milliseconds: Math.round(run.milliseconds!),
    outcome: run.outcome as 'done' | 'failed',
    outputs: [...run.outputs],
  }
  const name = recordingName(id, settings)
  writeFileSync(recordingFile(name), `${JSON.stringify(recording, null, 1)}\n`)
  console.log(`${name}: ${run.outcome} in ${(run.milliseconds! / 1000).toFixed(1)} s`)
}

/** Recordings of cells that are gone. */
function removeForgotten({ graph }: Book): void {
  for (const file of readdirSync('content/recordings'))
    if (!graph.has(file.replace(/(@.*)?\.json$/, ''))) rmSync(`content/recordings/${file}`)
}
