import { describe, expect, test } from 'vitest'
import { compileChapterCell, withCompiled } from '../cell/compile-chapter-cell.ts'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { makings } from './fingerprint.ts'
import type { Effect, Notebook, NotebookEvent } from './notebook.ts'
import { openNotebook } from './open.ts'
import { reduce } from './reduce.ts'
import { lendableFor } from './runs.ts'
import { cellStates } from './states.ts'
import { restsOnLent } from './trainings.ts'
import { tryCompile } from './try-compile.ts'

const BOOK = `---
title: T
question: Q
outcome: O
---
\`\`\`ts cell=size
const size = 2
\`\`\`
\`\`\`ts cell=make
const model = { w: size }
\`\`\`
\`\`\`ts cell=fit changes=model
model.w += 1
\`\`\`
\`\`\`ts cell=score
model.w
\`\`\`
`
const MACHINE = { backend: 'none', threads: 1, tensors: 0, bytes: 0 }

type Played = NotebookEvent | 'done' | 'failed' | 'stopped'

/** Plays events; a string `done`, `failed` or `stopped` ends the running cell. */
function play(...events: Played[]) {
  const cells = parseChapter(BOOK, '01-t.md').cells
  const compiled = withCompiled(cells)
  return playIn({ cells: compiled, library: {} }, ...events)
}

const finished = (run: number, outcome: 'done' | 'failed' | 'stopped'): NotebookEvent => ({
  type: 'finished',
  run,
  outcome,
  milliseconds: 1,
  machine: MACHINE,
  models: [],
  spoiled: [],
  alive: [],
})

function playIn(book: Parameters<typeof openNotebook>[0], ...events: Played[]) {
  let notebook = openNotebook(book)
  const effects: Effect[] = []
  for (const each of events) {
    const event = typeof each === 'string' ? finished(notebook.running!.run, each) : each
    const step = reduce(notebook, event)
    notebook = step.notebook
    effects.push(...step.effects)
  }
  return { notebook, effects, states: statesOf(notebook), sent: sentOf(effects) }
}
const statesOf = (notebook: Notebook) =>
  [...cellStates(notebook).values()].map(({ state }) => state)
const whyOf = (notebook: Notebook, id: string) => cellStates(notebook).get(id)!.why
const sentOf = (effects: Effect[]) =>
  effects.flatMap((e) =>
    e.type === 'send' && e.message.type === 'run' ? [e.message.program.id] : [],
  )
const edit = (id: string, code: string): NotebookEvent => ({
  type: 'edit',
  id,
  code,
  result: tryCompile(code),
})
const run = (...ids: string[]): NotebookEvent => ({ type: 'run', ids })

test('Run runs what is needed, in order, one at a time', () => {
  expect(play(run('score')).states).toEqual(['running', 'waiting', 'waiting', 'waiting'])
  const all = play(run('score'), 'done', 'done', 'done', 'done')
  expect(all.sent).toEqual(['size', 'make', 'fit', 'score'])
  expect(all.states).toEqual(['done', 'done', 'done', 'done'])
})

test('what is fresh does not run again, the pressed cell does', () => {
  const { sent } = play(run('make'), 'done', 'done', run('make'), 'done', run('fit'), 'done')
  expect(sent).toEqual(['size', 'make', 'make', 'fit'])
})

test('an edit makes stale what depends on it, and says why; taking it back makes it fresh', () => {
  const edited = play(
    run('score'),
    'done',
    'done',
    'done',
    'done',
    edit('make', 'const model = { w: 7 }'),
  )
  expect(edited.states).toEqual(['done', 'stale', 'stale', 'stale'])
  expect(whyOf(edited.notebook, 'score')).toEqual({
    kind: 'changed',
    cell: 'make',
    names: [{ name: 'model' }],
  })
  expect(whyOf(edited.notebook, 'make')).toEqual({ kind: 'edited' })
  const back = reduce(edited.notebook, edit('make', 'const model = { w: size }'))
  expect(statesOf(back.notebook)).toEqual(['done', 'done', 'done', 'done'])
})

test('a failure ends what waits for the cell, and nothing else', () => {
  expect(play(run('score'), 'done', 'failed').states).toEqual([
    'done',
    'failed',
    'recorded',
    'recorded',
  ])
  const apart = edit('score', '1 + 1')
  expect(play(apart, run('fit', 'score'), 'done', 'failed').states).toEqual([
    'done',
    'failed',
    'recorded',
    'running',
  ])
  const unfinished = edit('make', 'const model = {')
  expect(play(apart, unfinished, run('fit', 'score'), 'done').states).toEqual([
    'done',
    'failed',
    'recorded',
    'running',
  ])
})

