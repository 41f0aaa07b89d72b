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

const files = (folder: string, names = '*') => `${process.cwd()}/${folder}/${names}.spec.ts`
/** What trains takes all the machine has: of these files one at a time, beside one of the others. */
const TRAINS =
  BOOK === 'src/book'
    ? [
        files(
          'e2e',
          '{card,checkpoint,compute,endurance,experiments,faults,first-minute,record,run,save,train}',
        ),
        files('e2e/any-book', '{exercises,recordings}'),
      ]
    : []

export default defineConfig({
  testDir: '.',
  globalSetup: './e2e/serve-book.ts',
  workers: 2,
  projects: [
    { name: 'trains', testMatch: TRAINS, workers: 1 },
    { name: 'reads', testMatch: folders.map((folder) => files(folder)), testIgnore: TRAINS },
  ].filter(({ testMatch }) => testMatch.length > 0),
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
