import type { APIRoute } from 'astro'
import { readBook } from '../markdown/book.ts'

/** All cells, compiled, for the page's notebook. */
export const GET: APIRoute = () => Response.json(readBook().cells)