test('what waits for a cell that failed is told so, and a fixed constant is named from what to what', () => {
  const { notebook } = play(run('score'), 'done', 'failed')
  expect(whyOf(notebook, 'score')).toEqual({ kind: 'not-run', cell: 'make' })
  const { notebook: changed } = play(run('make'), 'done', 'done', edit('size', 'const size = 12'))
  expect(whyOf(changed, 'make')).toEqual({
    kind: 'changed',
    cell: 'size',
    names: [{ name: 'size', from: '2', to: '12' }],
  })
})

test('Stop empties the queue and asks the kernel; what is pressed after it runs', () => {
  const stopped = [run('score'), 'done', { type: 'stop' }] as const
  const { states, effects } = play(...stopped, 'stopped')
  expect(states).toEqual(['done', 'stopped', 'recorded', 'recorded'])
  expect(effects.at(-1)).toEqual({ type: 'ask-to-stop', run: 2 })
  expect(play(...stopped, run('make'), 'stopped').states[1]).toBe('running')
  const lost: NotebookEvent = { type: 'kernel-lost', why: 'stopped' }
  expect(play(...stopped, run('score'), lost).states).toEqual([
    'running',
    'waiting',
    'waiting',
    'waiting',
  ])
})

test('a cell edited while it runs runs again before what waits for it (B1)', () => {
  const edited = edit('size', 'const size = 3')
  const { sent, states } = play(run('make'), edited, 'done', 'done', 'done')
  expect(sent).toEqual(['size', 'size', 'make'])
  expect(states.slice(0, 2)).toEqual(['done', 'done'])
})

test('a cell that takes what an edited one no longer makes is not begun, and says so', () => {
  const renamed = edit('size', 'const other = 2')
  const { notebook, sent, states } = play(
    run('size'),
    'done',
    renamed,
    run('size', 'score'),
    'done',
  )
  expect(sent).toEqual(['size', 'size'])
  expect(states).toEqual(['done', 'failed', 'recorded', 'recorded'])
  expect(notebook.runs.get('make')!.outputs).toEqual([
    {
      output: {
        kind: 'error',
        name: 'Missing',
        message: 'This cell needs size, which size no longer makes.',
        frames: [],
      },
    },
  ])
  expect(whyOf(notebook, 'score')).toEqual({ kind: 'not-run', cell: 'make' })
  // JavaScript's own names, and what another cell makes now, are not missing.
  expect(play(edit('make', 'const model = { w: Math.PI }'), run('make')).sent).toEqual(['make'])
  const moved = edit('score', 'const size = 3')
  expect(play(renamed, moved, run('make')).sent).toEqual(['score'])
  // What a text declares itself it does not take.
  expect(
    play(renamed, edit('make', 'const size = 1\nconst model = { w: size }'), run('make')).sent,
  ).toEqual(['make'])
  // Made again, it is taken again.
  const again = play(
    renamed,
    run('make'),
    edit('size', 'const size = 3'),
    run('make'),
    'done',
    'done',
  )
  expect(again.sent).toEqual(['size', 'make'])
  expect(again.states[1]).toBe('done')
})

test('a cell that fails with an older text than it has now is tried again', () => {
  const mended = edit('make', 'const model = { w: 1 }')
  const { sent, states } = play(run('fit'), 'done', mended, 'failed', 'done', 'done')
  expect(sent).toEqual(['size', 'make', 'make', 'fit'])
  expect(states[2]).toBe('done')
})

test('Run pressed on a cell that runs with an older text runs it again; with the same text it does not (B2)', () => {
  const edited = edit('size', 'const size = 3')
  expect(play(run('size'), edited, run('size'), 'done').states[0]).toBe('running')
  expect(play(run('size'), run('size'), 'done').states[0]).toBe('done')
})

test('a waiting cell that is edited to need another waits for that one, too (B3)', () => {
  const { sent } = play(run('fit'), edit('fit', 'model.w += size + extra'), 'done', 'done', 'done')
  expect(sent).toEqual(['size', 'make', 'fit'])
  const apart = play(
    edit('make', 'const model = { w: 1 }'),
    run('score'),
    edit('score', 'model.w + size'),
    ...(['done', 'done', 'done', 'done'] as const),
  )
  expect(apart.sent).toEqual(['make', 'fit', 'size', 'score'])
  expect(apart.states[3]).toBe('done')
})

