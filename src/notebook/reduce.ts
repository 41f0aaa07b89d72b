/** (notebook, event) -> notebook and effects. Pure; the page carries the effects out. */
import { notebook as words } from '#words/notebook'
import { linkCells, planRun } from '../cell/graph.ts'
import { makeProgram } from '../cell/program.ts'
import type { OutputChange } from '../kernel/protocol.ts'
import { fingerprints } from './fingerprint.ts'
import { diffLines } from './merge.ts'
import type {
  BookCell,
  CellRun,
  CellState,
  Edit,
  Effect,
  KeptTraining,
  KernelEnd,
  Notebook,
  NotebookEvent,
  Problem,
  PublishedBook,
  Waiting,
} from './notebook.ts'

type Step = { notebook: Notebook; effects: Effect[] }

export function openNotebook({ cells: book, titles }: PublishedBook): Notebook {
  return {
    book,
    titles: new Map(titles.map(([slug = '', title = '']) => [slug, title])),
    graph: linkCells(book),
    edits: new Map(),
    removed: new Map(),
    runs: new Map(),
    held: new Map(),
    queue: [],
    kept: new Map(),
    rounds: new Map(),
    running: undefined,
    runCount: 0,
    machine: undefined,
  }
}

export function reduce(notebook: Notebook, event: NotebookEvent): Step {
  switch (event.type) {
    case 'run':
      return startNext(enqueue(notebook, event.ids, 'anew'))
    case 'go-on':
      return startNext(enqueue(notebook, [event.id], 'go on'))
    case 'stop':
      return {
        notebook: { ...notebook, queue: [] },
        effects: notebook.running ? [{ type: 'ask-to-stop' }] : [],
      }
    case 'pause':
    case 'resume': {
      if (!notebook.running) return { notebook, effects: [] }
      const running = { ...notebook.running, paused: event.type === 'pause' }
      return {
        notebook: { ...notebook, running },
        effects: [{ type: 'send', message: { type: event.type } }],
      }
    }
    case 'restart':
      return { notebook, effects: [{ type: 'end-kernel', why: 'restarted' }] }
    case 'edit':
      return edit(notebook, event)
    case 'take-edits': {
      const ids = new Set([...notebook.edits.keys(), ...event.edits.keys()])
      const { removed = notebook.removed } = event
      return save({ ...notebook, removed, ...relink(notebook, event.edits) }, [...ids])
    }
    case 'reset':
      return reset(notebook, event.ids)
    case 'outputs': {
      // Also of a run that has ended: a promise nobody awaited may fail later.
      const found = [...notebook.runs].find(([, { run }]) => run === event.run)
      if (!found) return { notebook, effects: [] }
      const [id, run] = found
      const outputs = mergeOutputs(run.outputs, event.changes)
      return { notebook: setRun(notebook, id, { ...run, outputs }), effects: [] }
    }
    case 'checkpoint':
      return keep(notebook, event)
    case 'kept-found':
      return { notebook: takeUp(notebook, event.kept), effects: [] }
    case 'finished':
      return finish(notebook, event)
    case 'spoiled':
      return { notebook, effects: [] }
    case 'kernel-lost':
      return loseKernel(notebook, event.why)
  }
}

function enqueue(notebook: Notebook, ids: string[], start: Waiting['start']): Notebook {
  const prints = fingerprints(notebook.graph, notebook.rounds)
  const isFresh = (id: string) => notebook.held.get(id) === prints.get(id)
  const busy = new Set([...notebook.queue.map(({ id }) => id), notebook.running?.id])
  const plan = planRun(notebook.graph, ids, isFresh)
    .filter((id) => !busy.has(id))
    .map((id): Waiting => ({ id, start: ids.includes(id) ? start : 'kept' }))
  return { ...notebook, queue: [...notebook.queue, ...plan] }
}

