import type { APIRoute, GetStaticPaths } from 'astro'
import { book as words } from '#book-words/book'
import { readBook } from '../../markdown/book.ts'
import { cardPng } from '../../markdown/card.ts'

/** One for each chapter, and one for all other pages. */
export const getStaticPaths: GetStaticPaths = () => [
  { params: { page: 'book' }, props: { title: words.title, line: words.description } },
  ...readBook().chapters.map(({ slug, title, question }) => ({
    params: { page: slug },
    props: { title, line: question },
  })),
]

/** The picture that other sites show with a link to the page. */
export const GET: APIRoute<{ title: string; line: string }> = async ({ props }) =>
  new Response(new Uint8Array(await cardPng({ ...props, site: words.shortTitle })), {
    headers: { 'Content-Type': 'image/png' },
  })
