import rss from '@astrojs/rss'
import type { APIRoute } from 'astro'
import { book } from '#book-words/book'
import { language, signs } from '#words/language'
import { readBook } from '../markdown/book.ts'

/** The chapters, for feed readers. */
export const GET: APIRoute = ({ site }) =>
  rss({
    title: book.title,
    description: book.description,
    site: new URL(import.meta.env.BASE_URL, site!),
    items: readBook().chapters.map(({ slug, title, question, outcome }) => ({
      title,
      description: question + signs.blank + outcome,
      link: `${import.meta.env.BASE_URL}${slug}/`,
    })),
    customData: `<language>${language}</language>`,
  })