function keep(notebook: Notebook, event: Extract<NotebookEvent, { type: 'checkpoint' }>): Step {
  const found = [...notebook.runs].find(([, { run }]) => run === event.run)
  if (!found) return { notebook, effects: [] }
  const [cell, { keptAs: key, round }] = found
  const { epochs, epoch, step } = event.checkpoint.state
  const kept: KeptTraining = { key, cell, round, epochs, epoch, step, savedAt: event.at }
  return {
    notebook: { ...notebook, kept: new Map(notebook.kept).set(key, kept) },
    effects: [{ type: 'keep', kept, checkpoint: event.checkpoint }],
  }
}

/** What was kept on an earlier visit counts as it would had the page never been left. */
function takeUp(notebook: Notebook, found: KeptTraining[]): Notebook {
  const kept = new Map([...found.map((each) => [each.key, each] as const), ...notebook.kept])
  let next: Notebook = { ...notebook, kept }
  for (const id of notebook.graph.keys()) {
    const round = keptTraining(next, id)?.round
    if (round) next = { ...next, rounds: new Map(next.rounds).set(id, round) }
  }
  return next
}

/** The training that is kept for a cell as it stands now. */
export function keptTraining(notebook: Notebook, id: string): KeptTraining | undefined {
  return notebook.kept.size === 0 ? undefined : notebook.kept.get(keyOf(notebook, id))
}

function keyOf({ graph, rounds }: Notebook, id: string): string {
  return `${id} ${fingerprints(graph, without(rounds, id)).get(id)}`
}

function without<V>(map: ReadonlyMap<string, V>, key: string): Map<string, V> {
  const rest = new Map(map)
  rest.delete(key)
  return rest
}

function finish(notebook: Notebook, event: Extract<NotebookEvent, { type: 'finished' }>): Step {
  const { running } = notebook
  if (running?.run !== event.run) return { notebook, effects: [] }
  const { milliseconds, machine, models } = event
  const outcome = event.outcome === 'not-started' ? 'failed' : event.outcome
  const run: CellRun = { ...notebook.runs.get(running.id)!, outcome, milliseconds, machine, models }
  const held = new Map(notebook.held)
  if (outcome === 'done') held.set(running.id, run.fingerprint)
  else held.delete(running.id)
  const next = { ...setRun(notebook, running.id, run), held, machine, running: undefined }
  if (outcome === 'done') return startNext(next)
  return startNext(outcome === 'failed' ? withoutNeeding(next, running.id) : { ...next, queue: [] })
}

/** After a failure what needs the cell would only fail, too; what does not goes on waiting. */
function withoutNeeding(notebook: Notebook, id: string): Notebook {
  const queue = notebook.queue.filter((waiting) => !allNeeds(notebook, waiting.id).includes(id))
  return { ...notebook, queue }
}

function loseKernel(notebook: Notebook, why: KernelEnd): Step {
  const lost: Notebook = {
    ...notebook,
    held: new Map(),
    queue: [],
    running: undefined,
    machine: undefined,
  }
  const { running } = notebook
  if (!running) return { notebook: lost, effects: [] }
  const run = notebook.runs.get(running.id)!
  const outputs: OutputChange[] = [...run.outputs]
  const isWanted = why === 'stopped' || why === 'restarted'
  if (!isWanted) {
    const message = why === 'crashed' ? words.kernelLost : words.cardLost
    outputs.push({ output: { kind: 'error', name: 'Kernel', message, frames: [] } })
  }
  const outcome = isWanted ? 'stopped' : 'failed'
  return { notebook: setRun(lost, running.id, { ...run, outcome, outputs }), effects: [] }
}

