/** Trains the network that figures show to readers who have not trained theirs, and packs it into `content/network.json`. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { type OpenBook, runToEnd } from '../../../scripts/drive.ts'
import type { Book } from '../../markdown/book.ts'
import { packLayer } from '../figures/packed-network.ts'
import { readSavedModel } from '../page/saved-network.ts'

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
  await cell.getByRole('button', { name: 'Save' }).click()
  const json = (await save(page, 'model.json')).toString()
  const weights = new Uint8Array(await save(page, 'model.weights.bin')).buffer
  const network = readSavedModel({ json, weightsFile: '', weights })
  if (!network) throw new Error(`the model of ${id} is no stack of Dense layers`)
  const layers = network.layers.map(packLayer)
  const packed = { cell: id, settings: SETTINGS, fingerprint: made.print, layers }
  writeFileSync('content/network.json', `${JSON.stringify(packed)}\n`)
  console.log(`content/network.json: ${id} after ${SETTINGS.epochs} epochs`)
  await page.close()
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