test('a text that cannot be taken is not shown as done, and what needs it is not run', () => {
  const broken = play(run('make'), 'done', 'done', edit('size', 'const size ='))
  expect(broken.states.slice(0, 2)).toEqual(['stale', 'stale'])
  const { notebook } = reduce(broken.notebook, run('make'))
  expect(statesOf(notebook).slice(0, 2)).toEqual(['failed', 'stale'])
  expect(whyOf(notebook, 'make')).toEqual({ kind: 'not-run', cell: 'size' })
})

/** The running cell has changed what `maker` made. */
const spoiling = (run: number, maker: string, outcome: 'done' | 'not-started'): NotebookEvent => ({
  type: 'finished',
  run,
  outcome,
  milliseconds: 1,
  machine: MACHINE,
  models: [],
  spoiled: [{ cell: maker, names: ['model'], how: 'changed', by: 'score' }],
  alive: [],
})

test('a value that another cell changed is made again before anyone takes it, and the cell says why it is stale', () => {
  const changed = play(run('score'), 'done', 'done', 'done', spoiling(4, 'fit', 'done'))
  expect(changed.states).toEqual(['done', 'done', 'stale', 'done'])
  expect(whyOf(changed.notebook, 'fit')).toMatchObject({
    kind: 'spoiled',
    spoiled: { by: 'score' },
  })
  const { effects } = reduce(changed.notebook, run('score'))
  expect(sentOf(effects)).toEqual(['fit'])
})

test('a run that the kernel sends back is sent again once what it takes is made anew; twice, and it has failed', () => {
  const back = [run('score'), 'done', 'done', 'done', spoiling(4, 'fit', 'not-started')] as const
  expect(play(...back, 'done', 'done').sent.slice(3)).toEqual(['score', 'fit', 'score'])
  expect(play(...back, 'done', 'done').states[3]).toBe('done')
  const twice = play(...back, 'done', spoiling(6, 'fit', 'not-started'))
  expect(twice.states[3]).toBe('failed')
  expect(twice.notebook.running).toBeUndefined()
})

test('a lost kernel keeps what is shown and forgets what was held', () => {
  const lost = play(run('make'), 'done', 'done', run('fit'), {
    type: 'kernel-lost',
    why: 'stopped',
  })
  expect(lost.states).toEqual(['stale', 'stale', 'stopped', 'recorded'])
  expect(
    play(run('make'), 'done', 'done', { type: 'kernel-lost', why: 'restarted' }, run('make')).sent,
  ).toEqual(['size', 'make', 'size'])
})

test('a card’s loss that is told after the failure which came of it stands in the place of its error', () => {
  const errorsOf = ({ notebook }: ReturnType<typeof play>, id: string) =>
    notebook.runs.get(id)!.outputs.map(({ output }) => output.kind === 'error' && output.name)
  const error = { kind: 'error' as const, name: 'TypeError', message: 'of a buffer', frames: [] }
  const shown: NotebookEvent = { type: 'outputs', run: 1, changes: [{ output: error }] }
  const lost = { type: 'kernel-lost', why: 'card-lost' } as const
  const failed = play(run('size'), shown, 'failed', { ...lost, cell: 'size' })
  expect(errorsOf(failed, 'size')).toEqual(['Kernel'])
  expect(failed.states[0]).toBe('failed')
  expect(errorsOf(play(run('size'), shown, 'failed', lost), 'size')).toEqual(['TypeError'])
  const before = [[shown], [shown, 'failed', run('size')]] as const
  for (const events of before) {
    const running = play(run('size'), ...events, { ...lost, cell: 'size' })
    expect(errorsOf(running, 'size')).toEqual(['Kernel'])
    expect(running.states[0]).toBe('failed')
  }
})

test('an edit that does not compile is kept, and running it shows where it is wrong', () => {
  const { notebook, states } = play(edit('size', 'const size =\n'), run('size'))
  expect(states[0]).toBe('failed')
  expect(notebook.edits.get('size')!.code).toBe('const size =\n')
  expect(notebook.runs.get('size')!.outputs[0]!.output).toMatchObject({
    kind: 'error',
    frames: [{ cell: 'size', line: 2, column: 1 }],
  })
})

