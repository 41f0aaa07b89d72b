/**
 * What an output kind is. Each has a file, `NAME.ts` in `output/kinds` or in the book's `outputs`, that exports its
 * `form`, which kernel and page check data by, and its `kind`, by which build and page deal with it; what a bundle does
 * not ask for is left out of it. Beside it may stand `NAME.css` and, fetched when a reader saves, `NAME.save.ts`.
 */
import type { Read } from './form.ts'
import type { Markup } from './markup.ts'
import type { Pile } from './pile.ts'

/** What every output has. */
export interface OutputData {
  kind: string
}

/** Name of a kind -> its data. Each kind adds its own in its file. A build has those of its book alone. */
// biome-ignore lint/suspicious/noEmptyInterface: the kinds fill it
export interface OutputKinds {}

export type Output = OutputKinds[keyof OutputKinds]

/** An output is added, or takes the place of the earlier one with the same slot. */
export interface OutputChange {
  slot?: string
  output: Output
  /** it was cut, and this much of it can be saved */
  whole?: Whole
  /** all that the run has shown before it goes */
  isFirst?: true
}

/** What the kernel holds of an output that was cut, as text. */
export interface Whole {
  /** by which it is asked for, with its run */
  key: number
  characters: number
  /** false where even this is only the beginning */
  isAll: boolean
}

/** What kernel and gate know of a kind. */
export interface OutputForm<Data extends OutputData = OutputData> {
  kind: Data['kind']
  /** Reads unknown data into new data of known parts and sizes; of what is too large a part, which says so. */
  read: Read<Data>
  /** About what it costs to draw: letters, elements (40 each), and pictures' bytes, which cost least. */
  weigh(data: Data): number
  /** All of it as text, to be saved where a part is shown; left out for pictures and figures. */
  text?(data: Data): Pile
  /** the numbers in it that say how much was left out */
  leftOut?: readonly string[]
  /** whether a cell may give such data itself, as an object that says it is of this kind */
  isForCells?: boolean
  /** The data of a cell's value that is of this kind without saying so; undefined for other values. */
  describe?(value: unknown): Data | undefined
}

/** What build and page know of a kind. */
export type OutputKind<Data extends OutputData = OutputData> = Parts<Data> &
  (
    | { render(data: Data, context: RenderContext): Markup; figure?: never }
    /** it is data for a figure of the book */
    | { figure: FigureOfKind; render?: never }
  )

interface Parts<Data extends OutputData> {
  kind: Data['kind']
  /** The cell's progress in words, for the status line and screen readers; only for kinds that show progress. */
  say?(data: Data): string
  /** How far the work is that it shows; only for kinds that show progress. */
  progress?(data: Data): Progress
  /** What came of the work, in words that may follow a colon; undefined until it is done. */
  result?(data: Data): string | undefined
  /**
   * How long it is; the unit is the kind's own. Of a kind with a length the longest recording of each cell is
   * published: live outputs are drawn beside it, and it can be saved.
   */
  length?(data: Data): number
  /** Loads what makes the files that readers may save. */
  save?(): Promise<{ filesOf(shown: ShownOutputs<Data>): Savable[] }>
  /** how two runs are compared; parts are named wherever they stand in the data */
  compare?: Comparison
}

export interface Progress {
  /** share of the work that is done, 0 to 1 */
  done: number
  /** left out where nobody knows */
  secondsLeft?: number
}

export interface FigureOfKind {
  /** the figure's folder */
  name: string
  caption: string
}

export interface RenderContext {
  /** The address of a grey picture: bytes in base64, row after row of `width`, 255 is ink. */
  picture(pixels: string, width: number): string
  /** The address of a cell. */
  cellHref(id: string): string
  /** What shows data that only a figure can show. */
  figure(output: Output, figure: FigureOfKind): Markup
  /** the recorded output that a live one of the same kind is drawn beside */
  recorded?: Output | undefined
  /** what was cut can be saved: in the page, where a kernel holds it */
  canSave?: boolean
  /** the run that gave it has ended, or was stopped: nothing more will come */
  isOver?: boolean
}

/** Numbers may differ by what another machine's rounding makes of them, but for these. */
export interface Comparison {
  /** numbers that no rounding reaches, and texts of which every letter counts */
  exact?: readonly string[]
  /** not compared */
  times?: readonly string[]
  /** letters that stand for numbers; compared, exactly, only where the numbers come of a short computation */
  packed?: readonly string[]
}

/** What a cell shows, for those who make files of it. */
export interface ShownOutputs<Data extends OutputData> {
  cell: string
  /** in which its outputs stand, recorded or live */
  place: Element
  /** outputs of the kind that the reader's last run gave */
  live: Data[]
  /** Fetches the published recording, for kinds with a length. */
  recorded?: () => Promise<Data>
}

export interface Savable {
  what: string
  files: SavableFile[]
}

export interface SavableFile {
  label: string
  name: string
  type: string
  content(): BlobPart | Promise<BlobPart>
}
