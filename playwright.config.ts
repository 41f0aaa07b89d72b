import './scripts/register-names.ts'
import { defineConfig } from '@playwright/test'
import { launchOptions } from './scripts/browser.ts'
import { BOOK } from './src/author/names.ts'

/** Each test runs once, on the book that it is about: the engine's on the second book, which is small. */
const FOLDERS: Readonly<Record<string, string[]>> = {
  'src/book': ['e2e'],
  'fixtures/sorting': ['e2e/engine', 'fixtures/sorting/e2e'],
}
const folders = [...(FOLDERS[BOOK] ?? [`${BOOK}/e2e`]), 'e2e/any-book']

export default defineConfig({
  testDir: '.',
  testMatch: folders.map((folder) => `${process.cwd()}/${folder}/*.spec.ts`),
  globalSetup: './e2e/serve-book.ts',
  // Training takes what the machine has; two trainings at once would only slow each other.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // A busy machine may once be too slow for a wait. What failed once is named as flaky; what fails twice has failed.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.BOOK_URL ?? '',
    viewport: { width: 1280, height: 900 },
    // Writing it down makes a test half as slow again, so only what has failed once is.
    trace: 'on-first-retry',
    // It would hide requests from the tests that make them fail; `offline.spec.ts` allows it.
    serviceWorkers: 'block',
    launchOptions: launchOptions(),
  },
})
