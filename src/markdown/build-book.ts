/** What a book gives its build, in its `build.ts`. */
import type { LinkedCell } from '../cell/graph.ts'
import type { Cell, Chapter } from '../chapter/chapter.ts'
import type { Assets } from '../figures/figure.ts'
import type { LentTraining } from '../notebook/notebook.ts'
import type { Markup } from '../output/markup.ts'
import type { Recording } from './recordings.ts'

export interface BuildBook {
  /** the folder of the figures, from the project's root; a folder in it with a `figure.ts` is a figure */
  figures: string
  /** What a figure needs. Throws where something is not recorded. */
  assets(needs: readonly string[]): Assets
  /** Whether all is recorded that figures need; while recording, some may be missing. */
  hasAssets(): boolean
  /** Kinds of a symbol's value besides `constant` and `option`: what it is worth in the recordings. */
  symbolValues: Readonly<Record<string, (cell: string, of: string) => string | undefined>>
  /**
   * What an option of the book's own leads to, for a cell that has it: a link beside the cell's name. Throws where it
   * leads nowhere.
   */
  linkOf?(cell: Cell, chapters: readonly Chapter[]): CellLink | undefined
  /**
   * The lines that a cell stands for, such as `49-53` or `43`, of the program that a listing marked `beside` shows;
   * undefined of a cell that stands for none.
   */
  linesOf?(cell: Cell): string | undefined
  /**
   * The book's one picture of everything, small, with this chapter's part of it lit; undefined for a chapter without a
   * part. Throws where the book knows no such part.
   */
  partOf?(chapter: Chapter): PartPicture | undefined
  /** Trainings that the book lends to readers who need one and have none; their data is the page's `lend`. */
  lends?(): readonly LentTraining[]
  /**
   * Milliseconds of a step of the book's training where this recording of a cell was made, if the cell takes such steps;
   * undefined where it takes others, or that is not known.
   */
  recordedStep?(cell: LinkedCell, recording: Recording): number | undefined
  /** programs that readers take away */
  outside: OutsideModules
}

/** Heads a chapter. Addresses are from the first page. */
export interface PartPicture {
  picture: Markup
  /** what is lit */
  text: string
  /** what opens this part */
  address: string
  /** where the picture is large */
  whole: CellLink
}

export interface CellLink {
  text: string
  /** from the first page */
  address: string
}

/** What programs outside the page are made of, besides the modules that cells import. Paths are from the project's root. */
export interface OutsideModules {
  /** what they install; a module that cells import by such a name is the package itself */
  packages: readonly string[]
  /** package that a module imports -> the one of the same version that is installed in its place */
  installedAs?: Readonly<Record<string, string>>
  /** module as cells name it -> the file that stands in its place, where there is no page */
  instead: Readonly<Record<string, string>>
  /** what else stands in the program: what it is for -> its file. One makes `display`, one `seedMathRandom`. */
  helpers: Readonly<Record<string, string>>
  /** the file of what happens before the first cell */
  start?: string
}
