/**
 * The reader's notebook as data: which cells there are, what was pressed, what the kernel holds, what is shown.
 * What runs next, what waits and what is stale is not in it: that follows (`runs.ts`, `states.ts`).
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
  Spoiled,
  ToKernel,
} from '../kernel/protocol.ts'
import type { Library, Made, Rounds } from './fingerprint.ts'

/** What a reader sees of a cell. */
export type CellState = 'recorded' | 'waiting' | 'running' | 'done' | 'stale' | 'failed' | 'stopped'

export interface Notebook {
  /** the book's cells as published, in book order */
  book: BookCell[]
  library: Library
  /** the cells as the reader has them; of a text that cannot be taken, the book's links with the reader's code */
  graph: Graph
  /** cells whose text the reader changed */
  edits: ReadonlyMap<string, Edit>
  /** texts given up by Reset, until the next one */
  removed: ReadonlyMap<string, ReaderText>
  /** the reader's own notebook while the texts of a link are tried out in this one; what is stored is its texts */
  setAside: Notebook | undefined
  /** newer texts of another tab, which were not taken since the reader types in this one; until the next edit */
  elsewhere: ReadonlyMap<string, ReaderText>
  runs: ReadonlyMap<string, CellRun>
  /** what the kernel holds, and what that was made of */
  held: ReadonlyMap<string, Made>
  /** why the kernel no longer holds a value, though it lives */
  spoiled: ReadonlyMap<string, Spoiled>
  /** what was pressed and has not started, first to last */
  wanted: readonly Wanted[]
  /** what was pressed and cannot run: a cell it needs, which failed */
  notRun: ReadonlyMap<string, string>
  /** cells that the kernel sent back once, since what they take had been changed */
  sentBack: ReadonlySet<string>
  /** trainings that the page keeps, by key */
  kept: ReadonlyMap<string, KeptTraining>
  /** trainings that the book has recorded and lends, by key */
  lendable: ReadonlyMap<string, KeptTraining>
  /** cells in whose place the reader takes the book's, where they are merely needed */
  lent: ReadonlySet<string>
  rounds: Rounds
  running: Running | undefined
  /** runs started so far; numbers are never reused */
  runCount: number
  machine: Machine | undefined
  /** cells that have ended and left something running in the kernel */
  alive: readonly string[]
  /** how the last kernel ended, and by which cell, where that is known */
  kernelEnd: { why: KernelEnd; cell?: string | undefined } | undefined
}

/** `anew` and `go on` were pressed; a cell that is only needed may take up what is kept. */
export type Start = 'anew' | 'go on' | 'kept'

export interface Wanted {
  id: string
  start: Exclude<Start, 'kept'>
}

export interface Running {
  id: string
  run: number
  start: Start
  message: RunMessage
  /** the cell's run before, whose value the kernel holds until this one ends */
  earlier: CellRun | undefined
  paused: boolean
  /** Stop was pressed */
  stopping: boolean
  /** the last state of it that has been kept */
  kept?: KeptTraining
}

export type RunMessage = Extract<ToKernel, { type: 'run' }>

/** A checkpoint that the page has stored; this is what the notebook knows of it. */
export interface KeptTraining {
  /** the cell's id and what the training is made of, rounds of its own aside: what it may be taken up for */
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
  library: Library
  /** trainings that the book lends; undefined where it lends none */
  lends?: readonly LentTraining[]
}

/** A training of the book's own, recorded, that a cell may take instead of training. */
export interface LentTraining {
  cell: string
  /** the fingerprint of the cell that it was recorded of */
  fingerprint: string
  epochs: number
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
  /** not the reader's own, but a solution: not worth what can be had back in its place */
  isPutIn?: true
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
  made: Made
  outputs: readonly OutputChange[]
  milliseconds: number | undefined
  machine: Machine | undefined
  /** names of the models it made or changed */
  models: readonly string[]
}

/** Why a cell is stale, or has not run: what is so now, and was not when it ran. */
export type Why =
  /** its text is another one, or was never run */
  | { kind: 'edited' }
  /** the text of a cell it depends on is another one; of the names taken of it, those in lines that differ */
  | { kind: 'changed'; cell: string; names: ChangedName[] }
  /** it takes names from another cell now */
  | { kind: 'relinked'; names: string[]; cell: string }
  /** a training it depends on was gone on with so many times after its end; or was the book's before, and is no more */
  | { kind: 'trained'; cell: string; rounds: number; wasLent?: true }
  | { kind: 'spoiled'; spoiled: Spoiled }
  | { kind: 'kernel-ended'; why: KernelEnd; cell?: string | undefined }
  /** a cell it needs failed, so its press came to nothing */
  | { kind: 'not-run'; cell: string }

