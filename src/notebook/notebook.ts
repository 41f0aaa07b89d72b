/**
 * The reader's notebook as data: which cells there are, what was run, what is waiting, what is shown.
 * Nothing here touches the page, the worker or the clock: `reduce.ts` says what happens next, as effects.
 */

import type { CompiledCell } from '../cell/compile.ts'
import type { Graph } from '../cell/graph.ts'
import type { Cell, Position } from '../chapter/chapter.ts'
import type {
  Checkpoint,
  FromKernel,
  KernelBreak,
  Machine,
  Outcome,
  OutputChange,
  ToKernel,
} from '../kernel/protocol.ts'
import type { Rounds } from './fingerprint.ts'

/** What a reader sees of a cell. */
export type CellState = 'recorded' | 'waiting' | 'running' | 'done' | 'stale' | 'failed' | 'stopped'

export interface Notebook {
  /** the book's cells as published, in book order */
  book: BookCell[]
  /** chapter slug -> title */
  titles: ReadonlyMap<string, string>
  /** the cells as the reader has them */
  graph: Graph
  /** cells whose text the reader changed */
  edits: ReadonlyMap<string, Edit>
  /** texts given up by Reset, until the next one */
  removed: ReadonlyMap<string, ReaderText>
  runs: ReadonlyMap<string, CellRun>
  /** cell id -> fingerprint of what the kernel holds for it */
  held: ReadonlyMap<string, string>
  /** what waits to run, first to last */
  queue: readonly Waiting[]
  /** trainings that the page keeps, by key */
  kept: ReadonlyMap<string, KeptTraining>
  rounds: Rounds
  running: { id: string; run: number; paused: boolean } | undefined
  /** runs started so far; numbers are never reused */
  runCount: number
  machine: Machine | undefined
}

export interface Waiting {
  id: string
  /** a cell whose Run was pressed begins anew; one that is only needed may take up what is kept */
  start: 'anew' | 'kept' | 'go on'
}

/** A checkpoint that the page has stored; this is what the notebook knows of it. */
export interface KeptTraining {
  /** the cell's id and the fingerprint it had, rounds of its own aside: what it may be taken up for */
  key: string
  cell: string
  round: number
  epochs: number
  /** the epoch under way, one more than `epochs` at the end, and the steps done in it */
  epoch: number
  step: number
  /** milliseconds since 1970 */
  savedAt: number
}

/** What the page is given of the book. */
export interface PublishedBook {
  /** a page of another build has other cells */
  build: string
  cells: BookCell[]
  /** the chapters' slugs and titles */
  titles: string[][]
}

export interface BookCell {
  cell: Cell
  compiled: CompiledCell
}

/** A reader's text of a cell. */
export interface ReaderText {
  code: string
  /** the book's text when the reader began; another one now means that the book has changed */
  base: string
}

/** A text, and what compiling it gave. One that compiles and does not fit the book has a problem, too. */
export type Edit = ReaderText & CompileResult

export type CompileResult =
  | { compiled: CompiledCell; problem?: Problem | undefined }
  | { compiled?: undefined; problem: Problem }

export interface Problem {
  message: string
  position: Position
}

/** A cell's last run, in progress or ended. */
export interface CellRun {
  /** the run's number; a message that carries another is too late */
  run: number
  outcome: Outcome | 'running'
  /** the cell's text when it started */
  code: string
  /** of the cell and all it needs, when it started */
  fingerprint: string
  /** the key under which its training is kept, and its round */
  keptAs: string
  round: number
  outputs: readonly OutputChange[]
  milliseconds: number | undefined
  machine: Machine | undefined
  /** names of the models it made or changed */
  models: readonly string[]
}

export type NotebookEvent =
  | { type: 'run'; ids: string[] }
  /** trains on from what is kept */
  | { type: 'go-on'; id: string }
  | { type: 'stop' }
  | { type: 'pause' }
  | { type: 'resume' }
  | { type: 'restart' }
  /** `base` is given for a text from an earlier visit; otherwise the reader began from the book's text of today */
  | { type: 'edit'; id: string; code: string; result: CompileResult; base?: string }
  /** all the reader's texts at once: of an earlier visit, or from a link */
  | { type: 'take-edits'; edits: ReadonlyMap<string, Edit>; removed?: Notebook['removed'] }
  /** the book's text again; what the reader had can be taken back */
  | { type: 'reset'; ids: string[] }
  | { type: 'outputs'; run: number; changes: OutputChange[] }
  | { type: 'checkpoint'; run: number; checkpoint: Checkpoint; at: number }
  /** trainings kept on an earlier visit */
  | { type: 'kept-found'; kept: KeptTraining[] }
  | Extract<FromKernel, { type: 'finished' | 'spoiled' }>
  /** the worker is gone, and all that it held */
  | { type: 'kernel-lost'; why: KernelEnd }

/** Ended by the page because it did not stop, or to begin anew; by itself; or because it is of no more use. */
export type KernelEnd = 'stopped' | 'restarted' | 'crashed' | KernelBreak

export type Effect =
  | { type: 'send'; message: Exclude<ToKernel, { type: 'stop' }>; kept?: never }
  /** fetch the checkpoint, then send */
  | { type: 'send'; message: Extract<ToKernel, { type: 'run' }>; kept: KeptTraining }
  | { type: 'keep'; kept: KeptTraining; checkpoint: Checkpoint }
  /** ask the kernel to stop; end it if it does not within a second */
  | { type: 'ask-to-stop' }
  | { type: 'end-kernel'; why: 'restarted' }
  /** keep what the reader has of a cell: a text, one given up, or nothing */
  | { type: 'save'; id: string; edit: ReaderText | undefined; removed: ReaderText | undefined }
