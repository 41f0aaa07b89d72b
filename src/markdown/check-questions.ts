/** Proves the answers of a chapter's questions, as far as recordings and cells can; what a program prints, a test runs. */
import { type Chapter, ChapterError } from '../chapter/chapter.ts'
import type { Book } from './book.ts'
import { checkProof } from './conditions.ts'

/** Throws a `ChapterError` at the first question whose answer is not proven, or that speaks of what is not there. */
export function checkQuestions(
  { questions, file, cells, shown, figures, headings }: Chapter,
  { graph, chapters }: Pick<Book, 'graph' | 'chapters'>,
): void {
  const here = new Set([
    ...[...cells, ...shown].map(({ id }) => `cell-${id}`),
    ...figures.map(({ id }) => `figure-${id}`),
  ])
  for (const question of questions) {
    const { id, position, answer, proof, covers, see, cell } = question
    const fail = (message: string): never => {
      throw new ChapterError(message, file, position)
    }
    for (const chapter of chapters)
      for (const other of chapter.questions)
        if (other.id === id && other !== question)
          fail(`another question has the id "${id}": ${chapter.file}:${other.position.line}`)
    for (const address of covers)
      if (!here.has(address)) fail(`covers=${address}: this chapter has no such cell or figure`)
    const section = /^#(.+)$/.exec(see ?? '')?.[1]
    if (section && !headings.some((heading) => heading.id === section))
      fail(`see: this chapter has no section "${section}"`)
    if (cell !== undefined) {
      const code = graph.get(cell)?.cell.code ?? fail(`cell: no cell has the id "${cell}"`)
      const misplaced = firstOutOfOrder(code, answer.kind === 'order' ? answer.items : [])
      if (misplaced !== undefined) fail(`in the cell "${cell}", "${misplaced}" does not follow`)
    }
    checkProof(proof, fail)
  }
}

function firstOutOfOrder(
  code: string,
  items: readonly { code?: string | undefined }[],
): string | undefined {
  let from = 0
  for (const { code: part = '' } of items) {
    const at = code.indexOf(part, from)
    if (at < 0) return part
    from = at + part.length
  }
  return undefined
}