function startNext(notebook: Notebook): Step {
  const [first, ...queue] = notebook.queue
  if (!first || notebook.running) return { notebook, effects: [] }
  const { id, start } = first
  const run = notebook.runCount + 1
  const kept = start === 'anew' ? undefined : keptTraining(notebook, id)
  const goOn = start === 'go on' && kept !== undefined && kept.epoch > kept.epochs
  const round = (kept?.round ?? 0) + (goOn ? 1 : 0)
  const rounds = without(notebook.rounds, id)
  if (round > 0) rounds.set(id, round)
  const started: CellRun = {
    run,
    outcome: 'running',
    code: notebook.graph.get(id)!.cell.code,
    fingerprint: fingerprints(notebook.graph, rounds).get(id)!,
    keptAs: keyOf(notebook, id),
    round,
    outputs: [],
    milliseconds: undefined,
    machine: undefined,
    models: [],
  }
  const next: Notebook = { ...notebook, queue, rounds, runCount: run }
  const problem = notebook.edits.get(id)?.problem
  if (problem) {
    const { message, position } = problem
    const frames = [{ cell: id, ...position }]
    const outputs = [{ output: { kind: 'error', name: 'SyntaxError', message, frames } as const }]
    const failed = setRun(next, id, { ...started, outcome: 'failed', outputs })
    return startNext(withoutNeeding(failed, id))
  }
  const { compiled, takes, changes } = notebook.graph.get(id)!
  const program = makeProgram(id, compiled, new Set(takes.keys()))
  const message = { type: 'run' as const, run, program, takes: [...takes], changes, goOn }
  return {
    notebook: setRun({ ...next, running: { id, run, paused: false } }, id, started),
    effects: [kept ? { type: 'send', message, kept } : { type: 'send', message }],
  }
}

function edit(notebook: Notebook, event: Extract<NotebookEvent, { type: 'edit' }>): Step {
  const { id, code, result } = event
  const original = bookCode(notebook, id)
  const base = event.base ?? notebook.edits.get(id)?.base ?? original
  // The newest text stands last: if texts do not fit together, it is the one that is told so.
  const edits = without(notebook.edits, id)
  if (code !== original) edits.set(id, { code, base, ...result })
  return save({ ...notebook, ...relink(notebook, edits) }, [id])
}

function reset(notebook: Notebook, ids: string[]): Step {
  const edits = new Map(notebook.edits)
  const removed = new Map(notebook.removed)
  const changed = ids.filter((id) => edits.has(id))
  for (const id of changed) {
    const { code, base } = edits.get(id)!
    removed.set(id, { code, base })
    edits.delete(id)
  }
  return save({ ...notebook, removed, ...relink(notebook, edits) }, changed)
}

function save(notebook: Notebook, ids: string[]): Step {
  const effects = ids.map((id): Effect => {
    const edit = notebook.edits.get(id)
    return {
      type: 'save',
      id,
      edit: edit && { code: edit.code, base: edit.base },
      removed: notebook.removed.get(id),
    }
  })
  return { notebook, effects }
}

export function bookCode(notebook: Notebook, id: string): string {
  return notebook.book.find(({ cell }) => cell.id === id)!.cell.code
}

/** The graph with the reader's texts in it. Where they do not fit together, those that do are taken. */
function relink(
  { book }: Notebook,
  edits: ReadonlyMap<string, Edit>,
): Pick<Notebook, 'edits' | 'graph'> {
  let taken = new Map<string, Edit>()
  for (const [id, each] of edits)
    taken.set(id, each.compiled ? { ...each, problem: undefined } : each)
  try {
    return { edits: taken, graph: linkCells(editedCells(book, taken)) }
  } catch {
    // One by one, then.
  }
  const all = taken
  taken = new Map()
  let graph = linkCells(book)
  for (const [id, each] of all) {
    try {
      const more = new Map(taken).set(id, each)
      graph = linkCells(editedCells(book, more))
      taken = more
    } catch (error) {
      taken.set(id, { ...each, problem: misfit(book, taken, id, each, error as Error) })
    }
  }
  return { edits: taken, graph }
}

