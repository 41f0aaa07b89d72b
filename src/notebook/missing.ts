/** Names that cells take and the reader's texts no longer make. JavaScript would only say that they are not defined. */
import type { Notebook } from './notebook.ts'

/** The names that a cell takes and no cell makes any more, by the cell of the book that made them. */
export function missingNames({ graph, book }: Notebook, id: string): Map<string, string[]> {
  const { compiled, takes } = graph.get(id)!
  const missing = new Map<string, string[]>()
  for (const { name } of compiled.inputs) {
    if (takes.has(name)) continue
    const maker = book.find(
      (each) => !each.cell.options.local && each.compiled.outputs.includes(name),
    )
    // Otherwise it is JavaScript's own, or was never made.
    if (!maker) continue
    const made = maker.cell.id
    missing.set(made, [...(missing.get(made) ?? []), name])
  }
  return missing
}
