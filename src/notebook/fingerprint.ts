/**
 * What a cell's result depends on, in a few characters: its text and, in turn, the texts of all it needs.
 * Two equal fingerprints mean the same result, since random numbers are seeded by cell.
 */
import type { Graph } from '../cell/graph.ts'

/** How many times training was gone on with after its end, by cell; a cell that is not in it, never. */
export type Rounds = ReadonlyMap<string, number>

/** Fingerprints of all cells of the graph. A training that was gone on with gives another result. */
export function fingerprints(graph: Graph, rounds: Rounds = new Map()): Map<string, string> {
  const found = new Map<string, string>()
  const find = (id: string): string => {
    const known = found.get(id)
    if (known !== undefined) return known
    const { cell, needs } = graph.get(id)!
    const own = rounds.has(id) ? [cell.code, `round ${rounds.get(id)}`] : [cell.code]
    const text = [id, ...own, ...needs.map(find)].join('\u0000')
    const print = digest(text)
    found.set(id, print)
    return print
  }
  for (const id of graph.keys()) find(id)
  return found
}

/** bryc's cyrb53: 53 bits, enough for a book's cells; not for secrets. */
export function digest(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}