test('what a cell says after it has ended is shown; what an earlier run of it says is not', () => {
  const { notebook } = play(run('size'), 'done', run('size'), 'done')
  const late = (run: number) =>
    reduce(notebook, {
      type: 'outputs',
      run,
      changes: [{ output: { kind: 'text', text: 'late' } }],
    }).notebook
  expect(late(1)).toBe(notebook)
  expect(late(2).runs.get('size')!.outputs).toHaveLength(1)
})

test('an edit is to be saved with the text it began from, and forgotten when taken back', () => {
  const { effects } = play(
    edit('size', 'const size = 3'),
    edit('size', 'const size = 4'),
    edit('size', 'const size = 2'),
  )
  const saved = (code: string) => ({ code, base: 'const size = 2' })
  expect(effects).toEqual([
    { type: 'save', id: 'size', edit: saved('const size = 3') },
    { type: 'save', id: 'size', edit: saved('const size = 4') },
    { type: 'save', id: 'size' },
  ])
})

test('Reset gives a text up, which is kept; other cells’ texts stay', () => {
  const { notebook, effects } = play(edit('size', 'const size = 3'), edit('score', 'model.w * 2'), {
    type: 'reset',
    ids: ['size', 'make'],
  })
  expect([...notebook.edits.keys()]).toEqual(['score'])
  expect(effects.at(-1)).toEqual({
    type: 'save',
    id: 'size',
    edit: undefined,
    removed: { code: 'const size = 3', base: 'const size = 2' },
  })
})

test('what is put in takes nothing away: the reader’s own text is had back after Reset', () => {
  const base = 'const size = 2'
  const putIn = (code: string): NotebookEvent =>
    ({ ...edit('size', code), isPutIn: true }) as NotebookEvent
  const reset: NotebookEvent = { type: 'reset', ids: ['size'] }
  const own = { code: 'const size = 3', base }
  const removed = (...events: NotebookEvent[]) => play(...events).notebook.removed.get('size')
  const solved = [edit('size', own.code), putIn('const size = 4')] as const
  expect(play(...solved).effects.at(-1)).toEqual({
    type: 'save',
    id: 'size',
    edit: { code: 'const size = 4', base, isPutIn: true },
    removed: own,
  })
  expect(removed(...solved, putIn('const size = 5'))).toEqual(own)
  expect(removed(...solved, reset)).toEqual(own)
  // Without one, what was put in can be had back.
  expect(removed(putIn('const size = 4'), reset)?.code).toBe('const size = 4')
  // Typed in, it is the reader's own.
  expect(removed(...solved, edit('size', 'const size = 6'), reset)?.code).toBe('const size = 6')
  const tried = new Map([
    ['size', { code: 'const size = 7', base, ...tryCompile('const size = 7') }],
  ])
  const kept = removed(...solved, { type: 'try', edits: tried }, { type: 'keep-tried' })
  expect(kept).toEqual(own)
})

test('a new value for a name that nobody makes is told at its place', () => {
  const assigned = play(edit('make', 'const model = { w: size }\n  lr = 0.01'))
  expect(assigned.notebook.edits.get('make')!.problem).toEqual({
    message: 'no cell makes "lr": to make it here, write const or let before it',
    position: { line: 2, column: 3 },
  })
})

test('of texts that do not fit together the newest is told, and fits once the other is gone', () => {
  const both = play(
    edit('size', 'const size = 2, extra = 1'),
    edit('make', 'const model = { w: 1 }, extra = 2'),
  )
  expect(both.notebook.edits.get('size')!.problem).toBeUndefined()
  expect(both.notebook.edits.get('make')!.problem).toEqual({
    message: expect.stringContaining('"extra" is made by the cell "size", too'),
    position: { line: 1, column: 25 },
  })
  const { notebook } = reduce(both.notebook, { type: 'reset', ids: ['size'] })
  expect(notebook.edits.get('make')!.problem).toBeUndefined()
  expect(notebook.graph.get('make')!.compiled.outputs).toEqual(['model', 'extra'])
})

test('Pause and Resume are passed on while something runs, and only then', () => {
  const paused = play(run('size'), { type: 'pause' })
  expect(paused.notebook.running?.paused).toBe(true)
  expect(paused.effects.at(-1)).toEqual({ type: 'send', message: { type: 'pause' } })
  expect(play(run('size'), { type: 'pause' }, { type: 'resume' }).notebook.running?.paused).toBe(
    false,
  )
  expect(play({ type: 'pause' }).effects).toEqual([])
})

