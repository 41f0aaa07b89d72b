/** Which block is which: of a text then and now, or in two languages. Pure. */
import { diffComm } from 'node-diff3'

export interface Item {
  name: string
  group: string
  isNamed: boolean
  kind: string
  /** the same for the same content */
  digest: string
}

/**
 * Index in `from` -> index in `to`, for all that have a partner: by name, or, in the same group, by content and else
 * by their order.
 */
export function pairUp(from: readonly Item[], to: readonly Item[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const byName = new Map(to.map((item, i) => [item.name, i] as const))
  for (const [i, { isNamed, name }] of from.entries()) {
    const j = isNamed ? byName.get(name) : undefined
    if (j !== undefined && to[j]!.isNamed) pairs.set(i, j)
  }
  const unnamed = (items: readonly Item[]) =>
    Map.groupBy(
      [...items.keys()].filter((i) => !items[i]!.isNamed),
      (i) => items[i]!.group,
    )
  const there = unnamed(to)
  for (const [group, here] of unnamed(from)) pairRun(from, here, to, there.get(group) ?? [], pairs)
  return pairs
}

/** Equal contents first; what lies between two of these, in order. */
function pairRun(
  from: readonly Item[],
  here: number[],
  to: readonly Item[],
  there: number[],
  pairs: Map<number, number>,
): void {
  const digest = (items: readonly Item[]) => (i: number) => items[i]!.digest
  let [at, other] = [0, 0]
  for (const part of diffComm(here.map(digest(from)), there.map(digest(to)))) {
    if ('common' in part) {
      for (const _ of part.common) pairs.set(here[at++]!, there[other++]!)
      continue
    }
    const [a, b] = [part.buffer1.length, part.buffer2.length]
    pairInOrder(from, here.slice(at, at + a), to, there.slice(other, other + b), pairs)
    at += a
    other += b
  }
}

/** Those of the same places and kinds where one side has fewer, then those of the same kinds, as many as can be. */
function pairInOrder(
  from: readonly Item[],
  here: number[],
  to: readonly Item[],
  there: number[],
  pairs: Map<number, number>,
  keyOf = here.length === there.length ? kindOf : placeOf,
): void {
  const key = (items: readonly Item[]) => (i: number) => keyOf(items[i]!)
  let [at, other] = [0, 0]
  for (const part of diffComm(here.map(key(from)), there.map(key(to)))) {
    if ('common' in part) {
      for (const _ of part.common) pairs.set(here[at++]!, there[other++]!)
      continue
    }
    const [a, b] = [part.buffer1.length, part.buffer2.length]
    const rest = [here.slice(at, at + a), there.slice(other, other + b)] as const
    if (keyOf === placeOf) pairInOrder(from, rest[0], to, rest[1], pairs, kindOf)
    at += a
    other += b
  }
}

function kindOf({ kind }: Item): string {
  return kind
}

function placeOf({ name, kind }: Item): string {
  return `${name} ${kind}`
}
