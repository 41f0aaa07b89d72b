import type { APIRoute, GetStaticPaths } from 'astro'
import { readBook } from '../../../markdown/book.ts'
import { freshRecording } from '../../../markdown/recordings.ts'
import { kindOf } from '../../../output/kinds.ts'

/** What cells gave their figures to show when the book was recorded. */
export const getStaticPaths: GetStaticPaths = () => {
  const { graph } = readBook()
  return [...graph.values()].flatMap(({ cell }) => {
    const data = freshRecording(graph, cell)?.outputs.find(({ output }) => kindOf(output)?.figure)
    return data ? [{ params: { cell: cell.id }, props: { data: data.output } }] : []
  })
}

export const GET: APIRoute = ({ props }) => Response.json(props.data)
