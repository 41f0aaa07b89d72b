/**
 * A chapter of the book as data: what the Markdown text says, nothing about how it looks or runs.
 * Positions are 1-based lines and columns of the Markdown file, so that every later error can name them.
 */

import type { Question } from './question.ts'
import type { ReviewCard } from './review-card.ts'

export interface Position {
  line: number
  column: number
}

export interface Chapter {
  /** path of the Markdown file, as given to `parseChapter` */
  file: string
  /** the address: `04-dense.md` has the slug `dense` */
  slug: string
  /** the place in the book, from the file's number */
  order: number
  title: string
  /** the one question the chapter answers */
  question: string
  /** what the reader has at the end */
  outcome: string
  /** what the chapter is about in the book's one picture of everything, by a name that the book knows */
  part?: string
  /** all that follows the front matter, block by block; what the others list stands in these */
  segments: Segment[]
  headings: Heading[]
  cells: Cell[]
  /** cells of other chapters that this one shows again */
  shown: { id: string; position: Position }[]
  equations: Equation[]
  /** in the order of the page; the first is figure N.1 in chapter N */
  figures: FigurePlace[]
  /** solutions of exercises: texts that could stand in their cells */
  solutions: Solution[]
  /** answers that the checks of exercises know to be wrong; readers do not see them */
  wrongs: WrongAnswer[]
  /** of works, in the order of the text */
  citations: Citation[]
  questions: (Question & { position: Position })[]
  cards: (ReviewCard & { position: Position })[]
}

/** A block at the top of the Markdown tree: a paragraph, a list, a table, a fence. */
export interface Segment {
  /** `code` is a fence that is only looked at; `cell` is also one that is shown again; `prose` is all the rest */
  kind:
    | 'prose'
    | 'heading'
    | 'cell'
    | 'solution'
    | 'wrong'
    | 'code'
    | 'figure'
    | 'equation'
    | 'question'
    | 'card'
  /** of the heading, cell, figure, equation, question or card; of a solution and a wrong answer, their cell's; prose and code have none */
  id: string | undefined
  /** id of the heading that it stands under, or is; undefined before the first */
  heading: string | undefined
  /** the block as the file has it */
  source: string
  position: Position
  /** of prose and headings: the text alone, from mark to mark; else none */
  texts: TextRun[]
  /** what in `source` means something in this book only, from left to right */
  marks: Mark[]
}

/** A stretch of text without code, formulas, links' addresses, references to values and conditions. */
export interface TextRun {
  text: string
  /** of the file, where it begins; it may go over several */
  line: number
  isEmphasised: boolean
}

/** A stretch of a segment's source, from `start` up to `end`. */
export interface Mark {
  /**
   * `value`: `{{…}}`, in whose place a recorded value stands; `condition`: `{{holds: …}}`, what a sentence rests on, and
   * the blank before it; `citation`: `[@…]`, in whose place a work is named; `link`: what makes a text a link within
   * the book; `address`: of a heading
   */
  kind: 'value' | 'condition' | 'citation' | 'link' | 'address'
  start: number
  end: number
}

export interface Heading {
  id: string
  /** 2 or 3; the title is the only heading of depth 1 */
  depth: number
  text: string
  position: Position
}

export interface Cell {
  /** unique in the book, made of words, never reused */
  id: string
  /** slug of the chapter that defines it */
  chapter: string
  /** TypeScript, exactly as between the fences */
  code: string
  options: CellOptions
  file: string
  /** where the code's first character stands */
  position: Position
}

export interface CellOptions {
  /** takes seconds or more: says so, and never runs unless asked */
  expensive: boolean
  /** its names are its own: nothing else in the book sees them */
  local: boolean
  /** its listing is long and folded away: what it shows is the point */
  folded?: boolean
  /** id of the exercise this cell checks; as published it throws, solved it does not */
  checks: string | undefined
  /** the cell is meant to throw */
  expectError: boolean
  /** names of other cells whose values this cell changes */
  changes: string[]
  /** ids of cells that have to come first, although no name says so */
  after: string[]
  /** a constant of the cell with values offered beside it, such as `epochs:1,3,5,20` */
  control: { name: string; values: string[] } | undefined
  /** constants of the cell with the values of the full version, which is recorded beside the short one */
  full: { name: string; value: string }[]
  /** the options that are the book's own, by name */
  own: Readonly<Record<string, string>>
}

/** Options of the book's own, by name. */
export type OwnOptions = Readonly<Record<string, OwnOption>>

export interface OwnOption {
  /** a regular expression for all of its value */
  form: string
  /** for an author who has written another */
  example: string
}

export interface Solution {
  /** the cell's id */
  id: string
  code: string
  position: Position
}

export interface WrongAnswer extends Solution {
  /** words that its check answers with, from the comment in its first line */
  says: string
}

export interface Citation {
  /** of a reference */
  key: string
  /** id of the heading that it stands under; undefined before the first */
  heading: string | undefined
  position: Position
}

export interface Equation {
  /** with `eq-` before it, its address on the page */
  id: string
  /** the first of chapter N is equation N.1 */
  number: string
  tex: string
  /** the cell that computes it, and what in it does: a name it declares; undefined for the whole cell */
  code: { cell: string; name: string | undefined } | undefined
  position: Position
}

export interface FigurePlace {
  /** the name of a folder among the book's figures */
  id: string
  /** the cell whose trained model it shows, once the reader has run it */
  model: string | undefined
  /** one line; what is to be looked for */
  caption: string
  position: Position
}

/** A mistake in a chapter: the file, line and column, and what to do about it. */
export class ChapterError extends Error {
  override name = 'ChapterError'
  readonly file: string
  readonly position: Position
  constructor(message: string, file: string, position: Position) {
    super(`${file}:${position.line}:${position.column}: ${message}`)
    this.file = file
    this.position = position
  }
}
