import type { APIRoute } from 'astro'
import type { PublishedEquation } from '../chapter/symbol.ts'
import { readBook } from '../markdown/book.ts'
import { codeOf, readingOf } from '../markdown/equations.ts'

/** What can be copied of each equation. */
export const GET: APIRoute = () => {
  const book = readBook()
  const equations = book.chapters.flatMap((chapter) =>
    chapter.equations.map((equation): [string, PublishedEquation] => {
      const { id, number, tex } = equation
      const code = codeOf(equation, book)
      const from = code === undefined ? {} : { code, cell: equation.code!.cell }
      return [id, { number, tex, reading: readingOf(tex), ...from }]
    }),
  )
  return Response.json(Object.fromEntries(equations))
}
