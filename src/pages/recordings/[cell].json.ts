import type { APIRoute, GetStaticPaths } from 'astro'
import { readBook } from '../../markdown/book.ts'
import { recordedTraining } from '../../markdown/recordings.ts'

/** The longest recorded training of each cell that trains, to compare a live one with. */
export const getStaticPaths: GetStaticPaths = () =>
  [...readBook().graph.keys()].flatMap((cell) => {
    const training = recordedTraining(cell)
    return training ? [{ params: { cell }, props: { training } }] : []
  })

export const GET: APIRoute = ({ props }) => Response.json(props.training)
