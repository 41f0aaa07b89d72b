/**
 * Runs: what was pressed, what follows from it, and what became of it. Before each start the plan is made anew from
 * what was pressed, the present texts and what the kernel holds, so no edit and no loss can leave it wrong.
 */
import { signs } from '#words/language'
import { notebook as words } from '#words/notebook'
import { planRun } from '../cell/graph.ts'
import { makeProgram } from '../cell/program.ts'
import type { Output, OutputChange, Spoiled } from '../kernel/protocol.ts'
import { type Made, making, makings, withRound } from './fingerprint.ts'
import { missingNames } from './missing.ts'
import type {
  CellRun,
  Effect,
  KeptTraining,
  KernelEnd,
  Notebook,
  NotebookEvent,
  RunMessage,
  Start,
  Step,
  Wanted,
} from './notebook.ts'
import { keptTraining, keyOf, lentTraining } from './trainings.ts'

/** What each cell's result would be made of now. */
export function expected({ graph, library, rounds }: Notebook): ReadonlyMap<string, Made> {
  return makings(graph, library, rounds)
}

/** The cells that wait, in the order in which they would run if nothing changed. */
export function waitingCells(notebook: Notebook): string[] {
  return plan(
    notebook,
    notebook.wanted.map(({ id }) => id),
  ).filter((id) => id !== notebook.running?.id || isWanted(notebook, id))
}

/** What has to run for `targets`, each after what it needs. What is held and was not pressed again is not in it. */
function plan(notebook: Notebook, targets: string[]): string[] {
  const made = expected(notebook)
  const isFresh = (id: string) =>
    !isWanted(notebook, id) && notebook.held.get(id)?.print === made.get(id)!.print
  return planRun(notebook.graph, targets, isFresh)
}

function isWanted({ wanted }: Notebook, id: string): boolean {
  return wanted.some((each) => each.id === id)
}

/** Run or Go on was pressed. If the cell is already running like this, it only goes on if it was paused. */
export function press(notebook: Notebook, ids: string[], start: Wanted['start']): Step {
  const wanted = [...notebook.wanted]
  const notRun = new Map(notebook.notRun)
  let isResumed = false
  for (const id of ids) {
    notRun.delete(id)
    if (start === 'anew' && isRunningAsWanted(notebook, id)) {
      isResumed ||= notebook.running!.paused
      continue
    }
    const at = wanted.findIndex((each) => each.id === id)
    if (at < 0) wanted.push({ id, start })
    else wanted[at] = { id, start }
  }
  const next = startNext({ ...notebook, wanted, notRun, sentBack: new Set() })
  if (!isResumed) return next
  const resumed = pause(next.notebook, false)
  return { notebook: resumed.notebook, effects: [...next.effects, ...resumed.effects] }
}

/** Whether the cell is running and its result will be what Run would give now. */
function isRunningAsWanted(notebook: Notebook, id: string): boolean {
  const { running, runs } = notebook
  if (running?.id !== id || running.stopping) return false
  const { made } = runs.get(id)!
  return made.round === 0 && made.base === expected(notebook).get(id)!.base
}

/** Asks the running cell to stop. If none runs, ends the kernel, and with it what cells have left running. */
export function stop(notebook: Notebook): Step {
  const { running, alive } = notebook
  if (!running)
    return { notebook, effects: alive.length > 0 ? [{ type: 'end-kernel', why: 'stopped' }] : [] }
  return {
    notebook: { ...notebook, wanted: [], running: { ...running, stopping: true } },
    effects: [{ type: 'ask-to-stop', run: running.run }],
  }
}

/** Which cell's training the book could lend, so that this cell need not wait for it; undefined for none. */
export function lendableFor(notebook: Notebook, id: string): string | undefined {
  const { running, wanted, graph } = notebook
  if (notebook.lendable.size === 0) return undefined
  const pressed = new Set(wanted.map((each) => each.id))
  const needs = planRun(graph, [id], () => false).filter((need) => need !== id)
  const due = new Set(plan(notebook, [id]))
  if (running?.start === 'kept') due.add(running.id)
  return needs.find(
    (need) =>
      due.has(need) &&
      !pressed.has(need) &&
      !notebook.lent.has(need) &&
      (running?.id !== need || running.start === 'kept') &&
      !isWhole(keptTraining(notebook, need)) &&
      lentTraining(notebook, need),
  )
}

/** It is taken up without training. */
function isWhole(kept: KeptTraining | undefined): boolean {
  return kept !== undefined && kept.epoch > kept.epochs
}

