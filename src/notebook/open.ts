import { linkCells } from '../cell/graph.ts'
import type { Notebook, PublishedBook } from './notebook.ts'

/** The notebook of a new reader: no text changed, no cell run. */
export function openNotebook({
  cells: book,
  library,
}: Pick<PublishedBook, 'cells' | 'library'>): Notebook {
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
    rounds: new Map(),
    running: undefined,
    runCount: 0,
    machine: undefined,
    alive: [],
    kernelEnd: undefined,
  }
}
