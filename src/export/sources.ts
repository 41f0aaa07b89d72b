/** What an export is made from: the chapters cut into text and cells, and the modules that the cells import. */
import type { Graph } from '../cell/graph.ts'

export interface ExportSources {
  chapters: ExportChapter[]
  /** the modules, in an order in which each follows what it needs, ready to stand in one file */
  modules: InlinedModule[]
  /** what the program does before its first cell; it may use the modules */
  start: Pick<InlinedModule, 'imports' | 'code'>
  /** what to install, with versions */
  packages: string[]
}

export interface ExportChapter {
  slug: string
  title: string
  question: string
  segments: Segment[]
}

/** A part of a chapter, from top to bottom; a text is Markdown without the book's own marks, with recorded values. */
export type Segment = { kind: 'text'; text: string } | { kind: 'cell'; id: string }

export interface InlinedModule {
  /** as cells import it, or what it is for */
  name: string
  /** import statements that reach beyond the project, such as `node:fs` */
  imports: string[]
  /** the text without imports and exports */
  code: string
  /** everything it declares at its top level */
  names: string[]
}

/** A chapter or the whole book, with the cells as the reader has them. */
export interface ExportRequest {
  sources: ExportSources
  graph: Graph
  codeOf: (id: string) => string
  /** undefined for all chapters */
  slug: string | undefined
}

/** The one chapter that a request names, or all of the book. */
export function chosenChapters({ sources, slug }: ExportRequest): ExportChapter[] {
  return sources.chapters.filter((chapter) => slug === undefined || chapter.slug === slug)
}

/** Thrown where the cells cannot be written as such a file; the message says why. */
export class ExportError extends Error {
  override name = 'ExportError'
}
