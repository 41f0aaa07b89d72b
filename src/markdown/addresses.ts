/**
 * Every address of the site: pages, and within them sections, cells, equations, figures, terms and symbols. What has
 * been published once stands in `content/permalinks.json` and leads somewhere for ever, by `content/redirects.json`
 * if it has moved.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bookPages } from '../author/book-pages.ts'
import { settings } from '../author/names.ts'
import type { Book } from './book.ts'
import { readReferences } from './references.ts'
import { readSymbols } from './symbols.ts'
import { readTerms } from './terms.ts'

/** Fragments by page; pages without any have an empty list. */
export type Addresses = Record<string, string[]>

/** The pages of the book as it is now, each with the fragments that a link may lead to; both sorted. */
export function addressesOf({ chapters }: Pick<Book, 'chapters'>): Addresses {
  const pages: Addresses = {
    '/formulas/': [],
    '/concepts/': [],
    '/stored/': [],
    '/review/': [],
    '/progress/': [],
  }
  for (const { pattern, entrypoint } of bookPages())
    if (entrypoint.endsWith('.astro')) pages[`${pattern.replace(/\/$/, '')}/`] = []
  pages['/notation/'] = readSymbols().map(({ id }) => id)
  pages['/references/'] = readReferences().map(({ id }) => id)
  for (const { id } of readTerms()) pages[`/concepts/${id}/`] = []
  for (const { slug, headings, cells, equations, figures, questions, cards } of chapters)
    pages[`/${slug}/`] = [
      ...headings.map(({ id }) => id),
      ...cells.map(({ id }) => `cell-${id}`),
      ...equations.map(({ id }) => `eq-${id}`),
      ...figures.map(({ id }) => `figure-${id}`),
      ...questions.map(({ id }) => `ask-${id}`),
      ...cards.map(({ id }) => `card-${id}`),
    ]
  return Object.fromEntries(
    Object.entries(pages)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([page, fragments]) => [page, fragments.sort()]),
  )
}

/** The addresses that have been published, from `permalinks.json`. Throws if the file is missing or is not JSON. */
export function readPermalinks(root = process.cwd()): Addresses {
  return JSON.parse(
    readFileSync(join(root, settings.content, 'permalinks.json'), 'utf8'),
  ) as Addresses
}

/** Addresses that have moved: old to new, each with or without a `#` part. */
export function readRedirects(root = process.cwd()): Record<string, string> {
  return JSON.parse(readFileSync(join(root, settings.content, 'redirects.json'), 'utf8')) as Record<
    string,
    string
  >
}

/** The mistakes in published addresses, in words: gone without a redirect, not published, or redirected to nowhere. */
export function addressProblems(
  now: Addresses,
  published: Addresses,
  redirects: Record<string, string>,
): string[] {
  const flat = (addresses: Addresses) =>
    Object.entries(addresses).flatMap(([page, fragments]) => [
      page,
      ...fragments.map((fragment) => `${page}#${fragment}`),
    ])
  const [here, once] = [new Set(flat(now)), new Set(flat(published))]
  return [
    ...[...once]
      .filter((address) => !here.has(address) && !(address in redirects))
      .map(
        (address) => `${address} was published and is gone: lead it on in content/redirects.json`,
      ),
    ...[...here]
      .filter((address) => !once.has(address))
      .map((address) => `${address} is new: run npm run permalinks`),
    ...Object.entries(redirects).flatMap(([from, to]) => [
      ...(here.has(from) ? [`${from} is redirected, and exists`] : []),
      ...(here.has(to) ? [] : [`${from} leads to ${to}, where nothing stands`]),
    ]),
  ]
}
