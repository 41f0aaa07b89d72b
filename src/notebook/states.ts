/** What each cell shows, and why: derived from what it was made of and what it would be made of now. */
import type { Made } from './fingerprint.ts'
import { diffLines } from './merge.ts'
import type { CellState, ChangedName, Notebook, Why } from './notebook.ts'
import { expected, waitingCells } from './runs.ts'

/** The state each cell shows, and, where it is stale or has not run, why. */
export function cellStates(notebook: Notebook): Map<string, { state: CellState; why?: Why }> {
  const made = expected(notebook)
  const waiting = new Set(waitingCells(notebook))
  const states = new Map<string, { state: CellState; why?: Why }>()
  for (const id of notebook.graph.keys()) {
    const stateNow = stateOf(notebook, id, made.get(id)!, waiting)
    const failed = notebook.notRun.get(id)
    const isNotRun = failed !== undefined && !waiting.has(id)
    states.set(id, isNotRun ? { ...stateNow, why: { kind: 'not-run', cell: failed } } : stateNow)
  }
  return states
}

function stateOf(
  notebook: Notebook,
  id: string,
  made: Made,
  waiting: ReadonlySet<string>,
): { state: CellState; why?: Why } {
  const run = notebook.runs.get(id)
  if (notebook.running?.id === id) return { state: 'running' }
  if (waiting.has(id)) return { state: 'waiting' }
  if (!run)
    return notebook.edits.has(id)
      ? { state: 'stale', why: { kind: 'edited' } }
      : { state: 'recorded' }
  if (run.made.print !== made.print)
    return { state: 'stale', why: whatChanged(notebook, id, run.made, made) }
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

/** The first difference between what a result was made of and what it would be made of now. */
function whatChanged(notebook: Notebook, id: string, before: Made, now: Made): Why {
  if (before.code !== now.code) return { kind: 'edited' }
  return whatElse(notebook, id, before, now)
}

function whatElse(notebook: Notebook, id: string, before: Made, now: Made): Why {
  if (before.round !== now.round) return { kind: 'trained', cell: id, rounds: now.round }
  const { takes } = notebook.graph.get(id)!
  for (const [need, made] of now.needs) {
    const earlier = before.needs.get(need)
    if (!earlier) {
      const names = [...takes].filter(([, maker]) => maker === need).map(([name]) => name)
      return { kind: 'relinked', cell: need, names }
    }
    if (earlier.print === made.print) continue
    if (earlier.code === made.code) return whatElse(notebook, need, earlier, made)
    const taken = [...takes].filter(([, maker]) => maker === need).map(([name]) => name)
    const names = changedNames(earlier.code, made.code, taken)
    return { kind: 'changed', cell: need, names }
  }
  // It takes less than it did, so another cell's text was changed to make what this one took.
  const gone = [...before.needs.keys()].find((need) => !now.needs.has(need))
  return { kind: 'relinked', cell: gone ?? id, names: [] }
}

/** Those of `names` that stand in lines that differ, and, of plain constants, from what to what. */
function changedNames(before: string, now: string, names: readonly string[]): ChangedName[] {
  const changed = diffLines(before, now).filter(({ kind }) => kind !== 'same')
  return names.flatMap((name): ChangedName[] => {
    if (!changed.some(({ text }) => word(name).test(text))) return []
    const from = constantIn(before, name)
    const to = constantIn(now, name)
    if (from === undefined || to === undefined) return [{ name }]
    return from === to ? [] : [{ name, from, to }]
  })
}

const word = (name: string) => new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`)
const escaped = (name: string) => name.replaceAll('$', '\\$')

/** The value of `const NAME = VALUE` that stands on a line of its own and is a plain number, text or truth value. */
function constantIn(code: string, name: string): string | undefined {
  const line = new RegExp(
    `^const ${escaped(name)}(?:\\s*:[^=]+)? = ([\\d._eE+-]+|true|false|'[^']*'|"[^"]*")\\s*(?:;|//.*)?$`,
    'm',
  )
  return line.exec(code)?.[1]
}