/** A checkpoint of the running cell, as the kernel posts it. */
const checkpoint = (run: number, epoch: number, epochs = 3): NotebookEvent => ({
  type: 'checkpoint',
  run,
  checkpoint: { weights: [], optimizer: [], random: 0, state: { epochs, epoch, step: 0 } as never },
  at: 0,
})
const sentLast = (effects: Effect[]) => effects.findLast((effect) => effect.type === 'send')

test('after a stop, Go on takes up what was kept; Run begins anew', () => {
  const stopped = [
    run('fit'),
    'done',
    'done',
    checkpoint(3, 2),
    { type: 'stop' },
    'stopped',
  ] as const
  const goneOn = play(...stopped, { type: 'go-on', id: 'fit' })
  expect(sentLast(goneOn.effects)).toMatchObject({ kept: { epoch: 2 }, message: { goOn: false } })
  expect(play(...stopped, { type: 'go-on', id: 'fit' }, 'done').states[2]).toBe('done')
  expect(sentLast(play(...stopped, run('fit')).effects)?.kept).toBeUndefined()
})

test('going on after the end is another result: what depends on it is stale, until Run takes it back', () => {
  const trained = [run('score'), 'done', 'done', checkpoint(3, 4), 'done', 'done'] as const
  const more = play(...trained, { type: 'go-on', id: 'fit' }, checkpoint(5, 7, 6), 'done')
  expect(sentLast(more.effects)).toMatchObject({ kept: { round: 0 }, message: { goOn: true } })
  expect(more.states).toEqual(['done', 'done', 'done', 'stale'])
  expect(whyOf(more.notebook, 'score')).toEqual({ kind: 'trained', cell: 'fit', rounds: 1 })
  expect(play(...trained, { type: 'go-on', id: 'fit' }, 'done', run('fit'), 'done').states).toEqual(
    ['done', 'done', 'done', 'done'],
  )
})

test('on another visit, a cell that is only needed takes up what was kept; an edit forbids it', () => {
  const { notebook } = play(run('fit'), 'done', 'done', checkpoint(3, 4))
  const kept = [...notebook.kept.values()]
  const found: NotebookEvent = { type: 'kept-found', kept }
  expect(sentLast(play(found, run('score'), 'done', 'done').effects)).toMatchObject({
    message: { program: { id: 'fit' } },
    kept: { epoch: 4 },
  })
  const edited = play(found, edit('make', 'const model = { w: 7 }'), run('score'), 'done')
  expect(sentLast(edited.effects)).toMatchObject({ message: { program: { id: 'fit' } } })
  expect(sentLast(edited.effects)?.kept).toBeUndefined()
})

test('a kept training that is gone: a cell that is only needed begins anew and says so; Go on fails, and Run works', () => {
  const { notebook } = play(run('fit'), 'done', 'done', checkpoint(3, 4))
  const found: NotebookEvent = { type: 'kept-found', kept: [...notebook.kept.values()] }
  const gone = (run: number): NotebookEvent => ({
    type: 'kept-gone',
    run,
    why: 'cleared',
    isGone: true,
  })
  const anew = play(found, run('score'), 'done', 'done', gone(3))
  expect(sentLast(anew.effects)).toMatchObject({ message: { run: 3, program: { id: 'fit' } } })
  expect(sentLast(anew.effects)?.kept).toBeUndefined()
  expect(anew.notebook.runs.get('fit')!.outputs[0]!.output).toMatchObject({ kind: 'console' })
  expect(anew.effects).toContainEqual({ type: 'forget', key: found.kept[0]!.key })
  const goOn = play(found, { type: 'go-on', id: 'fit' }, 'done', 'done', gone(3), run('fit'))
  expect(sentLast(goOn.effects)?.kept).toBeUndefined()
  expect(goOn.states[2]).toBe('running')
})

