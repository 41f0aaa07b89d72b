/**
 * A preview of what a link leads to, an equation or a concept, when it is pointed at, focused or tapped. It is taken
 * from the page it leads to. A second tap follows the link.
 */
import { hinted, hintFor, showHint } from './hint-card.ts'

const pages = new Map<string, Promise<Document>>()

hintFor({
  find: (target) => target.closest('a[data-preview]') ?? undefined,
  show: (link) => void preview(link as HTMLAnchorElement),
})
document.addEventListener('focusin', ({ target }) => {
  const link = (target as Element).closest<HTMLAnchorElement>('a[data-preview]')
  if (link?.matches(':focus-visible')) void preview(link)
})
document.addEventListener(
  'click',
  (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-preview]')
    const isTap = (event as PointerEvent).pointerType === 'touch'
    if (!link || !isTap || hinted() === link) return
    event.preventDefault()
    event.stopImmediatePropagation()
    void preview(link)
  },
  { capture: true },
)

async function preview(link: HTMLAnchorElement): Promise<void> {
  if (hinted() === link) return
  showHint(link)
  const { pathname, hash } = new URL(link.href)
  const page = pathname === location.pathname ? document : await fetchPage(pathname)
  const shown = page?.querySelector(hash ? `#${CSS.escape(hash.slice(1))}` : '[data-definition]')
  if (!shown || hinted() !== link) return
  const copy = document.importNode(shown, true)
  copy.removeAttribute('id')
  copy.removeAttribute('tabindex')
  for (const control of copy.querySelectorAll('.equation-number, .anchor')) control.remove()
  // Of a term, what it is called in another language, too.
  const names = hash ? [] : [...page!.querySelectorAll('[data-other-name]')]
  showHint(link, copy, ...names.map((name) => document.importNode(name, true)))
}

function fetchPage(pathname: string): Promise<Document | undefined> {
  let page = pages.get(pathname)
  if (!page) {
    page = fetch(pathname)
      .then((response) => response.text())
      .then((html) => new DOMParser().parseFromString(html, 'text/html'))
    pages.set(pathname, page)
  }
  return page.catch(() => {
    pages.delete(pathname)
    return undefined
  })
}
