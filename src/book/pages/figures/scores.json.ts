import type { APIRoute } from 'astro'
import { recordedAssets } from '../../build/recorded-assets.ts'

/** What ten runs of one setting scored. */
export const GET: APIRoute = () => Response.json(recordedAssets(['scores']).scores)