/** Takes the book's training for the cell's. If it trains already because another needs it, that ends first. */
export function lend(notebook: Notebook, id: string): Step {
  const { running } = notebook
  if (!lentTraining(notebook, id)) return { notebook, effects: [] }
  const next = { ...notebook, lent: new Set(notebook.lent).add(id) }
  if (running?.id !== id || running.start !== 'kept') return startNext(next)
  return {
    notebook: { ...next, running: { ...running, stopping: true } },
    effects: [{ type: 'ask-to-stop', run: running.run }],
  }
}

/** Asks the kernel to pause the run that is going, or to go on with it. Without a run it changes nothing. */
export function pause(notebook: Notebook, paused: boolean): Step {
  if (!notebook.running) return { notebook, effects: [] }
  return {
    notebook: { ...notebook, running: { ...notebook.running, paused } },
    effects: [{ type: 'send', message: { type: paused ? 'pause' : 'resume' } }],
  }
}

/** Starts what is next, if nothing runs. A cell that cannot begin fails at once, and the next one is tried. */
export function startNext(notebook: Notebook): Step {
  let next = notebook
  while (!next.running && next.wanted.length > 0) {
    const [id] = plan(
      next,
      next.wanted.map((each) => each.id),
    )
    const start = next.wanted.find((each) => each.id === id)?.start ?? 'kept'
    next = { ...next, wanted: next.wanted.filter((each) => each.id !== id) }
    const output = refusal(next, id!)
    if (!output) return begin(next, id!, start)
    const run = next.runCount + 1
    const made = expected(next).get(id!)!
    const failed: CellRun = { ...newRun(run, made), outcome: 'failed', outputs: [{ output }] }
    next = withoutNeeding(setRun({ ...next, runCount: run }, id!, failed), id!, made)
  }
  return { notebook: next, effects: [] }
}

/** Why a cell cannot begin: its text cannot be taken, or no cell makes any more what it takes. */
function refusal(notebook: Notebook, id: string): Output | undefined {
  const problem = notebook.edits.get(id)?.problem
  if (problem) {
    const { message, position } = problem
    return { kind: 'error', name: 'SyntaxError', message, frames: [{ cell: id, ...position }] }
  }
  const missing = [...missingNames(notebook, id)]
  if (missing.length === 0) return undefined
  const message = missing
    .map(([cell, names]) => words.missing(listed(names), cell))
    .join(signs.blank)
  return { kind: 'error', name: 'Missing', message, frames: [] }
}

function begin(notebook: Notebook, id: string, start: Start): Step {
  const run = notebook.runCount + 1
  const lent = start === 'kept' && notebook.lent.has(id) ? lentTraining(notebook, id) : undefined
  const kept = start === 'anew' ? undefined : (lent ?? keptTraining(notebook, id))
  const goOn = start === 'go on' && kept !== undefined && kept.epoch > kept.epochs
  const round = (kept?.round ?? 0) + (goOn ? 1 : 0)
  const linked = notebook.graph.get(id)!
  // It is next only because all it needs is held.
  const made = making(linked, (need) => notebook.held.get(need)!, round, notebook.library)
  const { compiled, takes, changes } = linked
  const program = makeProgram(id, compiled, new Set(takes.keys()))
  const message: RunMessage = { type: 'run', run, program, takes: [...takes], changes, goOn }
  const outputs =
    start === 'go on' && !kept ? [note(words.nothingKept)] : lent ? [note(words.lent)] : []
  const started: Notebook = {
    ...setRun(notebook, id, { ...newRun(run, made), outputs }),
    runCount: run,
    rounds: withRounds(notebook, id, round),
    running: {
      id,
      run,
      start,
      message,
      earlier: notebook.runs.get(id),
      paused: false,
      stopping: false,
    },
    notRun: without(notebook.notRun, id),
    // Once it is trained, that is the reader's.
    lent: lent ? notebook.lent : withoutEach(notebook.lent, id),
  }
  return { notebook: started, effects: [{ type: 'send', message, ...(kept && { kept }) }] }
}

function newRun(run: number, made: Made): CellRun {
  return {
    run,
    outcome: 'running',
    made,
    outputs: [],
    milliseconds: undefined,
    machine: undefined,
    models: [],
  }
}

/** The training that was to be taken up is gone: a cell that is only needed begins anew, and says so. */
export function loseKept(
  notebook: Notebook,
  { run, why, isGone }: Extract<NotebookEvent, { type: 'kept-gone' }>,
): Step {
  const { running } = notebook
  if (running?.run !== run) return { notebook, effects: [] }
  const { id, start, message } = running
  const known = notebook.runs.get(id)!
  const key = keyOf(id, known.made.base)
  const kept = isGone ? without(notebook.kept, key) : notebook.kept
  const next = { ...notebook, kept, lent: withoutEach(notebook.lent, id) }
  const forget: Effect[] = isGone ? [{ type: 'forget', key }] : []
  if (start === 'go on') {
    const output: Output = {
      kind: 'error',
      name: 'Checkpoint',
      message: words.cannotGoOn(why),
      frames: [],
    }
    const { notebook: after, effects } = startNext(
      endRun(next, 'failed', { outputs: [{ output }] }),
    )
    return { notebook: after, effects: [...forget, ...effects] }
  }
  const anew: CellRun = {
    ...known,
    made: withRound(known.made, 0),
    outputs: [...known.outputs, note(words.keptGone(why))],
  }
  const { goOn: _, ...plain } = message
  return {
    notebook: setRun({ ...next, rounds: withRounds(next, id, 0) }, id, anew),
    effects: [...forget, { type: 'send', message: plain }],
  }
}

