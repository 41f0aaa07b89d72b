/** Messages between the page and the worker in which TypeScript runs. Each request gets one answer. */
import type { TypedCell } from './cell-modules.ts'
import type { CellService } from './service.ts'

/** The questions a page asks. */
export type Questions = Pick<
  CellService,
  | 'update'
  | 'problems'
  | 'hint'
  | 'completions'
  | 'completionHint'
  | 'signature'
  | 'renamePlaces'
  | 'format'
>

export type ToTypes =
  /** first of all: where the library is, and the cells */
  | { type: 'open'; library: string; cells: TypedCell[] }
  | { type: 'ask'; request: number; question: keyof Questions; parameters: unknown[] }

export type FromTypes =
  | { type: 'answer'; request: number; answer: unknown }
  | { type: 'failure'; request: number; message: string }
