/** What cells say, in the words of this edition. Cells are in its language, so nothing is said anew. */
import type { InWords } from '#output/said'

export const said = undefined as InWords | undefined