/** The run was planned with a training that is no longer kept: it is planned again, with the one that is. */
export function replaceKept(
  notebook: Notebook,
  { run, kept }: Extract<NotebookEvent, { type: 'kept-replaced' }>,
): Step {
  if (notebook.running?.run !== run) return { notebook, effects: [] }
  return startNext(withdraw({ ...notebook, kept: new Map(notebook.kept).set(kept.key, kept) }))
}

const listed = (all: string[]) => [...new Set(all)].join(signs.list)

const note = (text: string): OutputChange => ({ output: { kind: 'console', level: 'info', text } })

/**
 * Takes the end of a run: notes its outcome, forgets the results that it spoiled, and starts what is due next. The end
 * of an earlier run is ignored.
 */
export function finish(
  notebook: Notebook,
  event: Extract<NotebookEvent, { type: 'finished' }>,
): Step {
  const { running } = notebook
  if (running?.run !== event.run) return { notebook, effects: [] }
  const { outcome, milliseconds, machine, models, alive } = event
  const known = { ...spoil(notebook, event.spoiled), machine, alive }
  if (outcome === 'not-started') return sendBack(known, event.spoiled)
  const ended = endRun(known, outcome, { milliseconds, machine, models })
  const { kept } = running
  const next = startNext(ended)
  if (!kept || outcome === 'failed') return next
  const shown = ended.runs.get(running.id)!.outputs
  return { ...next, effects: [{ type: 'keep-shown', kept, shown }, ...next.effects] }
}

/** What the cell takes was changed before it began: it is made again first. Once; what goes on changing has failed. */
function sendBack(notebook: Notebook, spoiled: Spoiled[]): Step {
  const { id, stopping } = notebook.running!
  if (stopping) return startNext(endRun(notebook, 'stopped'))
  if (notebook.sentBack.has(id)) {
    const names = spoiled.flatMap((each) => each.names)
    const cells = spoiled.map(({ by, cell }) => by ?? cell)
    const message = words.goesOnChanging(listed(names), listed(cells))
    const output: Output = { kind: 'error', name: 'Changed', message, frames: [] }
    return startNext(endRun(notebook, 'failed', { outputs: [{ output }] }))
  }
  return startNext({ ...withdraw(notebook), sentBack: new Set(notebook.sentBack).add(id) })
}

/** Takes the current run back, as if it had not been started. */
function withdraw(notebook: Notebook): Notebook {
  const { id, start, earlier } = notebook.running!
  const wanted = start === 'kept' ? notebook.wanted : [{ id, start }, ...notebook.wanted]
  const runs = without(notebook.runs, id)
  if (earlier) runs.set(id, earlier)
  return { ...notebook, runs, wanted, running: undefined }
}

/** The kernel no longer counts these values as held. What was made from them when they were right stays. */
export function spoil(notebook: Notebook, spoiled: Spoiled[]): Notebook {
  if (spoiled.length === 0) return notebook
  const held = new Map(notebook.held)
  const why = new Map(notebook.spoiled)
  for (const each of spoiled) if (held.delete(each.cell)) why.set(each.cell, each)
  return { ...notebook, held, spoiled: why }
}

type Ending = Partial<Pick<CellRun, 'milliseconds' | 'machine' | 'models' | 'outputs'>>

/** Ends the run that is under way; `outputs` are added to what it showed. */
function endRun(
  notebook: Notebook,
  outcome: 'done' | 'failed' | 'stopped',
  { outputs = [], ...ending }: Ending = {},
): Notebook {
  const { id } = notebook.running!
  const started = notebook.runs.get(id)!
  const run: CellRun = {
    ...started,
    ...ending,
    outcome,
    outputs: [...started.outputs, ...outputs],
  }
  const held = without(notebook.held, id)
  if (outcome === 'done') held.set(id, run.made)
  const ended: Notebook = {
    ...setRun(notebook, id, run),
    held,
    spoiled: without(notebook.spoiled, id),
    running: undefined,
  }
  return outcome === 'failed' ? withoutNeeding(ended, id, run.made) : ended
}

/**
 * After a failure what needs the cell would only fail, too, and is told so; what does not goes on waiting. A cell that
 * failed with an older text, or on other values, is tried again.
 */