test('a training that another tab has gone on with counts as what it is; Continue goes on from there', () => {
  const { notebook } = play(run('fit'), 'done', 'done', checkpoint(3, 4))
  const [kept] = notebook.kept.values()
  const found: NotebookEvent = { type: 'kept-found', kept: [kept!] }
  const replaced = (run: number, now: object): NotebookEvent => ({
    type: 'kept-replaced',
    run,
    kept: { ...kept!, ...now },
  })
  const longer = { round: 1, epochs: 6, epoch: 7 }
  const roundOf = ({ notebook }: ReturnType<typeof play>) => notebook.runs.get('fit')!.made.round
  const needed = play(found, run('score'), 'done', 'done', replaced(3, longer))
  expect(sentLast(needed.effects)).toMatchObject({ message: { goOn: false }, kept: longer })
  expect(roundOf(needed)).toBe(1)
  const goOn = [found, { type: 'go-on', id: 'fit' }, 'done', 'done'] as const
  expect(roundOf(play(...goOn))).toBe(1)
  const further = play(...goOn, replaced(3, longer))
  expect(sentLast(further.effects)).toMatchObject({ message: { goOn: true }, kept: longer })
  expect(roundOf(further)).toBe(2)
  // Begun anew there, and not at its end.
  const half = play(...goOn, replaced(3, { epoch: 2 }))
  expect(sentLast(half.effects)).toMatchObject({ message: { goOn: false }, kept: { epoch: 2 } })
  expect(roundOf(half)).toBe(0)
  expect(play(found, run('score'), replaced(3, longer)).notebook.kept.get(kept!.key)).toBe(kept)
})

test('a checkpoint is kept for the text that its run began with, and one of an ended run not at all', () => {
  const { effects, notebook } = play(
    run('fit'),
    'done',
    'done',
    edit('make', '1'),
    checkpoint(3, 2),
  )
  const kept = effects.find(({ type }) => type === 'keep') as Extract<Effect, { type: 'keep' }>
  expect(kept.kept.key).toBe(`fit ${notebook.runs.get('fit')!.made.base}`)
  expect(play(run('fit'), 'done', 'done', 'done', checkpoint(3, 2)).notebook.kept.size).toBe(0)
})

test('texts of a link stand in place of the reader’s, which come back; nothing is stored meanwhile', () => {
  const result = tryCompile('const size = 7')
  const tried = new Map([['size', { code: 'const size = 7', base: 'const size = 2', ...result }]])
  const trying = play(edit('score', '1'), { type: 'try', edits: tried }, edit('make', '2'))
  expect([...trying.notebook.edits.keys()]).toEqual(['size', 'make'])
  expect(trying.effects.filter(({ type }) => type === 'save')).toHaveLength(1)
  const { notebook: back } = reduce(trying.notebook, { type: 'back-to-own' })
  expect([...back.edits.keys()]).toEqual(['score'])
  const { notebook: kept, effects } = reduce(trying.notebook, { type: 'keep-tried' })
  expect([...kept.edits.keys()].sort()).toEqual(['make', 'score', 'size'])
  expect(effects.map((effect) => (effect.type === 'save' ? effect.id : effect.type))).toEqual([
    'unpark-kernel',
    'size',
    'make',
  ])
})

test('what another tab stored while a link was tried is there after Back', () => {
  const own = { code: 'const size = 9', base: 'const size = 2', ...tryCompile('const size = 9') }
  const stored: NotebookEvent = { type: 'stored', cells: new Map([['size', { edit: own }]]) }
  const trying = play(edit('size', 'const size = 3'), { type: 'try', edits: new Map() }, stored)
  expect(trying.notebook.edits.size).toBe(0)
  const { notebook } = reduce(trying.notebook, { type: 'back-to-own' })
  expect(notebook.edits.get('size')!.code).toBe('const size = 9')
})

test('what is run while a link is tried is another notebook’s, on another kernel; what the reader had run is there after Back', () => {
  const tried: NotebookEvent = { type: 'try', edits: new Map() }
  const trying = play(run('make'), 'done', 'done', tried, run('size'), 'done')
  expect(trying.states).toEqual(['done', 'recorded', 'recorded', 'recorded'])
  expect(trying.effects.map(({ type }) => type)).toEqual(['send', 'send', 'park-kernel', 'send'])
  expect(statesOf(reduce(trying.notebook, { type: 'back-to-own' }).notebook).slice(0, 2)).toEqual([
    'done',
    'done',
  ])
  expect(play(run('make'), tried).notebook.setAside).toBeUndefined()
})

