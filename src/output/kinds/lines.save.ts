import type { OutputData, Savable, ShownOutputs } from '../kind.ts'
import { chartFiles } from '../save-chart.ts'

/** The charts of a cell as files to save, as they are drawn on the page. */
export function filesOf({ cell, place }: ShownOutputs<OutputData>): Savable[] {
  return chartFiles(cell, place, '.out-lines')
}
