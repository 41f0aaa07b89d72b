/** Whatever a cell does, it can be stopped, and says what went wrong, and where. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { edit, expectState, output, run, runToEnd, stop } from '../cell.ts'

test.describe('Stop works on anything, within two seconds, and the next Run works', () => {
  const LOOPS = {
    'an endless loop': 'console.log("started")\nwhile (true) {}',
    'an endless loop of awaits': 'console.log("started")\nfor (;;) await 0',
    'a promise that never settles': 'console.log("started")\nawait new Promise(() => {})',
  }
  for (const [name, code] of Object.entries(LOOPS))
    test(name, async ({ page }) => {
      await page.goto('/inserting/')
      await edit(page, 'count', code)
      await run(page, 'count')
      await expectState(page, 'count', 'running')
      if (name !== 'an endless loop of awaits') await expect(output(page, 'count')).toBeVisible()
      await stop(page, 'count')
      await expectState(page, 'count', 'stopped', 2000)
      await edit(page, 'count', '6 * 7')
      await run(page, 'count')
      await expectState(page, 'count', 'done')
      await expect(output(page, 'count')).toHaveText('42')
    })
})

test.describe('errors name the cell, the line and the column', () => {
  test('a thrown error, through a function of another cell', async ({ page }) => {
    await page.goto('/merging/')
    const broken = '{ get length(): number {\n  throw new Error("no cards")\n} }'
    await edit(page, 'merge-sort', `merge([1], ${broken} as never)`)
    await run(page, 'merge-sort')
    await expectState(page, 'merge-sort', 'failed')
    await expect(output(page, 'merge-sort')).toContainText('Error no cards')
    await expect(output(page, 'merge-sort')).toContainText('in merge-sort, line 2, column 9')
    await expect(output(page, 'merge-sort')).toContainText(/in merge, line \d+, column \d+/)
  })

  test('a syntax error, without running anything', async ({ page }) => {
    await page.goto('/inserting/')
    await edit(page, 'count', 'const sgd = 1\nconst = 2')
    await run(page, 'count')
    await expectState(page, 'count', 'failed')
    await expect(output(page, 'count')).toContainText('in count, line 2, column 7')
  })

  test('a rejection nobody awaited, even after the cell has ended', async ({ page }) => {
    await page.goto('/inserting/')
    await edit(
      page,
      'count',
      'setTimeout(() => {\n  void Promise.reject(new TypeError("nobody waits"))\n}, 300)\n"ended"',
    )
    await run(page, 'count')
    await expect(output(page, 'count')).toContainText('ended')
    await expect(output(page, 'count')).toContainText('TypeError nobody waits')
    await expect(output(page, 'count')).toContainText('in count, line 2')
  })

  test('an infinite recursion', async ({ page }) => {
    await page.goto('/inserting/')
    await edit(page, 'count', 'function deeper(): number {\n  return deeper() + 1\n}\ndeeper()')
    await run(page, 'count')
    await expectState(page, 'count', 'failed')
    await expect(output(page, 'count')).toContainText('RangeError Maximum call stack size exceeded')
    await expect(output(page, 'count')).toContainText('in count, line 2')
  })

  test('ten megabytes of output do not freeze the page', async ({ page }) => {
    await page.goto('/inserting/')
    await edit(
      page,
      'count',
      'for (let i = 0; i < 100_000; i++) console.log("x".repeat(100))\n"the end"',
    )
    await run(page, 'count')
    await expectState(page, 'count', 'done')
    await expect(output(page, 'count')).toContainText('and 99,601 more, not shown')
    await page.getByRole('button', { name: /^Theme/ }).click({ timeout: 1000 })
  })
})

test('on paper a long output is whole, though it scrolls on the page', async ({ page }) => {
  await page.goto('/inserting/')
  await edit(page, 'count', "Array.from({ length: 100 }, (_, i) => 'line ' + i).join('\\n')")
  await runToEnd(page, 'count')
  const lines = output(page, 'count').getByText('line 0')
  const hidden = () => lines.evaluate((text) => text.scrollHeight - text.clientHeight)
  expect(await hidden()).toBeGreaterThan(100)
  await page.emulateMedia({ media: 'print' })
  expect(await hidden()).toBe(0)
})

test('what was cut is saved whole; while another cell computes, the page says that it waits', async ({
  page,
}) => {
  await page.goto('/inserting/')
  await edit(page, 'count', "'x'.repeat(20_000)")
  await runToEnd(page, 'count')
  await edit(page, 'deal', 'const until = Date.now() + 3000\nwhile (Date.now() < until) {}')
  await run(page, 'deal')
  await expectState(page, 'deal', 'running')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    output(page, 'count').getByRole('button', { name: 'Save the whole' }).click(),
    expect(output(page, 'count').getByRole('status')).toHaveText(
      'It waits for deal, which is running.',
    ),
  ])
  await expect(output(page, 'count').getByRole('status')).toHaveText('Saved.')
  expect(readFileSync(await download.path(), 'utf8')).toHaveLength(20_000)
})
