/**
 * `npm run record`: runs the whole book in a real browser, in the reader's way, and writes down what each cell
 * shows. Then the cells that rest on a choice beside a cell once more, with the choices of the book's `record.ts`; the
 * full versions of the experiments; and what else the book records. Takes about half an hour.
 * `npm run record -- fit evaluate` records only these; `--short` leaves other choices and full versions out, `--long`
 * makes only those. With `--check` nothing is written: what differs from the recordings is listed, and the exit code
 * is 1.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { recordBook } from '#book/record'
import { CONTENT } from '../src/author/names.ts'
import { planRun } from '../src/cell/graph.ts'
import { type Book, readBook } from '../src/markdown/book.ts'
import {
  controlsFor,
  fullCode,
  fullName,
  type Recording,
  readRecording,
  recordingFile,
  recordingName,
  recordingNames,
  recordingPrint,
  trainingPrints,
} from '../src/markdown/recordings.ts'
import type { CellRun } from '../src/notebook/notebook.ts'
import { compareOutputs, LOOSE, STRICT } from './compare-outputs.ts'
import { openBook, runToEnd, turnTo } from './drive.ts'

const RECORDINGS = join(CONTENT, 'recordings')
const isCheck = process.argv.includes('--check')
if (!isCheck) process.env.RECORDING = '1'
let drifted = 0

const book = readBook()
const open = await openBook()
const { browser, url, close } = open
try {
  mkdirSync(RECORDINGS, { recursive: true })
  const named = process.argv.slice(2).filter((word) => !word.startsWith('--'))
  const ids = [...book.graph.keys()].filter((id) => named.length === 0 || named.includes(id))
  if (!process.argv.includes('--long')) await recordAll(ids, {})
  if (!process.argv.includes('--short')) {
    const { choices, more } = recordBook
    if (Object.keys(choices).length > 0) await recordAll(ids.filter(restsOnChoice), choices)
    await recordFull(ids)
    for (const [name, make] of Object.entries(more))
      if (!isCheck && (named.length === 0 || named.includes(name))) await make(open, book)
  }
  if (!isCheck) removeForgotten(book)
} finally {
  await close()
}
if (isCheck) console.log(`${drifted} recordings have drifted`)
process.exitCode = drifted > 0 ? 1 : 0

/** It, or something it needs, has a choice beside it. */
function restsOnChoice(id: string): boolean {
  return planRun(book.graph, [id], () => false).some(
    (need) => book.graph.get(need)!.cell.options.control,
  )
}

/** Rests on a whole training, which amplifies the last digit of every rounding. */
function isTrained(id: string): boolean {
  return planRun(book.graph, [id], () => false).some(
    (need) => book.graph.get(need)!.cell.options.expensive,
  )
}

/** Records these cells, in book order, in one tab, with these choices made beside whatever cells they stand. */
async function recordAll(ids: string[], choices: Record<string, string>): Promise<void> {
  const page = await browser.newPage()
  await page.goto(`${url}${book.chapters[0]!.slug}/`)
  for (const { linked, name, value } of controlsFor(book.graph, choices)) {
    const { id, chapter } = linked.cell
    await turnTo(page, chapter)
    const shown = page.locator(`run-cell[data-cell="${id}"]`)
    await shown.getByRole('combobox', { name }).selectOption(value)
  }
  for (const id of ids) {
    await turnTo(page, book.graph.get(id)!.cell.chapter)
    await record(page, id, choices)
  }
  await page.close()
}

/** Records the full versions of those cells that have one, each in a tab of its own. */
async function recordFull(ids: string[]): Promise<void> {
  for (const id of ids) {
    const { cell } = book.graph.get(id)!
    if (cell.options.full.length === 0) continue
    const page = await browser.newPage()
    await page.goto(`${url}${cell.chapter}/`)
    const shown = page.locator(`run-cell[data-cell="${id}"]`)
    await shown.getByRole('button', { name: 'Edit' }).click()
    await shown.getByRole('textbox').fill(fullCode(cell))
    const settings = cell.options.full.map(({ name, value }) => [name, value])
    await record(page, id, Object.fromEntries(settings))
    await page.close()
  }
}

async function record(page: Page, id: string, settings: Record<string, string>): Promise<void> {
  const run = await runToEnd(page, id, 7_200_000)
  const expected = book.graph.get(id)!.cell.options.expectError ? 'failed' : 'done'
  if (run.outcome !== expected)
    throw new Error(`${id} ended as ${run.outcome}: ${JSON.stringify(run.outputs)}`)
  if (run.made.print !== recordingPrint(book.graph, id, settings))
    throw new Error(`${recordingName(id, settings)} was made of other texts than its name says`)
  if (isCheck) check(id, run, settings)
  else write(id, run, settings, browser)
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
  const trainings = trainingPrints(book.graph, id, settings)
  const recording: Recording = {
    cell: id,
    fingerprint: run.made.print,
    settings,
    ...(trainings && { trainings }),
    seed: id,
    tolerance: isTrained(id) ? LOOSE : STRICT,
    recordedOn: new Date().toISOString().slice(0, 10),
    backend: run.machine!.backend,
    browser: `Chromium ${version.call(browser).split('.')[0]}`,
    ...(run.machine!.backend !== 'none' && { tensorflow: tensorflowVersion() }),
    milliseconds: Math.round(run.milliseconds!),
    outcome: run.outcome as 'done' | 'failed',
    outputs: run.outputs.map(({ whole: _, ...change }) => change),
  }
  const name = recordingName(id, settings)
  writeFileSync(recordingFile(name), `${JSON.stringify(recording, null, 1)}\n`)
  console.log(`${name}: ${run.outcome} in ${(run.milliseconds! / 1000).toFixed(1)} s`)
}

/** What a cell that has imported it was computed with. */
function tensorflowVersion(): string {
  const text = readFileSync('node_modules/@tensorflow/tfjs-core/package.json', 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** Recordings of cells that are gone, or with settings that neither their full versions nor the choices have now. */
function removeForgotten({ graph }: Book): void {
  const known = new Set(
    [...graph.values()].flatMap(({ cell }) => [
      cell.id,
      fullName(cell),
      restsOnChoice(cell.id) && recordingName(cell.id, recordBook.choices),
    ]),
  )
  for (const name of recordingNames()) if (!known.has(name)) rmSync(recordingFile(name))
}
