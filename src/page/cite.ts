/** A citation of the section that is being read, as BibTeX. */
import { book } from '#book-words/book'
import { signs } from '#words/language'

export interface Citation {
  section: string
  bibtex: string
}

/** The citation of the last heading above the middle of the screen, with its own address. */
export function citeSection(today = new Date()): Citation {
  const headings = [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3)')]
  const heading = headings.findLast((each) => each.getBoundingClientRect().top < innerHeight / 2)
  const chapter = headings[0]?.textContent ?? document.title
  const text = (heading ?? headings[0])?.textContent?.replace(/#$/, '').trim() ?? chapter
  const section = heading && heading !== headings[0] ? chapter + signs.colon + text : chapter
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')!.href
  const url = canonical + (heading?.id ? `#${heading.id}` : '')
  const date = today.toISOString().slice(0, 10)
  return {
    section,
    bibtex: `@misc{${import.meta.env.PUBLIC_BOOK},
  title = {${section}},
  howpublished = {${book.title}},
  url = {${url}},
  urldate = {${date}},
  note = {Licence ${import.meta.env.PUBLIC_LICENCE}}
}`,
  }
}
