/** In which order cells stand where all share one scope, so that each takes the same versions of values as in the page. */
import { exported as words } from '#words/export'
import { type Graph, planRun } from '../cell/graph.ts'
import { ExportError } from './sources.ts'

/**
 * The cells and all they need, each once. A cell that changes a value stands after all that take the value as it was.
 * Throws an `ExportError` where a cell would have to stand before and after another.
 */
export function orderOnce(graph: Graph, targets: readonly string[]): string[] {
  const plan = planRun(graph, [...targets], () => false)
  const takers = new Map<string, string[]>()
  for (const id of plan)
    for (const [name, maker] of graph.get(id)!.takes) {
      const version = `${maker} ${name}`
      takers.set(version, [...(takers.get(version) ?? []), id])
    }
  const order = new Set<string>()
  const entered = new Set<string>()
  const add = (id: string) => {
    if (order.has(id)) return
    if (entered.has(id)) throw new ExportError(words.cannotOrder(id))
    entered.add(id)
    const { needs, takes, changes } = graph.get(id)!
    const before = changes.flatMap((name) => takers.get(`${takes.get(name)} ${name}`) ?? [])
    for (const other of [...needs, ...before]) if (other !== id) add(other)
    order.add(id)
  }
  for (const id of plan) add(id)
  return [...order]
}

/** The state of a notebook that is run from top to bottom: which cell has made each name last. */
export class RunInTurn {
  readonly #graph: Graph
  readonly #has = new Set<string>()
  readonly #maker = new Map<string, string>()

  constructor(graph: Graph) {
    this.#graph = graph
  }

  /**
   * Runs a cell: the ids of all that have to run for it now, the cell's own last. A cell whose value has been changed
   * since runs again. Throws an `ExportError` where the cell cannot have all it takes at once.
   */
  run(id: string): string[] {
    const ran: string[] = []
    this.#run(id, ran, [])
    return ran
  }

  hasRun(id: string): boolean {
    return this.#has.has(id)
  }

  #run(id: string, ran: string[], above: readonly string[]): void {
    const { takes, needs, changes, cell, compiled } = this.#graph.get(id)!
    if (above.length > this.#graph.size) throw new ExportError(words.cannotOrder(id))
    for (const need of needs)
      if (!this.#has.has(need) || this.#isMissing(need, takes)) this.#run(need, ran, [...above, id])
    for (const [name, maker] of takes)
      if (this.#maker.get(name) !== maker) throw new ExportError(words.cannotOrder(id))
    ran.push(id)
    this.#has.add(id)
    if (cell.options.local) return
    for (const name of [...compiled.outputs, ...compiled.typeOutputs, ...changes])
      this.#maker.set(name, id)
  }

  #isMissing(maker: string, takes: ReadonlyMap<string, string>): boolean {
    return [...takes].some(([name, from]) => from === maker && this.#maker.get(name) !== maker)
  }
}
