import type { APIRoute, GetStaticPaths } from 'astro'
import { readBook } from '../../markdown/book.ts'
import { longestRecorded } from '../../markdown/recordings.ts'

/** Of each cell, the recorded output that a live one is compared with. */
export const getStaticPaths: GetStaticPaths = () =>
  [...readBook().graph.keys()].flatMap((cell) => {
    const output = longestRecorded(cell)
    return output ? [{ params: { cell }, props: { output } }] : []
  })

/** The recorded output of a cell. */
export const GET: APIRoute = ({ props }) => Response.json(props.output)
