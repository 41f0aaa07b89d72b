import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { validate } from 'jsonschema'
import { readBook } from '../src/markdown/book.ts'
import { edit, expectState } from './cell.ts'

const SCHEMA = JSON.parse(readFileSync('e2e/fixtures/nbformat.v4.5.schema.json', 'utf8'))

test('every notebook is one by Jupyter’s own schema', async ({ request }) => {
  for (const slug of ['book', ...readBook().chapters.map(({ slug }) => slug)]) {
    const response = await request.get(`/export/${slug}.ipynb`)
    const notebook = await response.json()
    expect(
      validate(notebook, SCHEMA, { base: 'https://jupyter.org/nbformat' }).errors,
      slug,
    ).toEqual([])
    const code = notebook.cells.filter((cell: { cell_type: string }) => cell.cell_type === 'code')
    // The set-up, and whatever cells the chapter has.
    const chapter = readBook().chapters.find((each) => each.slug === slug)
    expect(code.length, slug).toBeGreaterThan(chapter?.cells.length === 0 ? 0 : 1)
  }
})

test('the links give the published chapter; with a change, the reader’s', async ({ page }) => {
  await page.goto('/batch-size-and-epoch/')
  const chapter = page.getByRole('region', { name: 'Take it with you' })
  const take = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      chapter.getByRole('link', { name }).first().click(),
    ])
    return { name: file.suggestedFilename(), text: readFileSync((await file.path())!, 'utf8') }
  }
  const published = await take('TypeScript')
  expect(published.name).toBe('batch-size-and-epoch.ts')
  expect(published.text).toContain('const batchSize = 128\n')
  await edit(page, 'settings', 'const batchSize = 64\nconst numClasses = 10\nconst epochs = 3')
  await expectState(page, 'settings', 'stale')
  const mine = await take('TypeScript')
  expect(mine.text).toContain('const batchSize = 64\n')
  expect(mine.text.replace('batchSize = 64', 'batchSize = 128')).toBe(published.text)
  const markdown = await take('Markdown')
  expect(markdown.text).toContain('# Batch size and epoch\n')
  expect(markdown.text).toContain('```ts\nconst batchSize = 64\n')
  expect(markdown.text).not.toMatch(/\{#|id=|cell=|\{\{/)
  const settings = 'const batchSize = 64\nconst numClasses = 10\nconst epochs = 3\n'
  await edit(page, 'settings', `${settings}import { bras } from 'lesson/show'`)
  await chapter.getByRole('link', { name: 'TypeScript' }).first().click()
  await expect(
    page.getByText('The cell "settings" cannot be exported: lesson/show has no "bras"'),
  ).toBeVisible()
  await edit(page, 'settings', `${settings}const table = 1`)
  await chapter.getByRole('link', { name: 'TypeScript' }).first().click()
  await expect(page.getByText('The cell "settings" has a mistake: "table" is made')).toBeVisible()
})
