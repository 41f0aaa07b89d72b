import type { OutputData, Savable, ShownOutputs } from '../kind.ts'
import { chartFiles } from '../save-chart.ts'

export function filesOf({ cell, place }: ShownOutputs<OutputData>): Savable[] {
  return chartFiles(cell, place, '.out-lines')
}
