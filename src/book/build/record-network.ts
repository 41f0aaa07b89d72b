/**
 * Trains the network that figures show to readers who have not trained theirs, and packs it into `content/network.json`;
 * and the same network at earlier points of its training, into `content/networks`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { type OpenBook, runToEnd } from '../../../scripts/drive.ts'
import type { Book } from '../../markdown/book.ts'
import { recordingPrint } from '../../markdown/recordings.ts'
import type { Network } from '../figures/network.ts'
import { type PackedLayer, packLayer } from '../figures/packed-network.ts'
import { POINTS } from '../figures/trained-for.ts'
import { readSavedModel } from '../page/saved-network.ts'
import { writeScores } from './score-networks.ts'

const SETTINGS = { epochs: '20' }

/** The model of the cell that figures name, after as many epochs as Keras's file has. */
export async function recordNetwork({ browser, url }: OpenBook, book: Book): Promise<void> {
  const id = modelCell(book)
  const page = await browser.newPage()
  await page.goto(`${url}${book.graph.get(id)!.cell.chapter}/`)
  const cell = page.locator(`run-cell[data-cell="${id}"]`)
  for (const [name, value] of Object.entries(SETTINGS))
    await cell.getByRole('combobox', { name }).selectOption(value)
  const { outcome, made } = await runToEnd(page, id, 1_800_000)
  if (outcome !== 'done') throw new Error(`${id} ended as ${outcome}`)
  const layers = pack(await saveNetwork(page, cell))
  const packed = { cell: id, settings: SETTINGS, fingerprint: made.print, layers }
  writeFileSync('content/network.json', `${JSON.stringify(packed)}\n`)
  console.log(`content/network.json: ${id} after ${SETTINGS.epochs} epochs`)
  await page.close()
}

/**
 * The same training stopped after a number of steps, so that the network can be saved: its digits, masks and weights
 * are those of the whole one, since random numbers are drawn from the cell's own seed.
 */
export async function recordEarlyNetworks({ browser, url }: OpenBook, book: Book): Promise<void> {
  const id = modelCell(book)
  const { cell } = book.graph.get(id)!
  const fingerprint = recordingPrint(book.graph, id, {})
  const page = await browser.newPage()
  await page.goto(`${url}${cell.chapter}/`)
  const shown = page.locator(`run-cell[data-cell="${id}"]`)
  await shown.getByRole('button', { name: 'Edit' }).click()
  mkdirSync('content/networks', { recursive: true })
  for (const { steps } of POINTS.slice(0, -1)) {
    await shown.getByRole('textbox').fill(stoppedAfter(cell.code, steps))
    const { outcome, outputs } = await runToEnd(page, id, 1_800_000)
    if (outcome !== 'done') throw new Error(`${id} ended as ${outcome}: ${JSON.stringify(outputs)}`)
    const layers = pack(await saveNetwork(page, shown))
    const packed = { cell: id, settings: {}, fingerprint, steps, layers }
    writeFileSync(`content/networks/${steps}.json`, `${JSON.stringify(packed)}\n`)
    console.log(`content/networks/${steps}.json: ${id} after ${steps} steps`)
  }
  await page.close()
  writeScores()
}

/** The text of the cell that trains, made to end once so many steps are taken. */
function stoppedAfter(code: string, steps: number): string {
  const text = code
    .replace(/await fit\(/, 'await (STEPS === 0 ? async () => [] : fit)(')
    .replace(/onStep: .*/, 'onStep: () => { if (++taken === STEPS) throw new Error("enough") },')
    .replace(/\}\)\s*$/, '}).catch((error) => (taken === STEPS ? [] : Promise.reject(error)))')
  return `let taken = 0\n${text}`.replaceAll('STEPS', String(steps))
}

function pack({ layers }: Network): PackedLayer[] {
  return layers.map(packLayer)
}

/** The model of a cell that has run, by its Save button. */
async function saveNetwork(page: Page, cell: Locator): Promise<Network> {
  await cell.getByRole('button', { name: 'Save' }).click()
  const json = (await save(page, 'model.json')).toString()
  const weights = new Uint8Array(await save(page, 'model.weights.bin')).buffer
  await page.keyboard.press('Escape')
  const network = readSavedModel({ json, weights })
  if (!network) throw new Error('the model is no stack of Dense layers')
  return network
}

/** All figures that show a network show that of one cell. */
function modelCell({ chapters }: Book): string {
  const cells = chapters.flatMap(({ figures }) => figures.flatMap(({ model }) => model ?? []))
  const [cell, ...others] = new Set(cells)
  if (cell === undefined || others.length > 0)
    throw new Error(`figures name ${cells.length === 0 ? 'no' : 'several'} cells for their model`)
  return cell
}

async function save(page: Page, file: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: file }).click(),
  ])
  return readFileSync(await download.path())
}
