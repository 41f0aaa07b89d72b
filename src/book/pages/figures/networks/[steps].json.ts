import type { APIRoute, GetStaticPaths } from 'astro'
import { hasNetwork, readPacked } from '../../../build/recorded-assets.ts'
import { FULLY, POINTS } from '../../../figures/trained-for.ts'

/** The book's network at the earlier points of its training. */
export const getStaticPaths: GetStaticPaths = () =>
  POINTS.filter(({ steps }) => steps !== FULLY && hasNetwork(steps)).map(({ steps }) => ({
    params: { steps: String(steps) },
    props: { steps },
  }))

export const GET: APIRoute = ({ props }) => Response.json(readPacked(Number(props.steps)))
