/** Stop ends code, also what goes on after its cell has ended; and a kernel that only seems idle is ended. */
import { expect, type Page, test } from '@playwright/test'
import { cell, command, edit, expectState, output, run, runToEnd } from '../cell.ts'

const stopButton = (page: Page) => page.locator('run-bar [data-action=stop]')

async function isWell(page: Page): Promise<void> {
  await edit(page, 'insertion-sort', '6 * 7')
  await runToEnd(page, 'insertion-sort')
  await expect(output(page, 'insertion-sort')).toHaveText('42')
}

/** Counts how often a file of the site is asked for: code that does so is alive. */
function countRequests(page: Page): () => number {
  let count = 0
  page.context().on('request', (request) => {
    if (request.url().includes('alive')) count++
  })
  return () => count
}

test('Stop ends what a cell has left running, and says so', async ({ page }) => {
  const requests = countRequests(page)
  await page.goto('/inserting/')
  await edit(
    page,
    'insertion-sort',
    "setInterval(() => void fetch('/alive').catch(() => {}), 20)\nconst kept = 1",
  )
  await runToEnd(page, 'insertion-sort')
  await expect(stopButton(page)).toBeEnabled()
  await expect(page.locator('[data-kernel]')).toContainText('insertion-sort left something running')
  await expect.poll(requests).toBeGreaterThan(3)
  await page.keyboard.press('Control+.')
  await expect(stopButton(page)).toBeDisabled()
  await expect(cell(page, 'insertion-sort').locator('[data-status]')).toContainText(
    'Stop ended the kernel',
  )
  await page.waitForTimeout(500)
  const before = requests()
  await page.waitForTimeout(500)
  expect(requests()).toBe(before)
  await isWell(page)
})

test('a timer that ends by itself is no longer said to run', async ({ page }) => {
  await page.goto('/inserting/')
  await edit(page, 'insertion-sort', 'setTimeout(() => {}, 1500)\n1')
  await runToEnd(page, 'insertion-sort')
  await expect(stopButton(page)).toBeEnabled()
  await expect(stopButton(page)).toBeDisabled({ timeout: 5000 })
  await expectState(page, 'insertion-sort', 'done')
})

for (const [what, code] of [
  ['a timer that never returns', 'setTimeout(() => { for (;;) {} }, 100)\n1'],
  [
    'a promise that never returns',
    'void Promise.resolve().then(async () => { await new Promise((go) => setTimeout(go, 100)); for (;;) {} })\n1',
  ],
  [
    'microtasks without end',
    'const go = (): void => void Promise.resolve().then(go)\nsetTimeout(go, 100)\n1',
  ],
] as const)
  test(`a kernel that something keeps busy is ended, and Run pressed meanwhile runs: ${what}`, async ({
    page,
  }) => {
    await page.goto('/inserting/')
    await edit(page, 'insertion-sort', code)
    await runToEnd(page, 'insertion-sort')
    await page.waitForTimeout(300)
    await runToEnd(page, 'count', 20_000)
    await expectState(page, 'count', 'done')
    await expect(output(page, 'count')).toContainText('15')
    await expect(cell(page, 'insertion-sort').locator('[data-status]')).toContainText(
      'left running kept it busy',
    )
  })

test('what keeps the kernel busy again and again fails what waits for it, and nothing runs for ever', async ({
  page,
}) => {
  await page.goto('/inserting/')
  await edit(page, 'insertion-sort', 'const base = 1\nsetTimeout(() => { for (;;) {} })\nbase')
  await runToEnd(page, 'insertion-sort')
  for (let i = 0; i < 3; i++) {
    await runToEnd(page, 'insertion-sort', 20_000)
    await expectState(page, 'insertion-sort', /done|stale/)
  }
  await isWell(page)
})

test('a worker that closes itself later is noticed', async ({ page }) => {
  await page.goto('/inserting/')
  await edit(page, 'insertion-sort', 'setTimeout(() => self.close(), 50)\n1')
  await runToEnd(page, 'insertion-sort')
  await expect(cell(page, 'insertion-sort').locator('[data-status]')).toContainText(
    'closed the kernel',
  )
  await runToEnd(page, 'count')
  await expectState(page, 'count', 'done')
})

test('forged ends, before Stop and after it, end nothing', async ({ page }) => {
  const requests = countRequests(page)
  await page.goto('/inserting/')
  await edit(
    page,
    'insertion-sort',
    `const send = (message: unknown) => { try { (globalThis as never as { postMessage(m: unknown): void }).postMessage(message) } catch {} }
addEventListener('message', () => send({ type: 'finished', run: 1, outcome: 'stopped' }))
const end = { type: 'finished', run: 1, outcome: 'done', milliseconds: 1, machine: {}, models: [], spoiled: [], alive: [] }
for (;;) {
  for (let run = 0; run < 9; run++) send({ ...end, run })
  await fetch('/alive').catch(() => {})
}`,
  )
  await run(page, 'insertion-sort')
  await expect.poll(requests).toBeGreaterThan(3)
  await expectState(page, 'insertion-sort', 'running')
  await page.keyboard.press('Control+.')
  await expectState(page, 'insertion-sort', 'stopped', 5000)
  const before = requests()
  await page.waitForTimeout(500)
  expect(requests()).toBeLessThanOrEqual(before + 1)
  await isWell(page)
})

test('messages without end reach nobody', async ({ page }) => {
  await page.goto('/inserting/')
  await edit(
    page,
    'insertion-sort',
    `const { port1 } = new MessageChannel()
for (;;) { port1.postMessage({ type: 'outputs', run: 1, changes: [] }); console.log('x'.repeat(1e4)); display('y'.repeat(1e4), 'slot') }`,
  )
  await run(page, 'insertion-sort')
  await expectState(page, 'insertion-sort', 'running')
  await page.waitForTimeout(1000)
  await command(page, 'Stop')
  await expectState(page, 'insertion-sort', 'stopped', 8000)
  await isWell(page)
})
