/** From what the kernel says to what happens in the notebook: a table, and nothing passes beside it. */
import type { FromKernel } from '../kernel/protocol.ts'
import type { NotebookEvent } from '../notebook/notebook.ts'

/** What the notebook is told of, of all that the gate admits. */
export type Heard =
  | Extract<FromKernel, { type: 'outputs' | 'checkpoint' | 'finished' | 'spoiled' }>
  | { type: 'alive'; cells: string[] }

/** The notebook's event for an admitted message, which came `at` milliseconds since 1970. */
export function eventOf(heard: Heard, at: number): NotebookEvent {
  switch (heard.type) {
    case 'outputs':
      return { type: 'outputs', run: heard.run, changes: heard.changes }
    case 'checkpoint':
      return { type: 'checkpoint', run: heard.run, checkpoint: heard.checkpoint, at }
    case 'spoiled':
      return { type: 'spoiled', spoiled: heard.spoiled }
    case 'alive':
      return { type: 'alive', cells: heard.cells }
    case 'finished': {
      const { run, outcome, milliseconds, machine, models, spoiled, alive } = heard
      return { type: 'finished', run, outcome, milliseconds, machine, models, spoiled, alive }
    }
  }
}
