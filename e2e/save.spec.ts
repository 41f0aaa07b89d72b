import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { serve } from '../scripts/serve.ts'
import { cell, edit, output, runToEnd, turnTo } from './cell.ts'

const SHORT = `const history = await fit(model, train.slice(0, 1280), {
  batchSize,
  epochs: 2,
  toInputs,
  toTargets,
  validation: test.slice(0, 500),
  onStep: (progress) => display(progress, 'training'),
})`

/** Presses a button of the Save dialog and returns the file. */
async function save(
  page: Page,
  row: string | RegExp,
  file: string,
  folder: string,
): Promise<string> {
  const dialog = page.getByRole('dialog', { name: /^Save from/ })
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    dialog
      .getByRole('paragraph')
      .filter({ hasText: row })
      .getByRole('button', { name: file })
      .click(),
  ])
  const path = join(folder, saved.suggestedFilename())
  await saved.saveAs(path)
  return path
}

test('what was cut of an output is saved whole, as long as the kernel holds it', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'whole-'))
  const shown = output(page, 'dense-by-hand')
  const saved = async (name: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      shown.getByRole('button', { name, exact: true }).click(),
    ])
    await expect(shown.getByRole('status').filter({ hasText: 'Saved.' }).first()).toBeVisible()
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    return readFileSync(path, 'utf8')
  }
  await page.goto('/dense/')
  await edit(page, 'dense-by-hand', 'for (let i = 0; i < 5000; i++) console.log(`line ${i} ü`)')
  await runToEnd(page, 'dense-by-hand')
  const lines = (await saved('Save what is not shown')).split('\n')
  expect([lines[0], lines[4599]]).toEqual(['line 400 ü', 'line 4999 ü'])
  await edit(
    page,
    'dense-by-hand',
    "import { table } from 'lesson/show'\ndisplay('x'.repeat(33_000_000))\ntable('t', ['n', 'm'], Array.from({ length: 1e5 }, (_, i) => [i, 'x'.repeat(20)]))",
  )
  await runToEnd(page, 'dense-by-hand')
  expect(await saved('Save the first 32,000,000 characters')).toHaveLength(32_000_000)
  expect((await saved('Save the whole')).split('\n')[1e5]).toBe(`99999\t${'x'.repeat(20)}`)
  await page.getByRole('button', { name: 'Restart' }).click()
  await shown.getByRole('button', { name: 'Save the whole' }).click()
  await expect(shown.getByRole('status').last()).toHaveText(
    'This is no longer held: run the cell again.',
  )
  rmSync(folder, { recursive: true })
})

test('the trained model loads in TensorFlow.js and knows what it knew in the page; the history is a table', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'model-'))
  await page.goto('/compile-and-fit/')
  await edit(page, 'fit', SHORT)
  await runToEnd(page, 'fit')
  await cell(page, 'fit').getByRole('button', { name: 'Save' }).click()
  await save(page, 'The model “model”', 'model.json', folder)
  await save(page, 'The model “model”', 'model.weights.bin', folder)
  const csv = readFileSync(await save(page, 'Your training', 'by epoch, CSV', folder), 'utf8')
  expect(csv).toMatch(/^epoch,loss,accuracy,test_loss,test_accuracy,seconds\n1,\d/)
  expect(csv.trim().split('\n')).toHaveLength(3)
  const recorded = await save(page, 'The recorded training', 'by epoch, CSV', folder)
  expect(readFileSync(recorded, 'utf8').trim().split('\n')).toHaveLength(21)
  await page.keyboard.press('Escape')

  await turnTo(page, 'evaluate')
  await runToEnd(page, 'read-one')
  const inPage = (await output(page, 'read-one').locator('td.number').allTextContents()).map(Number)

  // Outside: the package itself, over HTTP, on the same test digit.
  const { server, url } = await serve(folder, 0)
  const { stdout } = await promisify(execFile)('node', [
    'e2e/fixtures/predict.mjs',
    `${url}model.json`,
  ])
  const outside = JSON.parse(stdout.trim().split('\n').at(-1)!) as number[]
  expect(inPage).toHaveLength(10)
  for (const [i, p] of outside.entries()) expect(p).toBeCloseTo(inPage[i]!, 2)
  server.close()
  rmSync(folder, { recursive: true })
})

test('charts are saved as SVG and PNG, digits as PNG, recorded ones without running anything', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'charts-'))
  await page.goto('/compile-and-fit/')
  await cell(page, 'fit').getByRole('button', { name: 'Save' }).click()
  const svg = readFileSync(await save(page, 'The chart “Loss', 'SVG', folder), 'utf8')
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  expect(svg).toMatch(/stroke="rgb\(27, 92, 140\)"/)
  const png = readFileSync(await save(page, 'The chart “Accuracy', 'PNG', folder))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(360 * 3)
  await page.keyboard.press('Escape')
  await page.goto('/data/')
  await cell(page, 'first-digits').getByRole('button', { name: 'Save' }).click()
  const digits = readFileSync(await save(page, 'The digits', 'PNG', folder))
  expect(digits.readUInt32BE(16)).toBe(10 * 28 * 4)
  rmSync(folder, { recursive: true })
})
