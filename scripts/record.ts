/**
 * `npm run record`: runs the whole book in a real browser, in the reader's way, and writes down what each cell
 * shows. Then once more with 20 epochs, for `fit` and all that depends on it. Takes about ten minutes.
 * `npm run record -- --short` leaves the 20 epochs out, `-- --long` makes only those.
 * With `--check` nothing is written: what differs from the recordings is listed, and the exit code is 1.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { planRun } from '../src/cell/graph.ts'
import { type Book, readBook } from '../src/markdown/book.ts'
import {
  type Recording,
  readRecording,
  recordingFile,
  recordingName,
} from '../src/markdown/recordings.ts'
import type { CellRun } from '../src/notebook/notebook.ts'
import { CHROMIUM_ARGUMENTS, ensureChromium } from './browser.ts'
import { buildIfChanged } from './build.ts'
import { compareOutputs, LOOSE, STRICT } from './compare-outputs.ts'
import { runToEnd, turnTo } from './drive.ts'
import { serve } from './serve.ts'

const isCheck = process.argv.includes('--check')
if (!isCheck) process.env.RECORDING = '1'
let drifted = 0
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
    await recordAll([...book.graph.keys()].filter(isTrained), { epochs: '20' })
  }
  if (!isCheck) removeForgotten(book)
} finally {
  await browser.close()
  server.close()
}
if (isCheck) console.log(`${drifted} recordings have drifted`)
process.exitCode = drifted > 0 ? 1 : 0

/** Rests on a whole training, which amplifies the last digit of every rounding. */
function isTrained(id: string): boolean {
  return planRun(book.graph, [id], () => false).some(
    (need) => book.graph.get(need)!.cell.options.expensive,
  )
}

/** Records these cells, in book order, in one tab. */
async function recordAll(ids: string[], settings: Record<string, string>): Promise<void> {
  const page = await browser.newPage()
  await page.goto(`${url}${book.chapters[0]!.slug}/`)
  for (const id of ids) {
    const { chapter, options } = book.graph.get(id)!.cell
    await turnTo(page, chapter)
    const cell = page.locator(`run-cell[data-cell="${id}"]`)
    for (const [name, value] of Object.entries(settings)) {
      const control = cell.getByRole('combobox', { name })
      if ((await control.count()) > 0) await control.selectOption(value)
    }
    const run = await runToEnd(page, id, 3_600_000)
    const expected = options.expectError ? 'failed' : 'done'
    if (run.outcome !== expected)
      throw new Error(`${id} ended as ${run.outcome}: ${JSON.stringify(run.outputs)}`)
    if (isCheck) check(id, run, settings)
    else write(id, run, settings, browser)
  }
  await page.close()
}

/** Lists how a run differs from its recording. */
function check(id: string, run: CellRun, settings: Record<string, string>): void {
  const name = recordingName(id, settings)
  const recording = readRecording(name)
  const differences = recording
    ? compareOutputs(recording.outputs, run.outputs, recording.tolerance)
    : ['there is no recording']
  console.log(`${name}: ${differences.length === 0 ? 'as recorded' : differences.join('\n  ')}`)
  if (differences.length > 0) drifted++
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
    tolerance: isTrained(id) ? LOOSE : STRICT,
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