/** Why a text that compiles does not fit the book, told at the reader's own line where it can be. */
function misfit(
  book: BookCell[],
  taken: ReadonlyMap<string, Edit>,
  id: string,
  { code, compiled }: Edit,
  error: Error,
): Problem {
  for (const { cell, compiled: other } of editedCells(book, taken)) {
    if (cell.id === id || cell.options.local) continue
    const name = compiled?.outputs.find((each) => other.outputs.includes(each))
    if (name === undefined) continue
    const before = code.slice(0, code.search(new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`)))
    const lines = before.split('\n')
    return {
      message: words.taken(name, cell.id),
      position: { line: lines.length, column: lines.at(-1)!.length + 1 },
    }
  }
  const message = error.message.replace(/^\S+:\d+:\d+: /, '').replace(`cell "${id}": `, '')
  return { message, position: { line: 1, column: 1 } }
}

function editedCells(book: BookCell[], edits: ReadonlyMap<string, Edit>): BookCell[] {
  return book.map((original) => {
    const edited = edits.get(original.cell.id)
    if (!edited?.compiled || edited.problem) return original
    return { cell: { ...original.cell, code: edited.code }, compiled: edited.compiled }
  })
}

function mergeOutputs(outputs: readonly OutputChange[], changes: OutputChange[]): OutputChange[] {
  const merged = [...outputs]
  for (const change of changes) {
    const at = change.slot === undefined ? -1 : merged.findIndex(({ slot }) => slot === change.slot)
    if (at < 0) merged.push(change)
    else merged[at] = change
  }
  return merged
}

function setRun(notebook: Notebook, id: string, run: CellRun): Notebook {
  return { ...notebook, runs: new Map(notebook.runs).set(id, run) }
}

/** The state each cell shows, and, where it is stale, why. */
export function cellStates(notebook: Notebook): Map<string, { state: CellState; why?: string }> {
  const prints = fingerprints(notebook.graph, notebook.rounds)
  const waiting = new Set(notebook.queue.map(({ id }) => id))
  const states = new Map<string, { state: CellState; why?: string }>()
  for (const id of notebook.graph.keys()) {
    const run = notebook.runs.get(id)
    if (notebook.running?.id === id) states.set(id, { state: 'running' })
    else if (waiting.has(id)) states.set(id, { state: 'waiting' })
    else if (!run)
      states.set(
        id,
        notebook.edits.has(id) ? { state: 'stale', why: words.youChanged } : { state: 'recorded' },
      )
    else if (run.outcome === 'failed' || run.outcome === 'stopped')
      states.set(id, { state: run.outcome })
    else if (notebook.held.get(id) !== undefined && notebook.held.get(id) === prints.get(id))
      states.set(id, { state: 'done' })
    else states.set(id, { state: 'stale', why: whyStale(notebook, id, prints) })
  }
  return states
}

function whyStale(notebook: Notebook, id: string, prints: Map<string, string>): string {
  const run = notebook.runs.get(id)!
  if (run.fingerprint === prints.get(id)) return words.restarted
  if (run.code !== notebook.graph.get(id)!.cell.code) return words.textChanged
  const needs = allNeeds(notebook, id)
  for (const need of needs) {
    const { cell, compiled } = notebook.graph.get(need)!
    const before = notebook.runs.get(need)?.code ?? bookCode(notebook, need)
    if (before !== cell.code)
      return words.changed(
        changedNames(before, cell.code, compiled.outputs),
        notebook.titles.get(cell.chapter)!,
      )
  }
  const trainedOn = needs.find((need) => notebook.rounds.has(need))
  return trainedOn ? words.trainedOn(trainedOn) : words.trainedAnew
}

/** The names made in lines that differ. */
function changedNames(before: string, now: string, outputs: readonly string[]): string[] {
  const changed = diffLines(before, now).filter(({ kind }) => kind !== 'same')
  return outputs.filter((name) =>
    changed.some(({ text }) => new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`).test(text)),
  )
}

function allNeeds(notebook: Notebook, id: string): string[] {
  return planRun(notebook.graph, [id], () => false).filter((need) => need !== id)
}
