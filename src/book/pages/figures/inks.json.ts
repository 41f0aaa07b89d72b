import type { APIRoute } from 'astro'
import { recordedAssets } from '../../build/recorded-assets.ts'

/** The ink of zeros and ones, for figures of one weight and of two. */
export const GET: APIRoute = () => Response.json(recordedAssets(['inks']).inks)
