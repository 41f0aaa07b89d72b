/** Exports with the reader's changes in them. Without changes, the published files are just as good. */
import { dialogs } from '#words/dialogs'
import { EXPORT_KINDS, type ExportKind, exportFileName } from '../export/export-file.ts'
import { ExportError, type ExportSources } from '../export/sources.ts'
import { download } from '../page/download.ts'
import type { Session } from '../session/session.ts'

/**
 * Makes the file of a chapter, or of the book where `slug` is undefined, and hands it to the reader. Rejects with an
 * `ExportError` where the changes cannot be written as such a file.
 */
export async function exportFile(
  session: Session,
  slug: string | undefined,
  kind: ExportKind,
): Promise<void> {
  for (const [id, { problem }] of session.current.edits)
    if (problem) throw new ExportError(dialogs.export.mistake(id, problem.message))
  const response = await fetch(`${import.meta.env.BASE_URL}export/sources.json`)
  if (!response.ok) throw new Error(dialogs.export.notPrepared(response.status))
  const sources = (await response.json()) as ExportSources
  const { graph } = session.current
  const codeOf = (id: string) => session.codeOf(id)
  const text = EXPORT_KINDS[kind].write({ sources, graph, codeOf, slug })
  download(exportFileName(slug, kind), text, 'text/plain;charset=utf-8')
}
