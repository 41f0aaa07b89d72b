/** What a book gives its build, in its `build.ts`. */
import type { Assets } from '../figures/figure.ts'

export interface BuildBook {
  /** the folder of the figures, from the project's root; a folder in it with a `figure.ts` is a figure */
  figures: string
  /** What a figure needs. Throws where something is not recorded. */
  assets(needs: readonly string[]): Assets
  /** Whether all is recorded that figures need; while recording, some may be missing. */
  hasAssets(): boolean
  /** Kinds of a symbol's value besides `constant` and `option`: what it is worth in the recordings. */
  symbolValues: Readonly<Record<string, (cell: string, of: string) => string | undefined>>
}
