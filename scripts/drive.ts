/** Driving the book in a browser, for tests and recordings: by the names and states a reader sees. */
import { type Browser, chromium, type Locator, type Page } from '@playwright/test'
import { SITE_FOLDER } from '../src/author/names.ts'
import type { CellRun } from '../src/notebook/notebook.ts'
import { launchOptions } from './browser.ts'
import { buildIfChanged } from './build.ts'
import { serve } from './serve.ts'

export interface OpenBook {
  browser: Browser
  /** of the first page, with a slash at the end */
  url: string
  close(): Promise<void>
}

/** The book as it stands, built and served, and a Chromium beside it, started with more arguments if need be. */
export async function openBook(...more: string[]): Promise<OpenBook> {
  buildIfChanged()
  const { server, url } = await serve(SITE_FOLDER, 0)
  const browser = await chromium.launch(launchOptions(...more))
  const close = async () => {
    await browser.close()
    server.close()
  }
  return { browser, url, close }
}

/** Opens the folds that something stands in, as whoever wants to see it does. */
export async function unfold(inside: Locator): Promise<void> {
  await inside.evaluate((element) => {
    for (let fold = element.closest('details'); fold; fold = fold.parentElement!.closest('details'))
      fold.open = true
  })
}

/** Presses Run and waits until this very run has ended and is shown; an earlier run's end does not count. */
export async function runToEnd(page: Page, id: string, timeout = 60_000): Promise<CellRun> {
  const cell = page.locator(`run-cell[data-cell="${id}"]`)
  const lastRun = () =>
    cell.evaluate((element) => (element as unknown as { lastRun: CellRun | undefined }).lastRun)
  const before = (await lastRun())?.run
  await unfold(cell)
  await cell.getByRole('button', { name: `Run ${id}`, exact: true }).click()
  const ended = await page.waitForFunction(
    ([id, before]) => {
      const element = document.querySelector(`run-cell[data-cell="${id}"]`)
      const run = (element as unknown as { shownRun: CellRun | undefined } | null)?.shownRun
      return run?.run === before ? undefined : run
    },
    [id, before] as const,
    { timeout, polling: 100 },
  )
  return (await ended.jsonValue()) as CellRun
}

/** Goes to another chapter by the book's own links, so that the kernel lives on. */
export async function turnTo(page: Page, slug: string): Promise<void> {
  if (new URL(page.url()).pathname === `/${slug}/`) return
  await page.getByText('Chapters', { exact: true }).click()
  await page
    .getByRole('navigation', { name: 'Chapters', exact: true })
    .locator(`a[href="/${slug}/"]`)
    .click()
  await page.waitForURL(`**/${slug}/`)
}
