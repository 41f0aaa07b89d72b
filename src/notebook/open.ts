import { linkCells } from '../cell/graph.ts'
import { LENT } from './fingerprint.ts'
import type { KeptTraining, LentTraining, Notebook, PublishedBook } from './notebook.ts'
import { keyOf } from './trainings.ts'

/** The notebook of a new reader: no text changed, no cell run. */
export function openNotebook({
  cells: book,
  library,
  lends = [],
}: Pick<PublishedBook, 'cells' | 'library' | 'lends'>): Notebook {
  return {
    book,
    library,
    graph: linkCells(book),
    edits: new Map(),
    removed: new Map(),
    setAside: undefined,
    elsewhere: new Map(),
    runs: new Map(),
    held: new Map(),
    spoiled: new Map(),
    wanted: [],
    notRun: new Map(),
    sentBack: new Set(),
    kept: new Map(),
    lendable: new Map(lends.map((each) => [keyOf(each.cell, each.fingerprint), asKept(each)])),
    lent: new Set(),
    rounds: new Map(),
    running: undefined,
    runCount: 0,
    machine: undefined,
    alive: [],
    kernelEnd: undefined,
  }
}

/** As if it had been kept when it had ended. */
function asKept({ cell, fingerprint, epochs }: LentTraining): KeptTraining {
  const key = keyOf(cell, fingerprint)
  return { key, cell, round: LENT, epochs, epoch: epochs + 1, step: 0, savedAt: 0 }
}
