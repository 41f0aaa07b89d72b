/** Every order in which a race can end, with the notebook itself; the kernel's part is played. */
import { expect, test } from 'vitest'
import { withCompiled } from '../../cell/compile-chapter-cell.ts'
import { parseChapter } from '../../chapter/parse-chapter.ts'
import type { Notebook, NotebookEvent } from '../../notebook/notebook.ts'
import { openNotebook } from '../../notebook/open.ts'
import { reduce } from '../../notebook/reduce.ts'
import { cellStates } from '../../notebook/states.ts'
import { tryCompile } from '../../notebook/try-compile.ts'
import { type RaceStanding, standingOf } from './race.ts'

const CELLS = parseChapter(
  `---
title: T
question: Q
outcome: O
---
\`\`\`ts cell=fetch
const digits = 10
\`\`\`
\`\`\`ts cell=other
const apart = 3
\`\`\`
\`\`\`ts cell=race local
const size = 2
digits / size
\`\`\`
`,
  '01-t.md',
).cells
const RACE = 'race'

const opened = () =>
  openNotebook({
    cells: withCompiled(CELLS),
    library: {},
  })

/** A string ends what runs so; of a pair the second is the number that the run has, counted from the last. */
type Played = NotebookEvent | 'done' | 'failed' | 'stopped' | 'not-started'

const run = (...ids: string[]): NotebookEvent => ({ type: 'run', ids })
const edit = (id: string, code: string): NotebookEvent => ({
  type: 'edit',
  id,
  code,
  result: tryCompile(code),
})
const reset: NotebookEvent = { type: 'reset', ids: [RACE] }
const otherSize = edit(RACE, 'const size = 5\ndigits / size')
const stop: NotebookEvent = { type: 'stop' }
const restart: NotebookEvent = { type: 'restart' }
const lose = (why: 'crashed' | 'busy' | 'stopped'): NotebookEvent => ({ type: 'kernel-lost', why })
const stored = (code: string): NotebookEvent => ({
  type: 'stored',
  cells: new Map([[RACE, { edit: { code, base: code, ...tryCompile(code) }, removed: undefined }]]),
})

/** The notebook after an event, with what the page does at once: a kernel that is ended is lost. */
function after(notebook: Notebook, played: Played): Notebook {
  const event: NotebookEvent =
    typeof played !== 'string'
      ? played
      : {
          type: 'finished',
          run: notebook.running!.run,
          outcome: played,
          milliseconds: 1,
          machine: { backend: 'none', threads: 1, tensors: 0, bytes: 0 },
          models: [],
          spoiled: played === 'not-started' ? [{ cell: 'fetch', names: [], how: 'changed' }] : [],
          alive: [],
        }
  const { notebook: next, effects } = reduce(notebook, event)
  const ended = effects.find((effect) => effect.type === 'end-kernel')
  return ended ? reduce(next, { type: 'kernel-lost', why: ended.why }).notebook : next
}

const standingIn = (begun: Notebook, now: Notebook) =>
  standingOf(begun, now, RACE, cellStates(now).get(RACE)!.state)

/** Begins a race, plays events, and gives how the race stood after the first and after each that it still went on for. */
function standings(begun: Notebook, events: readonly Played[]): RaceStanding[] {
  let now = after(begun, run(RACE))
  const all = [standingIn(begun, now)]
  for (const each of events) {
    if (all.at(-1) !== 'on') break
    now = after(now, each)
    all.push(standingIn(begun, now))
  }
  return all
}

test.each<[string, RaceStanding, ...Played[]]>([
  ['to the end', 'done', 'done', 'done'],
  ['stopped while the digits come', 'stopped', stop],
  ['stopped while it runs', 'stopped', 'done', stop],
  ['paused and resumed', 'done', 'done', { type: 'pause' }, { type: 'resume' }, 'done'],
  ['restarted while the digits come', 'restarted', restart],
  ['restarted while it runs', 'restarted', 'done', restart],
  ['what it needs fails', 'failed', 'failed'],
  ['it fails', 'failed', 'done', 'failed'],
  ['the kernel crashes while the digits come', 'failed', lose('crashed')],
  ['the kernel crashes while it runs', 'failed', 'done', lose('crashed')],
  ['an earlier kernel was busy, so both are made on another', 'done', lose('busy'), 'done', 'done'],
  [
    'the digits had been changed, so they are made again',
    'done',
    'done',
    'not-started',
    'done',
    'done',
  ],
  ['run by its own button, too, while the digits come', 'done', run(RACE), 'done', 'done'],
  ['run by its own button, too, while it runs', 'done', 'done', run(RACE), 'done'],
  ['another cell waits behind it', 'done', run('other'), 'done', 'done'],
  ['edited while the digits come', 'done', otherSize, 'done', 'done'],
  ['edited while it runs', 'changed', 'done', otherSize, 'done'],
  ['edited by another tab while it runs', 'changed', 'done', stored('digits / 7'), 'done'],
  ['edited and put back while it runs', 'done', 'done', otherSize, reset, 'done'],
  [
    'what it needs is edited while it runs',
    'changed',
    'done',
    edit('fetch', 'const digits = 20'),
    'done',
  ],
  ['edited and run anew while it runs', 'again', 'done', otherSize, run(RACE)],
  ['gone on with while the digits come', 'again', { type: 'go-on', id: RACE }],
  ['gone on with while it runs', 'again', 'done', { type: 'go-on', id: RACE }],
  ['edited into a mistake while the digits come', 'failed', edit(RACE, 'const = 1'), 'done'],
  ['what it needs is made a mistake and fails', 'failed', edit('fetch', 'const = 1'), 'done'],
])('%s: %s', (_, expected, ...events) => {
  const all = standings(opened(), events)
  expect(all.slice(0, -1)).toEqual(all.slice(0, -1).fill('on'))
  expect(all.at(-1)).toBe(expected)
  expect(all).toHaveLength(events.length + 1)
})

test('what was before the race is no end of it', () => {
  const earlier: Played[][] = [
    [run(RACE), 'done', 'done'],
    [run(RACE), 'failed'],
    [run(RACE), 'done', 'done', restart],
    [run(RACE), stop, 'stopped'],
  ]
  for (const events of earlier) {
    const begun = events.reduce(after, opened())
    const digits = begun.held.has('fetch') ? [] : (['done'] as const)
    expect(standings(begun, [...digits, 'done']).at(-1)).toBe('done')
    // A kernel that was restarted before is no reason.
    expect(standings(begun, [stop]).at(-1)).toBe('stopped')
  }
})

test('a race in a link’s texts ends with them', () => {
  const own = [run(RACE), 'done', 'done'].reduce<Notebook>(
    (notebook, each) => after(notebook, each as Played),
    opened(),
  )
  const tried = after(own, { type: 'try', edits: new Map() })
  expect(standings(tried, ['done', { type: 'back-to-own' }]).at(-1)).toBe('stopped')
})

test('a text with a mistake fails at once', () => {
  const begun = after(opened(), edit(RACE, 'const = 1'))
  expect(standings(begun, ['done']).at(-1)).toBe('failed')
})
