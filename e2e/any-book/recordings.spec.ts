import { expect, test } from '@playwright/test'
import { compareOutputs } from '../../scripts/compare-outputs.ts'
import { planRun } from '../../src/cell/graph.ts'
import { readBook } from '../../src/markdown/book.ts'
import { readRecording } from '../../src/markdown/recordings.ts'
import { runToEnd } from '../cell.ts'

const { chapters, graph } = readBook()
const isCheap = (id: string) =>
  planRun(graph, [id], () => false).every((need) => !graph.get(need)!.cell.options.expensive)

for (const { slug, title, cells } of chapters) {
  const cheap = cells.filter(({ id }) => isCheap(id))
  if (cheap.length === 0) continue
  test(`the cells of “${title}” still give what is recorded`, async ({ page }) => {
    await page.goto(`/${slug}/`)
    for (const { id, options } of cheap) {
      const live = await runToEnd(page, id)
      expect(live.outcome, id).toBe(options.expectError ? 'failed' : 'done')
      const { outputs, tolerance } = readRecording(id)!
      expect(compareOutputs(outputs, live.outputs, tolerance), id).toEqual([])
    }
  })
}
