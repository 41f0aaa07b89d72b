/** What an export is made from: the chapters cut into text and cells, and the modules that the cells import. */
import type { Graph } from '../cell/graph.ts'
import type { Import } from './imports.ts'

export interface ExportSources {
  chapters: ExportChapter[]
  /** the modules, in an order in which each follows what it needs, ready to stand in one file */
  modules: InlinedModule[]
  /** what the program does before its first cell; it may use the modules */
  start: InlinedModule
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
  /** what it takes from beyond the project, such as `node:fs` */
  imports: Import[]
  /** the text without imports and exports */
  code: string
  /** everything it declares at its top level */
  names: Record<string, NameKind>
  /** what others may import -> the name of it in the file */
  exports: Record<string, string>
}

/** A class is a value and a type; of a type nothing is there when the program runs. */
export type NameKind = 'value' | 'type' | 'class'

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

/** Ids of the cells that the chosen chapters define or show, each once, in the order of the text. */
export function cellsOf(request: ExportRequest): string[] {
  const ids = chosenChapters(request).flatMap(({ segments }) =>
    segments.flatMap((segment) => (segment.kind === 'cell' ? [segment.id] : [])),
  )
  return [...new Set(ids)]
}

/** Thrown where the cells cannot be written as such a file; the message says why. */
export class ExportError extends Error {
  override name = 'ExportError'
}
