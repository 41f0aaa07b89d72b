/** Trainings that the page keeps: what the notebook knows of them, and when one may be taken up. */
import { LENT, type Made, makings } from './fingerprint.ts'
import type { KeptTraining, Notebook, NotebookEvent, Step } from './notebook.ts'

/** The training that is kept for a cell as it stands now. */
export function keptTraining(notebook: Notebook, id: string): KeptTraining | undefined {
  if (notebook.kept.size === 0) return undefined
  const { graph, library, rounds } = notebook
  return notebook.kept.get(keyOf(id, makings(graph, library, rounds).get(id)!.base))
}

/** The book's training of a cell as it stands now, if the book lends one. */
export function lentTraining(notebook: Notebook, id: string): KeptTraining | undefined {
  if (notebook.lendable.size === 0) return undefined
  const { graph, library, rounds } = notebook
  return notebook.lendable.get(keyOf(id, makings(graph, library, rounds).get(id)!.base))
}

/** Whether a result rests on a training that was lent. */
export function restsOnLent(made: Made): boolean {
  let rests = known.get(made)
  if (rests === undefined) {
    rests = made.round === LENT || [...made.needs.values()].some(restsOnLent)
    known.set(made, rests)
  }
  return rests
}

const known = new WeakMap<Made, boolean>()

/**
 * The key under which a training of the cell is kept: the cell's id and the print of all it is made of, rounds aside.
 */
export function keyOf(id: string, base: string): string {
  return `${id} ${base}`
}

/** Whether what is known of two trainings of one key is of the same: gone on with as often, and as far. */
export function isSameTraining(one: KeptTraining, other: KeptTraining): boolean {
  return (['round', 'epochs', 'epoch', 'step'] as const).every((each) => one[each] === other[each])
}

/** Keeps a checkpoint of the run that is under way, as a training of what that run is made of. */
export function keep(
  notebook: Notebook,
  { run, checkpoint, at }: Extract<NotebookEvent, { type: 'checkpoint' }>,
): Step {
  const { running, setAside } = notebook
  // While a link is tried out, nothing is kept.
  if (running?.run !== run || setAside) return { notebook, effects: [] }
  const { made, outputs: shown } = notebook.runs.get(running.id)!
  const { epochs, epoch, step } = checkpoint.state
  const key = keyOf(running.id, made.base)
  const { round } = made
  const kept: KeptTraining = { key, cell: running.id, round, epochs, epoch, step, savedAt: at }
  return {
    notebook: {
      ...notebook,
      kept: new Map(notebook.kept).set(key, kept),
      running: { ...running, kept },
    },
    effects: [{ type: 'keep', kept, checkpoint, shown }],
  }
}

/** Takes up trainings that were kept on an earlier visit, as if they had been made on this one. */
export function takeUp(notebook: Notebook, found: KeptTraining[]): Notebook {
  const kept = new Map([...found.map((each) => [each.key, each] as const), ...notebook.kept])
  let next: Notebook = { ...notebook, kept }
  for (const id of notebook.graph.keys()) {
    const round = keptTraining(next, id)?.round
    if (round) next = { ...next, rounds: new Map(next.rounds).set(id, round) }
  }
  return next
}
