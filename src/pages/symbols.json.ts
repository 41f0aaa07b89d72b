import type { APIRoute } from 'astro'
import { readBook } from '../markdown/book.ts'
import { publishedSymbols } from '../markdown/published-symbols.ts'

/** The notation, for the cards in equations. */
export const GET: APIRoute = () => Response.json(publishedSymbols(readBook()))