test('the reason that is told is the nearest with a name, and a cell at an older text says so', () => {
  // `score` takes the model, which was made with the old size, and now the size itself.
  const both = edit('score', 'model.w + size')
  const { notebook } = play(both, run('score'), 'done', 'done', 'done', 'done')
  const { notebook: changed } = reduce(notebook, edit('size', 'const size = 9'))
  const names = [{ name: 'size', from: '2', to: '9' }]
  expect(whyOf(changed, 'score')).toEqual({ kind: 'changed', cell: 'size', names })
  const running = play(run('size'), edit('size', 'const size = 3')).notebook
  expect(cellStates(running).get('size')).toEqual({ state: 'running', why: { kind: 'edited' } })
})

describe('stored texts that cannot be taken', () => {
  const HOSTILE = [
    `a${'!'.repeat(20_000)}`,
    `a${'()'.repeat(10_000)}`,
    '<a>'.repeat(40),
    ' '.repeat(300_000),
    '\u0000\u202e\ud800',
    Array.from({ length: 2000 }, (_, i) => `const a${i} = 1`).join('\n'),
  ]
  const stored = (...entries: [id: string, code: string][]): NotebookEvent => ({
    type: 'stored',
    cells: new Map(
      entries.map(([id, code]) => [id, { edit: { code, base: 'x', ...tryCompile(code) } }]),
    ),
  })

  test.each(HOSTILE)('%.20j is an edit with a problem, and the rest works', (code) => {
    const { notebook } = play(stored(['make', code]))
    expect(notebook.edits.get('make')).toMatchObject({ code, problem: { position: {} } })
    // What does not need it runs; what does says why it cannot.
    expect(play(stored(['make', code]), run('size'), 'done').states[0]).toBe('done')
    const { states } = play(stored(['make', code]), run('score'), 'done')
    expect(states).not.toContain('running')
    // Reset of the cell, and all runs; Undo brings the text back.
    const reset: NotebookEvent = { type: 'reset', ids: ['make'] }
    const after = play(stored(['make', code]), reset, run('score'), 'done', 'done', 'done', 'done')
    expect(after.states).toEqual(['done', 'done', 'done', 'done'])
    expect(after.notebook.removed.get('make')?.code).toBe(code)
    const undone = play(stored(['make', code]), reset, edit('make', code))
    expect(undone.notebook.edits.get('make')?.problem).toBeDefined()
  })

  test('two names as long as a text', () => {
    const code = `const ${'a'.repeat(40_000)} = 1`
    const { notebook } = play(stored(['size', code], ['make', code]))
    expect(notebook.edits.get('make')?.problem?.message.length).toBeLessThan(300)
  })

  test('in all cells at once, and each can be edited', () => {
    const all = ['size', 'make', 'fit', 'score'].map((id, i): [string, string] => [id, HOSTILE[i]!])
    const { notebook } = play(stored(...all))
    expect([...notebook.edits.values()].every(({ problem }) => problem)).toBe(true)
    const { states } = play(stored(...all), edit('size', 'const size = 3'), run('size'), 'done')
    expect(states[0]).toBe('done')
  })

  test('many cells of many names that do not fit together', () => {
    const names = Array.from({ length: 900 }, (_, i) => `const a${i} = 1`).join('\n')
    const book = Array.from({ length: 60 }, (_, i) => `\`\`\`ts cell=c${i}\n${i}\n\`\`\`\n`).join(
      '',
    )
    const { cells } = parseChapter(BOOK + book, '01-t.md')
    const opened = openNotebook({
      cells: withCompiled(cells),
      library: {},
    })
    const texts = Array.from({ length: 60 }, (_, i): [string, string] => [
      `c${i}`,
      i < 58 ? names.replaceAll('a', `a${i}_`) : names,
    ])
    const event = stored(...texts)
    const start = performance.now()
    const { notebook } = reduce(opened, event)
    cellStates(notebook)
    const problems = [...notebook.edits].filter(([, { problem }]) => problem)
    expect(problems.map(([id]) => id)).toEqual(['c59'])
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

test('a run that a busy kernel did not begin is made on another, once, with all it needs', () => {
  const busy: NotebookEvent = { type: 'kernel-lost', why: 'busy' }
  const again = play(run('make'), 'done', 'done', run('make'), busy)
  expect(again.sent).toEqual(['size', 'make', 'make', 'size'])
  expect(again.states.slice(0, 2)).toEqual(['running', 'waiting'])
  const twice = play(run('make'), 'done', busy, 'done', busy)
  expect(twice.states.slice(0, 2)).toEqual(['stale', 'failed'])
  expect(twice.notebook.running).toBeUndefined()
  const stopped = play(run('size'), { type: 'stop' }, busy)
  expect(stopped.states[0]).toBe('stopped')
})

test('Stop with nothing running ends a kernel in which something was left running, and no other', () => {
  const ends = (effects: Effect[]) => effects.filter(({ type }) => type === 'end-kernel')
  expect(ends(play(run('size'), 'done', { type: 'stop' }).effects)).toEqual([])
  const alive: NotebookEvent = { type: 'alive', cells: ['size'] }
  const left = play(run('size'), 'done', alive, { type: 'stop' })
  expect(ends(left.effects)).toEqual([{ type: 'end-kernel', why: 'stopped' }])
  const { notebook } = reduce(left.notebook, { type: 'kernel-lost', why: 'stopped' })
  expect(notebook.alive).toEqual([])
  expect(whyOf(notebook, 'size')).toEqual({ kind: 'kernel-ended', why: 'stopped' })
})

test('no run shows outputs without end', () => {
  const changes = Array.from({ length: 400 }, () => ({
    output: { kind: 'text' as const, text: 'x' },
  }))
  const shown = play(run('size'), ...Array(9).fill({ type: 'outputs', run: 1, changes }))
  expect(shown.notebook.runs.get('size')!.outputs).toHaveLength(500)
})

test('the book’s training stands in until one’s own is wanted: even while that trains, and never when it is pressed', () => {
  const cells = parseChapter(BOOK, '01-t.md').cells.map((cell) => ({
    cell,
    compiled: compileChapterCell(cell),
  }))
  const { graph, library } = openNotebook({ cells, library: {} })
  const fingerprint = makings(graph, library).get('fit')!.print
  const lends = [{ cell: 'fit', fingerprint, epochs: 3 }]
  const lend: NotebookEvent = { type: 'lend', id: 'fit' }
  const events = ['done', 'done'] as const
  const taken = playIn({ cells, library, lends }, run('score'), ...events, lend, 'stopped')
  // It was trained for score alone, so that ends; then it is taken up, from the book.
  expect(taken.sent).toEqual(['size', 'make', 'fit', 'fit'])
  expect(taken.effects.at(-1)).toMatchObject({ type: 'send', kept: { cell: 'fit', epoch: 4 } })
  const lent = playIn({ cells, library, lends }, run('score'), lend, ...events, 'done', 'done')
  expect(lent.states).toEqual(['done', 'done', 'done', 'done'])
  expect(restsOnLent(lent.notebook.held.get('score')!)).toBe(true)
  expect(restsOnLent(lent.notebook.held.get('make')!)).toBe(false)
  const own = reduce(lent.notebook, run('fit')).notebook
  expect(own.rounds.get('fit')).toBeUndefined()
  expect(whyOf(own, 'score')).toEqual({ kind: 'trained', cell: 'fit', rounds: 0, wasLent: true })
  // With other texts there is nothing to lend.
  const edited = reduce(lent.notebook, edit('size', 'const size = 3')).notebook
  expect(lendableFor(reduce(edited, run('score')).notebook, 'score')).toBeUndefined()
})

test('what a cell showed is kept with its training, and at the end once more', () => {
  const changes = [{ slot: 't', output: { kind: 'text' as const, text: 'half' } }]
  const half = play(
    run('fit'),
    'done',
    'done',
    { type: 'outputs', run: 3, changes },
    checkpoint(3, 2),
  )
  expect(half.effects.at(-1)).toMatchObject({ type: 'keep', shown: changes })
  const whole = [{ slot: 't', output: { kind: 'text' as const, text: 'whole' } }]
  const [kept] = half.notebook.kept.values()
  let { notebook } = reduce(half.notebook, { type: 'outputs', run: 3, changes: whole })
  const ended = reduce(notebook, finished(3, 'stopped'))
  notebook = ended.notebook
  expect(ended.effects).toEqual([{ type: 'keep-shown', kept, shown: whole }])
})

test('nothing is kept of a training that is tried out', () => {
  const tried: NotebookEvent = { type: 'try', edits: new Map() }
  const { notebook, effects } = play(tried, run('fit'), 'done', 'done', checkpoint(3, 2))
  expect(notebook.running?.id).toBe('fit')
  expect(effects.some(({ type }) => type === 'keep')).toBe(false)
  expect(notebook.kept.size + notebook.setAside!.kept.size).toBe(0)
})