/** `from` and `to` are there where both are plain constants. */
export interface ChangedName {
  name: string
  from?: string
  to?: string
}

export type NotebookEvent =
  | { type: 'run'; ids: string[] }
  /** trains on from what is kept */
  | { type: 'go-on'; id: string }
  /** the book's training is taken for this cell's, until it is trained itself */
  | { type: 'lend'; id: string }
  | { type: 'stop' }
  | { type: 'pause' }
  | { type: 'resume' }
  | { type: 'restart' }
  /**
   * `base` is given for a text that began from another one than the book's of today; one that `isPutIn` stands in place
   * of the reader's own, which can be had back
   */
  | {
      type: 'edit'
      id: string
      code: string
      result: CompileResult
      base?: string | undefined
      isPutIn?: true
    }
  /** what is stored of these cells: of an earlier visit, or from another tab; it is not stored again */
  | { type: 'stored'; cells: ReadonlyMap<string, StoredTexts> }
  /** another tab has stored a text of a cell that the reader is typing in */
  | { type: 'elsewhere'; id: string; text: ReaderText }
  /** opens another notebook for the texts of a link; not while anything runs */
  | { type: 'try'; edits: ReadonlyMap<string, Edit> }
  | { type: 'back-to-own' }
  /** what was tried out is the reader's own now; own texts of the same cells can be had back by Undo reset */
  | { type: 'keep-tried' }
  /** the book's text again; what the reader had can be taken back */
  | { type: 'reset'; ids: string[] }
  | { type: 'outputs'; run: number; changes: OutputChange[] }
  | { type: 'checkpoint'; run: number; checkpoint: Checkpoint; at: number }
  /** trainings kept on an earlier visit */
  | { type: 'kept-found'; kept: KeptTraining[] }
  /** the training that this run was to take up cannot be read; `isGone`: now, and later */
  | { type: 'kept-gone'; run: number; why: string; isGone: boolean }
  /** another tab has trained what this run was to take up, anew or on: what is kept of it now */
  | { type: 'kept-replaced'; run: number; kept: KeptTraining }
  | Extract<FromKernel, { type: 'finished' | 'spoiled' }>
  /** which cells have left something running, as it is now */
  | { type: 'alive'; cells: string[] }
  /** the worker is gone, and all that it held */
  | { type: 'kernel-lost'; why: KernelEnd; cell?: string | undefined }

export interface StoredTexts {
  edit?: Edit | undefined
  removed?: ReaderText | undefined
}

/**
 * Ended by the page: because it did not stop, to begin anew, because what a cell had left running kept it busy, or
 * because it sent more than a page can take; by itself; or because it is of no more use.
 */
export type KernelEnd = 'stopped' | 'restarted' | 'busy' | 'flooded' | 'crashed' | KernelBreak

export type Effect =
  | { type: 'send'; message: { type: 'pause' } | { type: 'resume' }; kept?: never }
  /** with `kept`: fetch that checkpoint, then send */
  | { type: 'send'; message: RunMessage; kept?: KeptTraining }
  /** with what the cell shows at the time */
  | { type: 'keep'; kept: KeptTraining; checkpoint: Checkpoint; shown: readonly OutputChange[] }
  /** what the cell showed in the end, of the training that it has kept */
  | { type: 'keep-shown'; kept: KeptTraining; shown: readonly OutputChange[] }
  /** what is kept under this key is of no use */
  | { type: 'forget'; key: string }
  /** ask the kernel to stop; end it if it does not within a second */
  | { type: 'ask-to-stop'; run: number }
  | { type: 'end-kernel'; why: 'restarted' | 'stopped' }
  /** put the kernel aside with all it holds; what is sent from now on is for another */
  | { type: 'park-kernel' }
  /** end the kernel, and take back the one that was put aside */
  | { type: 'unpark-kernel' }
  /** store what the reader has of a cell: a text, one given up, or nothing */
  | { type: 'save'; id: string; edit: ReaderText | undefined; removed: ReaderText | undefined }

export interface Step {
  notebook: Notebook
  effects: Effect[]
}