function withoutNeeding(notebook: Notebook, id: string, made: Made): Notebook {
  if (expected(notebook).get(id)!.print !== made.print) return notebook
  const notRun = new Map(notebook.notRun)
  const wanted = notebook.wanted.filter((each) => {
    if (each.id === id || !plan(notebook, [each.id]).includes(id)) return true
    notRun.set(each.id, id)
    return false
  })
  return { ...notebook, wanted, notRun }
}

/** Kernel ends caused by an earlier run, which may be reported after the next run was sent. */
const BEFORE_ITS_TIME: ReadonlySet<KernelEnd> = new Set([
  'busy',
  'altered',
  'out-of-memory',
  'closed',
])

/**
 * The kernel is gone, and all it held. What was pressed since, or does not need the cell that failed with it, runs on
 * another.
 */
export function loseKernel(
  notebook: Notebook,
  { why, cell }: Extract<NotebookEvent, { type: 'kernel-lost' }>,
): Step {
  const lost: Notebook = {
    ...notebook,
    runs: why === 'card-lost' ? withCardLost(notebook, cell) : notebook.runs,
    held: new Map(),
    spoiled: new Map(),
    sentBack: new Set(),
    kernelEnd: { why, cell },
    machine: undefined,
    alive: [],
  }
  if (!lost.running) return startNext(lost)
  // Not this run's doing: it is made on another kernel, once, unless Stop was pressed since.
  const { id, stopping } = lost.running
  const isInnocent = BEFORE_ITS_TIME.has(why) && !(why === 'closed' && cell === id)
  if (isInnocent && !stopping && !notebook.sentBack.has(id))
    return startNext(withdraw({ ...lost, sentBack: new Set(notebook.sentBack).add(id) }))
  const isPressed = why === 'stopped' || why === 'restarted' || lost.running.stopping
  const isOthersDoing = isInnocent && cell !== undefined && cell !== id
  const message = isOthersDoing
    ? words.endedBy(cell)
    : words.kernelEnd[why as keyof typeof words.kernelEnd]
  const outputs = isPressed ? [] : [kernelError(message)]
  return startNext(endRun(lost, isPressed ? 'stopped' : 'failed', { outputs }))
}

/** Of a cell that failed before the loss of the card was told: that is said in the place of the error that came of it. */
function withCardLost({ runs, running }: Notebook, id: string | undefined): Notebook['runs'] {
  const run = id === undefined ? undefined : runs.get(id)
  if (!run) return runs
  const at = run.outputs.findLastIndex(({ output }) => output.kind === 'error')
  const others = run.outputs.filter((_, i) => i !== at)
  // One that the page has not heard the end of is told so as it ends.
  const told = running?.id === id ? [] : [kernelError(words.kernelEnd['card-lost'])]
  return new Map(runs).set(id!, { ...run, outputs: [...others, ...told] })
}

function kernelError(message: string): OutputChange {
  return { output: { kind: 'error', name: 'Kernel', message, frames: [] } }
}

/** Adds outputs to the run with this number; those of a run that has been replaced are dropped. */
export function addOutputs(notebook: Notebook, number: number, changes: OutputChange[]): Notebook {
  // Also of a run that has ended: a promise nobody awaited may fail later.
  const found = [...notebook.runs].find(([, { run }]) => run === number)
  if (!found) return notebook
  const [id, run] = found
  return setRun(notebook, id, { ...run, outputs: mergeOutputs(run.outputs, changes) })
}

/** A kernel that keeps to its own limits stays below. */
const MOST_OUTPUTS = 500

function mergeOutputs(outputs: readonly OutputChange[], changes: OutputChange[]): OutputChange[] {
  const merged = [...outputs]
  for (const { isFirst, ...change } of changes) {
    if (isFirst) merged.length = 0
    const at = change.slot === undefined ? -1 : merged.findIndex(({ slot }) => slot === change.slot)
    if (at < 0 && merged.length >= MOST_OUTPUTS) continue
    if (at < 0) merged.push(change)
    else merged[at] = change
  }
  return merged
}

function setRun(notebook: Notebook, id: string, run: CellRun): Notebook {
  return { ...notebook, runs: new Map(notebook.runs).set(id, run) }
}

function withRounds(notebook: Notebook, id: string, round: number): Notebook['rounds'] {
  if ((notebook.rounds.get(id) ?? 0) === round) return notebook.rounds
  const rounds = without(notebook.rounds, id)
  if (round !== 0) rounds.set(id, round)
  return rounds
}

function withoutEach(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return set.has(id) ? new Set([...set].filter((each) => each !== id)) : set
}

function without<V>(map: ReadonlyMap<string, V>, key: string): Map<string, V> {
  const rest = new Map(map)
  rest.delete(key)
  return rest
}
