/**
 * What a cell's result is made of: its text, what it took from other cells, the book's own code that it imports, and
 * how often a training was gone on with. In a few characters, too: two equal prints mean the same result, since random
 * numbers are seeded by cell.
 */
import type { Graph, LinkedCell } from '../cell/graph.ts'

/** In the place of a number of rounds: the training is the book's own, which was lent. */
export const LENT = -1

/** How many times training was gone on with after its end, by cell; a cell that is not in it, never. */
export type Rounds = ReadonlyMap<string, number>

/** Digests of the code behind what cells import, by module; the build publishes them. */
export type Library = Readonly<Record<string, string>>

export interface Made {
  print: string
  /** the print but for rounds of its own: what a kept training is a training of */
  base: string
  code: string
  round: number
  /** what each cell it needs was made of, by id */
  needs: ReadonlyMap<string, Made>
}

/** What a result of the cell is made of, given what those it needs were made of. */
export function making(
  { cell, compiled, needs, isRefused }: LinkedCell,
  madeOf: (need: string) => Made,
  round: number,
  library: Library,
): Made {
  const taken = new Map(needs.map((need) => [need, madeOf(need)] as const))
  const modules = new Set(compiled.imports.map(({ module }) => module))
  const behind = [...modules].flatMap((module) => library[module] ?? [])
  const prints = [...taken.values()].map(({ print }) => print)
  const base = digest(
    [cell.id, cell.code, ...behind, ...prints, ...(isRefused ? ['refused'] : [])].join('\u0000'),
  )
  return { base, code: cell.code, needs: taken, ...rounded(base, round) }
}

/** The same result with another number of rounds. */
export function withRound(made: Made, round: number): Made {
  return { ...made, ...rounded(made.base, round) }
}

function rounded(base: string, round: number): Pick<Made, 'print' | 'round'> {
  return { print: round === 0 ? base : digest(`${base} round ${round}`), round }
}

const NO_ROUNDS: Rounds = new Map()

/** What was found last for a graph: it is asked for many times before anything changes. */
const found = new WeakMap<
  Graph,
  { rounds: Rounds; library: Library; makings: ReadonlyMap<string, Made> }
>()

/** What each cell's result is made of when the book is run from top to bottom. */
export function makings(
  graph: Graph,
  library: Library,
  rounds: Rounds = NO_ROUNDS,
): ReadonlyMap<string, Made> {
  const known = found.get(graph)
  if (known?.rounds === rounds && known.library === library) return known.makings
  const makings = new Map<string, Made>()
  const find = (id: string): Made => {
    let made = makings.get(id)
    if (!made) {
      made = making(graph.get(id)!, find, rounds.get(id) ?? 0, library)
      makings.set(id, made)
    }
    return made
  }
  for (const id of graph.keys()) find(id)
  found.set(graph, { rounds, library, makings })
  return makings
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
