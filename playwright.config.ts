import './scripts/register-names.ts'
import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { launchOptions } from './scripts/browser.ts'
import { BOOK } from './src/author/names.ts'

const OF_ANOTHER_BOOK = `${BOOK}/e2e`

export default defineConfig({
  testDir: existsSync(OF_ANOTHER_BOOK) ? OF_ANOTHER_BOOK : 'e2e',
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
