/** The table of output kinds: the engine's and the book's. */
import { kinds as bookKinds } from '#book/outputs'
import type { OutputData, OutputKind } from './kind.ts'
import { kinds as engineKinds } from './kinds/all.ts'

export const allKinds: readonly OutputKind[] = [...engineKinds, ...bookKinds]

const kindNamed = new Map(allKinds.map((kind) => [kind.kind, kind]))

/** What the page knows of an output's kind; undefined for a kind that this build does not have. */
export function kindOf({ kind }: OutputData): OutputKind | undefined {
  return kindNamed.get(kind)
}
