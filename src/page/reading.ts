/**
 * How far the reader has come: the contents beside the text follow it, and the section being read and those that were
 * read to their end are kept in this browser, so that the list of chapters can show how much of each is done, and lead
 * back.
 */

import { reading as words } from '#words/reading'
import { allSolved } from '../review/kept-solved.ts'
import { bookStorage } from '../session/book-storage.ts'

const KEY = 'read'
/** the section being read, as `page/#id` */
const PLACE_KEY = 'place'

/** Sections read, by page. */
type Read = Record<string, string[]>

/** The same in all editions: the path without the site's. */
const nameOf = (pathname: string) => pathname.replace(/^.*\/(?=.)/, '')

function readSoFar(): Read {
  const read: Read = {}
  for (const storage of [bookStorage, bookStorage.earlier])
    try {
      for (const [page, sections] of Object.entries<string[]>(JSON.parse(storage!().getItem(KEY)!)))
        if (Array.isArray(sections))
          read[nameOf(page)] = [...new Set([...(read[nameOf(page)] ?? []), ...sections])]
    } catch {
      // What cannot be read counts as nothing.
    }
  return read
}

function remember(page: string, id: string): void {
  const read = readSoFar()
  const sections = read[page] ?? []
  if (sections.includes(id)) return
  try {
    bookStorage().setItem(KEY, JSON.stringify({ ...read, [page]: [...sections, id] }))
  } catch {
    // Storage is denied or full: it lasts as long as the page.
  }
  showProgress()
}

/** Beside each chapter's name in the contents. */
function showProgress(): void {
  const read = readSoFar()
  for (const entry of document.querySelectorAll<HTMLElement>('[data-sections]')) {
    const done = read[nameOf(entry.dataset.page!)]?.length ?? 0
    const all = Number(entry.dataset.sections)
    entry.textContent = done === 0 ? '' : done >= all ? words.done : words.part(done, all)
  }
  const solved = allSolved()
  for (const entry of document.querySelectorAll<HTMLElement>('[data-exercises]')) {
    const exercises = entry.dataset.exercises!.split(' ')
    const done = exercises.filter((id) => solved.has(id)).length
    entry.textContent = done === 0 ? '' : words.solved(done, exercises.length)
  }
  offerToGoOn(read)
}

/** Where the reader was last; nothing where that is not kept. */
function lastPlace(): [page?: string, id?: string] {
  try {
    return (bookStorage().getItem(PLACE_KEY)?.split('#') ?? []) as [string?, string?]
  } catch {
    return []
  }
}

function rememberPlace(page: string, id: string): void {
  try {
    bookStorage().setItem(PLACE_KEY, `${page}#${id}`)
  } catch {
    // Storage is denied or full: the chapter is led to, not the section.
  }
}

/**
 * On the page that lists the chapters, for who has read some, where to start becomes where the reader was, or, if that
 * chapter is read to its end, the first that is not.
 */
function offerToGoOn(read: Read): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-continue]')
  const entries = [...document.querySelectorAll<HTMLElement>('.chapters [data-sections]')]
  const isRead = ({ dataset }: HTMLElement) =>
    (read[nameOf(dataset.page!)]?.length ?? 0) >= Number(dataset.sections)
  const [page, id] = lastPlace()
  const here = entries.find((entry) => nameOf(entry.dataset.page!) === page && !isRead(entry))
  const next = here ?? entries.find((entry) => !isRead(entry))
  if (!link || !next || (Object.keys(read).length === 0 && !here)) return
  const title = next.closest('li')!.querySelector('a')!.textContent
  link.href = next.dataset.page! + (here ? `#${id}` : '')
  link.textContent = words.goOn(title)
}

/** In milliseconds: who scrolls on within it was only passing. */
const REST_MS = 500

/** The section where a reader rests is the place to come back to, and the one in which another edition is entered. */
function settle(id: string | undefined): void {
  const foot = document.querySelector('footer.site')!.getBoundingClientRect()
  // At the foot one looks for a link, perhaps to the other edition.
  if (foot.top < innerHeight) return
  if (id !== undefined) rememberPlace(nameOf(location.pathname), id)
  for (const other of document.querySelectorAll<HTMLAnchorElement>('footer a[hreflang]'))
    other.hash = id ?? ''
}

let stop = new AbortController()

/** Follows the headings of the page that is shown now. */
function follow(): void {
  stop.abort()
  stop = new AbortController()
  showProgress()
  const toc = document.querySelector('nav.toc')
  const links = [...(toc?.querySelectorAll<HTMLAnchorElement>('a[href^="#"]') ?? [])]
  const headings = links.flatMap((link) => document.getElementById(link.hash.slice(1)) ?? [])
  if (headings.length === 0) return
  let frame = 0
  let resting: ReturnType<typeof setTimeout> | undefined
  stop.signal.addEventListener('abort', () => clearTimeout(resting))
  const look = () => {
    frame = 0
    const line = innerHeight / 3
    const at = headings.findLastIndex((heading) => heading.getBoundingClientRect().top <= line)
    for (const [i, link] of links.entries())
      if (i === at) link.setAttribute('aria-current', 'location')
      else link.removeAttribute('aria-current')
    clearTimeout(resting)
    resting = setTimeout(() => settle(headings[at]?.id), REST_MS)
    // A section has been read when the next one, or the end of the page, has come up to the middle.
    const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 4
    for (let i = 0; i < (atEnd ? headings.length : at); i++)
      remember(nameOf(location.pathname), headings[i]!.id)
  }
  addEventListener(
    'scroll',
    () => {
      if (frame === 0) frame = requestAnimationFrame(look)
    },
    { passive: true, signal: stop.signal },
  )
  look()
}

/** The list of chapters closes as menus do: by Esc, and by a click beside it. */
function closeContents(isElsewhere: (contents: HTMLDetailsElement) => boolean): void {
  const contents = document.querySelector<HTMLDetailsElement>('details.contents[open]')
  if (contents && isElsewhere(contents)) contents.open = false
}

document.addEventListener('click', ({ target }) =>
  closeContents((contents) => !contents.contains(target as Node)),
)
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return
  closeContents((contents) => {
    if (contents.contains(document.activeElement)) contents.querySelector('summary')!.focus()
    return true
  })
})
// What was read or solved meanwhile counts when the list is opened.
document.addEventListener(
  'toggle',
  ({ target }) => {
    if ((target as Element).matches('details.contents')) showProgress()
  },
  true,
)
document.addEventListener('astro:page-load', follow)
follow()
