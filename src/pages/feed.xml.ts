import rss from '@astrojs/rss'
import type { APIRoute } from 'astro'
import { page as words } from '#words/page'
import { readBook } from '../markdown/book.ts'

/** The chapters, for feed readers. */
export const GET: APIRoute = ({ site }) =>
  rss({
    title: words.bookTitle,
    description: words.description,
    site: new URL(import.meta.env.BASE_URL, site!),
    items: readBook().chapters.map(({ slug, title, question, outcome }) => ({
      title,
      description: `${question} ${outcome}`,
      link: `${import.meta.env.BASE_URL}${slug}/`,
    })),
    customData: `<language>${words.language}</language>`,
  })
