/**
 * The cells of the whole book as one graph: who makes each name, who takes it, in which state.
 *
 * A cell that changes a value (`changes=model`) makes a new version of it: the kernel hands it a copy. A cell
 * takes the last version made before it in the book, so results never depend on the order of pressing Run.
 */
import { compiler as words } from '#words/compiler'
import { type Cell, ChapterError, type Position } from '../chapter/chapter.ts'
import { codeOf, INVISIBLE } from './characters.ts'
import type { CompiledCell } from './compile.ts'
import { BUILTINS } from './program.ts'
import { shorten } from './shorten.ts'

export interface LinkedCell {
  cell: Cell
  compiled: CompiledCell
  /** name -> id of the cell whose version of it is taken */
  takes: Map<string, string>
  /** names this cell makes a new version of; each is in `takes`, too */
  changes: string[]
  /** ids of the cells that have to have run, without doubles */
  needs: string[]
  /** the reader's text cannot be taken: the links are those of the book's */
  isRefused?: true
}

/** Cells by id, in the order of the book. */
export type Graph = Map<string, LinkedCell>

/**
 * Links compiled cells given in book order. Throws a `ChapterError` at the place that is wrong.
 * `isGlobal` says which free names JavaScript itself provides; leave it out where that is not checked.
 */
export function linkCells(
  cells: Pick<LinkedCell, 'cell' | 'compiled' | 'isRefused'>[],
  isGlobal: (name: string) => boolean = () => true,
): Graph {
  const order = new Map<string, number>()
  for (const { cell } of cells) {
    if (order.has(cell.id)) throw errorAt(cell, `the cell id "${cell.id}" is taken`)
    order.set(cell.id, order.size)
  }
  const makers = findMakers(cells)
  const changers = new Map<string, string[]>()
  for (const { cell, compiled } of cells) {
    if (cell.options.local) continue
    for (const name of changesOf(cell, compiled)) {
      if (!makers.has(name)) continue
      changers.set(name, [...(changers.get(name) ?? []), cell.id])
    }
  }
  const graph: Graph = new Map()
  for (const { cell, compiled, isRefused } of cells) {
    for (const { name, position } of compiled.assigned)
      throw errorAt(cell, refuseAssignment(name, makers.get(name)), position)
    const takes = new Map<string, string>()
    // What a cell comes after counts as standing before it, wherever it stands.
    const place = Math.max(
      order.get(cell.id)!,
      ...cell.options.after.map((id) => (order.get(id) ?? 0) + 0.5),
    )
    const changes = changesOf(cell, compiled).filter((name) => makers.has(name))
    for (const name of new Set([...compiled.inputs.map(({ name }) => name), ...changes])) {
      const maker = makers.get(name)
      if (maker === undefined) {
        if (!isGlobal(name) && !BUILTINS.has(name))
          throw errorAt(
            cell,
            words.unknown(name),
            compiled.inputs.find((input) => input.name === name)?.position,
          )
        continue
      }
      const before = (changers.get(name) ?? []).filter((id) => order.get(id)! < place)
      takes.set(name, before.at(-1) ?? maker)
    }
    for (const id of cell.options.after)
      if (!order.has(id)) throw errorAt(cell, `after=${id}: no cell has this id`)
    const needs = [...new Set([...takes.values(), ...cell.options.after])]
    const linked: LinkedCell = { cell, compiled, takes, changes, needs }
    graph.set(cell.id, isRefused ? { ...linked, isRefused } : linked)
  }
  checkNoCycle(graph)
  return graph
}

/** Ids of `target` and all it needs, each after its needs, except those that are fresh and what only they need. */
export function planRun(
  graph: Graph,
  targets: string[],
  isFresh: (id: string) => boolean,
): string[] {
  const plan = new Set<string>()
  const add = (id: string) => {
    if (plan.has(id)) return
    for (const need of graph.get(id)!.needs) if (!isFresh(need)) add(need)
    plan.add(id)
  }
  for (const target of targets) add(target)
  return [...plan]
}

function refuseAssignment(name: string, maker: string | undefined): string {
  const shown = shorten(name, MOST_OF_NAME).replace(INVISIBLE, (each) => `⟦${codeOf(each)}⟧`)
  return maker === undefined ? words.undeclared(shown) : words.belongs(shown, maker)
}

const MOST_OF_NAME = 60

function changesOf(cell: Cell, compiled: CompiledCell): string[] {
  return [...new Set([...compiled.changes, ...cell.options.changes])]
}

function findMakers(cells: { cell: Cell; compiled: CompiledCell }[]): Map<string, string> {
  const makers = new Map<string, string>()
  for (const { cell, compiled } of cells) {
    if (cell.options.local) continue
    for (const name of [...compiled.outputs, ...compiled.typeOutputs]) {
      const other = makers.get(name)
      if (other !== undefined && other !== cell.id)
        throw errorAt(cell, words.madeTwice(name, other))
      makers.set(name, cell.id)
    }
  }
  return makers
}

function checkNoCycle(graph: Graph): void {
  const done = new Set<string>()
  const open: string[] = []
  const visit = (id: string) => {
    if (done.has(id)) return
    if (open.includes(id)) {
      const cycle = [...open.slice(open.indexOf(id)), id].join(' → ')
      throw errorAt(graph.get(id)!.cell, words.circle(cycle))
    }
    open.push(id)
    for (const need of graph.get(id)!.needs) visit(need)
    open.pop()
    done.add(id)
  }
  for (const id of graph.keys()) visit(id)
}

/** A `ChapterError` at a position that counts from the cell's first line. */
export function errorAt(
  cell: Cell,
  message: string,
  at: Position = { line: 1, column: 1 },
): ChapterError {
  return new ChapterError(`cell "${cell.id}": ${message}`, cell.file, {
    line: cell.position.line + at.line - 1,
    column: cell.position.column + at.column - 1,
  })
}
