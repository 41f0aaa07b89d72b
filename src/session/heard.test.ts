/** Whatever a kernel says, only the run that it may speak of changes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withCompiled } from '../cell/compile-chapter-cell.ts'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { admit } from '../kernel/gate.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { openNotebook } from '../notebook/open.ts'
import { reduce } from '../notebook/reduce.ts'
import { tryCompile } from '../notebook/try-compile.ts'
import { eventOf, type Heard } from './heard.ts'

const BOOK = `---\ntitle: T\nquestion: Q\noutcome: O\n---
\`\`\`ts cell=a\nconst a = 1\n\`\`\`
\`\`\`ts cell=b\nconst b = 2\n\`\`\`
\`\`\`ts cell=c\nconst c = 3\n\`\`\`
`
const MACHINE = { backend: 'none', threads: 1, tensors: 0, bytes: 0 }

/** Run 1 of `a` is done, run 2 of `b` is under way; `c` has a text of the reader's and has not run. */
function busy(): Notebook {
  const cells = parseChapter(BOOK, '01-t.md').cells
  const book = withCompiled(cells)
  let notebook = openNotebook({ cells: book, library: {} })
  const code = 'const c = 4'
  for (const event of [
    { type: 'edit', id: 'c', code, result: tryCompile(code) },
    { type: 'run', ids: ['a'] },
    {
      type: 'finished',
      run: 1,
      outcome: 'done',
      milliseconds: 1,
      machine: MACHINE,
      models: [],
      spoiled: [],
      alive: [],
    },
    { type: 'run', ids: ['b'] },
  ] as const)
    notebook = reduce(notebook, structuredClone(event) as never).notebook
  return notebook
}

/** As the page would, from the message to the notebook. */
function hear(notebook: Notebook, message: unknown) {
  const admitted = admit(
    { secret: 's', message },
    {
      secret: 's',
      running: { run: notebook.running!.run, trains: false },
      isLast: (run) => [...notebook.runs.values()].some((each) => each.run === run),
      isCell: (id) => notebook.graph.has(id),
    },
  )
  const isHeard = ['outputs', 'checkpoint', 'finished', 'spoiled'].includes(admitted?.type ?? '')
  return isHeard ? reduce(notebook, eventOf(admitted as Heard, 0)) : undefined
}

const cellId = fc.constantFrom('a', 'b', 'c', 'd', '__proto__')
const run = fc.constantFrom(0, 1, 2, 3, -1, '2')
const output = fc.oneof(fc.constant({ kind: 'text', text: 'x' }), fc.anything())
const spoiled = fc.array(
  fc.record(
    {
      cell: cellId,
      names: fc.array(fc.string()),
      how: fc.constantFrom('changed', 'disposed'),
    },
    { noNullPrototype: true },
  ),
)
const message = fc.oneof(
  fc.anything(),
  fc.record(
    {
      type: fc.constant('outputs'),
      run,
      changes: fc.array(fc.record({ output }, { noNullPrototype: true })),
    },
    { noNullPrototype: true },
  ),
  fc.record({ type: fc.constant('spoiled'), spoiled }, { noNullPrototype: true }),
  fc.record(
    {
      type: fc.constant('finished'),
      run,
      outcome: fc.constantFrom('done', 'failed', 'stopped', 'not-started', 'x'),
      milliseconds: fc.double(),
      machine: fc.oneof(fc.constant(MACHINE), fc.anything()),
      models: fc.oneof(fc.constant([]), fc.array(fc.anything())),
      spoiled,
      alive: fc.array(cellId),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constantFrom('edit', 'run', 'reset', 'stored', 'try', 'keep-tried', 'kept-found'),
      id: cellId,
      ids: fc.array(cellId),
      code: fc.string(),
      result: fc.anything(),
      cells: fc.constant(new Map([['c', {}]])),
      edits: fc.constant(new Map()),
      kept: fc.anything(),
    },
    { noNullPrototype: true },
  ),
)

test('texts, trainings, presses and the outputs of other runs stay as they were', () => {
  let heard = 0
  fc.assert(
    fc.property(message, (message) => {
      const before = busy()
      const step = hear(before, message)
      if (!step) return
      heard++
      const { notebook, effects } = step
      expect(effects).toEqual([])
      for (const part of ['edits', 'removed', 'setAside', 'elsewhere', 'kept', 'rounds'] as const)
        expect(notebook[part]).toBe(before[part])
      expect(notebook.graph).toBe(before.graph)
      expect(notebook.runCount).toBe(before.runCount)
      const spoken = (message as { run?: number }).run
      for (const id of ['a', 'b', 'c'])
        if (before.runs.get(id)?.run !== spoken)
          expect(notebook.runs.get(id)).toBe(before.runs.get(id))
    }),
    { numRuns: 1000, seed: Number(process.env.FUZZ_SEED ?? 2018) },
  )
  expect(heard).toBeGreaterThan(20)
})
