/** `npm test`: everything, one after the other, and at the end the line `N passed, N failed`. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { ensureChromium, firefoxPath, webKitPaths } from './browser.ts'

const REPORTS = '.cache/reports'
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

let passed = 0
let failed = 0
/** How long each step took, in seconds. */
const times: [name: string, seconds: number][] = []
/** What has failed, by name and reason: told once more at the end, where one looks. */
const failures: string[] = []

function step(name: string, command: string, env: Record<string, string> = {}): boolean {
  console.log(`\n— ${name}: ${command}`)
  const start = performance.now()
  const { status } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  times.push([name, (performance.now() - start) / 1000])
  return status === 0
}

/** A step that passes or fails as a whole. */
function check(name: string, command: string): void {
  if (step(name, command)) passed++
  else {
    failed++
    failures.push(name)
  }
}

/** A step that runs many tests; `count` reads how many from its report. A run without a report has failed. */
function suite(
  name: string,
  command: string,
  report: string,
  count: (json: Report) => [number, number],
): void {
  const ok = step(name, command, { PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/${report}` })
  const file = `${REPORTS}/${report}`
  const [good, bad] = existsSync(file)
    ? count(JSON.parse(readFileSync(file, 'utf8')) as Report)
    : [0, 0]
  passed += good
  failed += ok ? bad : Math.max(1, bad)
  const names = existsSync(file) ? failuresIn(JSON.parse(readFileSync(file, 'utf8')) as Report) : []
  failures.push(...(ok || names.length > 0 ? names : [name]))
}

/** Of either kind of report, as far as each has it. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults?: {
    name: string
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[]
  }[]
  stats: { expected: number; unexpected: number; flaky: number }
  suites?: Suite[]
}

interface Suite {
  file: string
  specs?: {
    title: string
    ok: boolean
    tests: { results: { error?: { message?: string } }[] }[]
  }[]
  suites?: Suite[]
}

/** The first lines of what a test says, without its colours. */
function reason(message = ''): string {
  const lines = stripVTControlCharacters(message).split('\n')
  return lines
    .filter((line) => line.trim())
    .slice(0, 6)
    .map((line) => `\n    ${line}`)
    .join('')
}

function failuresIn({ testResults = [], suites = [] }: Report): string[] {
  const inSuite = ({ file, specs = [], suites = [] }: Suite): string[] => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ title, tests }) => {
        const results = tests.flatMap(({ results }) => results)
        return `${file}: ${title}${reason(results.find(({ error }) => error)?.error?.message)}`
      }),
    ...suites.flatMap(inSuite),
  ]
  return [
    ...testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(
          ({ fullName, failureMessages: [message] = [] }) =>
            `${name}: ${fullName}${reason(message)}`,
        ),
    ),
    ...suites.flatMap(inSuite),
  ]
}

/** Knows what `#book/…`, `#words/…` and the like mean in this build. */
const NODE = 'node --import ./scripts/register-names.ts'

check('types of the cells', `${NODE} scripts/check-cells.ts`)
check('format of the cells', `${NODE} scripts/format-cells.ts`)
check('types of the site', 'astro check --minimumFailingSeverity warning')
if (existsSync('bench/node_modules')) check('types of the measurements', 'tsc -p bench')
check('spelling', 'cspell lint --no-progress --no-summary')
check('lint and format', 'biome ci --error-on-warnings')
// The engine's on the second book, this book's on this one.
suite(
  'units',
  `vitest run --reporter=default --reporter=json --outputFile.json=${REPORTS}/unit.json`,
  'unit.json',
  (r) => [r.numPassedTests, r.numFailedTests],
)
const SECOND = 'BOOK=fixtures/sorting'
check(
  'a second book: its cells',
  `${SECOND} ${NODE} scripts/check-cells.ts && ${SECOND} ${NODE} scripts/format-cells.ts`,
)
check(
  'a second book: types of the site',
  'astro check --tsconfig fixtures/sorting/tsconfig.json --minimumFailingSeverity warning',
)
if (process.argv.includes('--fast')) finish()
try {
  ensureChromium()
} catch (error) {
  console.error((error as Error).message)
  failed++
  failures.push('a Chromium to test in')
  finish()
}
check('build', 'node scripts/build.ts')
check('links', 'node scripts/check-links.ts')
suite('in a browser', 'playwright test --reporter=list,json', 'browser.json', ({ stats }) => [
  stats.expected + stats.flaky,
  stats.unexpected,
])
suite(
  'a second book: in a browser',
  `${SECOND} playwright test --reporter=list,json`,
  'second-browser.json',
  ({ stats }) => [stats.expected + stats.flaky, stats.unexpected],
)
check('a second book: links', `${SECOND} node scripts/check-links.ts`)
check('take-aways', `${NODE} scripts/test-takeaways.ts`)
check('a second book: take-aways', `${SECOND} ${NODE} scripts/test-takeaways.ts`)
check('in a folder of a site', `${NODE} scripts/test-folder.ts`)
if (firefoxPath()) check('in Firefox', 'node scripts/test-firefox.ts')
else console.log('\n— in Firefox: none here')
if (webKitPaths()) check('in WebKit', 'node scripts/test-webkit.ts')
else console.log('\n— in WebKit: none here')
finish()

function finish(): never {
  console.log('')
  for (const [name, seconds] of times) console.log(`${seconds.toFixed(0).padStart(5)} s  ${name}`)
  for (const name of failures) console.log(`✗ ${name}`)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exit(failed > 0 ? 1 : 0)
}
