/** How a test handles a cell: by its id, its buttons' names, and the state it shows. */
import { expect, type Locator, type Page } from '@playwright/test'

import { runToEnd, unfold } from '../scripts/drive.ts'
import { settings } from '../src/author/names.ts'

export { runToEnd, turnTo } from '../scripts/drive.ts'

export function cell(page: Page, id: string): Locator {
  return page.locator(`run-cell[data-cell="${id}"]`)
}

export async function run(page: Page, id: string): Promise<void> {
  await unfold(cell(page, id))
  await cell(page, id)
    .getByRole('button', { name: `Run ${id}`, exact: true })
    .click()
}

export async function stop(page: Page, id: string): Promise<void> {
  await cell(page, id).getByRole('button', { name: 'Stop' }).click()
}

export async function expectState(
  page: Page,
  id: string,
  state: string | RegExp,
  timeout?: number,
): Promise<void> {
  await expect(cell(page, id)).toHaveAttribute(
    'data-state',
    state,
    timeout === undefined ? {} : { timeout },
  )
}

export function output(page: Page, id: string): Locator {
  return cell(page, id).locator('[data-output]')
}

/** Types a new text into a cell. */
export async function edit(page: Page, id: string, code: string): Promise<void> {
  await unfold(cell(page, id))
  const editor = cell(page, id).getByRole('textbox', { name: `TypeScript of cell ${id}` })
  if (!(await editor.isVisible()))
    await cell(page, id).getByRole('button', { name: 'Edit' }).click()
  await editor.fill(code)
}

/** What is stored as the reader's text of a cell. */
export function storedText(page: Page, id: string): Promise<string | undefined> {
  return page.evaluate(
    (key) => JSON.parse(localStorage.getItem(key) ?? 'null')?.edit?.code,
    `${settings.id} edit:${id}`,
  )
}

/** Chooses a command from the palette, by the first words of its name. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('F1')
  await page.getByRole('combobox', { name: 'Find a command' }).fill(words)
  await page.keyboard.press('Enter')
}

/** Trains on a few digits for an epoch, in a second or so: the page then has a network of the reader's own. */
export async function trainBriefly(page: Page): Promise<void> {
  await edit(
    page,
    'fit',
    "const history = await fit(model, train.slice(0, 256), { batchSize, epochs: 1, toInputs, toTargets, onStep: (progress) => display(progress, 'training') })",
  )
  const { outcome } = await runToEnd(page, 'fit')
  expect(outcome).toBe('done')
}
