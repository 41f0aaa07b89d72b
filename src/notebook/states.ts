/** What each cell shows, and why: derived from what it was made of and what it would be made of now. */
import { LENT, type Made } from './fingerprint.ts'
import { diffLines } from './merge.ts'
import { constantIn, namesIn } from './names.ts'
import type { CellState, ChangedName, Notebook, Why } from './notebook.ts'
import { expected, waitingCells } from './runs.ts'

/** The state each cell shows, and, where it is stale or has not run, why. */
export function cellStates(notebook: Notebook): Map<string, { state: CellState; why?: Why }> {
  const made = expected(notebook)
  const waiting = new Set(waitingCells(notebook))
  const states = new Map<string, { state: CellState; why?: Why }>()
  for (const id of notebook.graph.keys())
    states.set(id, stateOf(notebook, id, made.get(id)!, waiting))
  // Only while the cell that failed is unchanged; once it is mended, the other reason matters more.
  for (const [id, failed] of notebook.notRun)
    if (
      states.get(failed)!.state === 'failed' &&
      /recorded|stale|stopped/.test(states.get(id)!.state)
    )
      states.set(id, { ...states.get(id)!, why: { kind: 'not-run', cell: failed } })
  return states
}

function stateOf(
  notebook: Notebook,
  id: string,
  made: Made,
  waiting: ReadonlySet<string>,
): { state: CellState; why?: Why } {
  const run = notebook.runs.get(id)
  // It may be running an older text than the present one.
  const isOld = run !== undefined && run.made.print !== made.print
  if (notebook.running?.id === id)
    return isOld
      ? { state: 'running', why: whatChanged(notebook, id, run.made, made) }
      : { state: 'running' }
  if (waiting.has(id)) return { state: 'waiting' }
  if (!run)
    return notebook.edits.has(id)
      ? { state: 'stale', why: { kind: 'edited' } }
      : { state: 'recorded' }
  if (isOld) return { state: 'stale', why: whatChanged(notebook, id, run.made, made) }
  if (run.outcome === 'failed' || run.outcome === 'stopped') return { state: run.outcome }
  if (notebook.held.get(id)?.print === made.print) return { state: 'done' }
  const spoiled = notebook.spoiled.get(id)
  return {
    state: 'stale',
    why: spoiled
      ? { kind: 'spoiled', spoiled }
      : { kind: 'kernel-ended', why: 'restarted', ...notebook.kernelEnd },
  }
}

/** A difference between what a result was made of and what it would be made of now: the nearest that can be named. */
function whatChanged(notebook: Notebook, id: string, before: Made, now: Made): Why {
  if (before.code !== now.code) return { kind: 'edited' }
  const all = differences(notebook, id, before, now)
  return all.find((why) => why.kind !== 'changed' || why.names.length > 0) ?? all[0]!
}

/** Of cells whose own text is as it was: what else differs, the nearest first. */
function differences(notebook: Notebook, id: string, before: Made, now: Made): Why[] {
  const { takes } = notebook.graph.get(id)!
  const takenOf = (need: string) =>
    [...takes].filter(([, maker]) => maker === need).map(([name]) => name)
  const near: Why[] = []
  const far: Why[] = []
  if (before.round !== now.round) {
    const wasLent = before.round === LENT && ({ wasLent: true } as const)
    near.push({ kind: 'trained', cell: id, rounds: now.round, ...wasLent })
  }
  for (const [need, made] of now.needs) {
    const earlier = before.needs.get(need)
    if (!earlier) near.push({ kind: 'relinked', cell: need, names: takenOf(need) })
    else if (earlier.print === made.print) continue
    else if (earlier.code === made.code) far.push(...differences(notebook, need, earlier, made))
    else {
      const names = changedNames(earlier.code, made.code, takenOf(need))
      near.push({ kind: 'changed', cell: need, names })
    }
  }
  // It takes less than it did, so another cell's text was changed to make what this one took.
  for (const need of before.needs.keys())
    if (!now.needs.has(need)) near.push({ kind: 'relinked', cell: need, names: [] })
  return [...near, ...far]
}

/** Everything that depends on a changed text asks for the same difference. */
let last: { before: string; now: string; found: ReturnType<typeof namesIn> } | undefined

/** Those of `names` that stand in lines that differ, and, of plain constants, from what to what. */
function changedNames(before: string, now: string, names: readonly string[]): ChangedName[] {
  if (last?.before !== before || last.now !== now) {
    const changed = diffLines(before, now).filter(({ kind }) => kind !== 'same')
    last = { before, now, found: namesIn(changed.map(({ text }) => text)) }
  }
  const { found } = last
  const those = names.filter((name) => found.has(name))
  return those.flatMap((name): ChangedName[] => {
    // Each value is a search through both texts.
    const from = those.length > MOST_VALUES ? undefined : constantIn(before, name)
    const to = those.length > MOST_VALUES ? undefined : constantIn(now, name)
    if (from === undefined || to === undefined) return [{ name }]
    return from === to ? [] : [{ name, from, to }]
  })
}

/** More names are told without their values. */
const MOST_VALUES = 20
