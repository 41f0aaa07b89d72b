import type { APIRoute } from 'astro'
import { readBook } from '../../markdown/book.ts'
import { ankiLine } from '../../markdown/render-card.ts'

/** All cards in the form that Anki imports: a head that names the columns, then a line for each. */
export const GET: APIRoute = ({ site }) => {
  const root = new URL(import.meta.env.BASE_URL, site!).href
  const lines = readBook().chapters.flatMap(({ slug, cards }) =>
    cards.map((card) => ankiLine(card, slug, root)),
  )
  const head = ['#separator:tab', '#html:true', '#tags column:3']
  return new Response(`${[...head, ...lines].join('\n')}\n`)
}
