import type { APIRoute, GetStaticPaths } from 'astro'
import { EXPORT_KINDS, type ExportKind, exportFileName } from '../../export/export-file.ts'
import { readBook } from '../../markdown/book.ts'
import { exportSources } from '../../markdown/export-sources.ts'

/** The chapters and the book as they were published; with a reader's changes, the page writes them. */
export const getStaticPaths: GetStaticPaths = () => {
  const slugs = [undefined, ...readBook().chapters.map(({ slug }) => slug)]
  const kinds = Object.keys(EXPORT_KINDS) as ExportKind[]
  return slugs.flatMap((slug) =>
    kinds.map((kind) => ({ params: { file: exportFileName(slug, kind) }, props: { slug, kind } })),
  )
}

/** A chapter, or the book, in one of the kinds of export. */
export const GET: APIRoute<{ slug: string | undefined; kind: ExportKind }> = ({ props }) => {
  const book = readBook()
  const codeOf = (id: string) => book.graph.get(id)!.cell.code
  const sources = exportSources(book)
  return new Response(
    EXPORT_KINDS[props.kind].write({ sources, graph: book.graph, codeOf, slug: props.slug }),
  )
}
