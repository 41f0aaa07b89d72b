/** The same page's text in another edition, a partner beneath each block. It is taken from that edition's page. */
import { otherEditions as words } from '#words/editions'
import { bookStorage } from '../session/book-storage.ts'
import { BESIDE_KEY } from './beside-keys.ts'

/** What has a partner: blocks by their names, all else by its id or its place. */
const TEXTS =
  'main [data-block], main h1, main .chapter > .question, main :is(h2, h3, figcaption, .question-text, .card-ask)[id]'

const pages = new Map<string, Promise<Document>>()

/** Shows the partners, or takes them away, and keeps the choice. */
export async function toggleBeside(): Promise<void> {
  const button = findButton()
  if (!button) return
  const isShown = button.ariaPressed === 'true'
  keep(isShown ? undefined : button.dataset.edition!)
  if (isShown) hide()
  else await showBeside()
}

/** Shows the partners on this page, if it has a button for them. */
export async function showBeside(): Promise<void> {
  const button = findButton()
  if (!button) return
  button.ariaPressed = 'true'
  const { pathname } = new URL(button.dataset.beside!, location.href)
  const other = await pageAt(pathname).catch(() => undefined)
  // Meanwhile it may have been pressed again, or another page be shown.
  if (findButton() !== button || button.ariaPressed !== 'true') return
  hide()
  if (!other) return say(button, words.failed)
  button.ariaPressed = 'true'
  for (const text of document.querySelectorAll<HTMLElement>(TEXTS)) {
    const partner = other.querySelector(selectorOf(text))
    if (partner) place(text, partner, other.documentElement.lang)
  }
}

function findButton(): HTMLButtonElement | null {
  return document.querySelector('[data-beside]')
}

function hide(): void {
  for (const shown of document.querySelectorAll('.beside')) shown.remove()
  findButton()!.ariaPressed = 'false'
}

function selectorOf({ dataset, id, localName }: HTMLElement): string {
  if (dataset.block !== undefined) return `[data-block="${CSS.escape(dataset.block)}"]`
  if (id !== '') return `#${CSS.escape(id)}`
  return localName === 'h1' ? 'main h1' : 'main .chapter > .question'
}

/** A caption's partner stands in the caption, every other one behind its block. */
function place(text: HTMLElement, partner: Element, language: string): void {
  const copy = document.importNode(partner, true)
  for (const each of copy.querySelectorAll('.anchor, .beside')) each.remove()
  const box = document.createElement('div')
  box.className = 'beside'
  box.lang = language
  const isWhole = /^(ul|ol|table|blockquote)$/.test(copy.localName)
  if (isWhole) box.append(copy)
  else box.append(...copy.childNodes)
  for (const each of box.querySelectorAll('[id]')) each.removeAttribute('id')
  if (text.localName === 'figcaption') text.append(box)
  else text.after(box)
}

function say(button: HTMLElement, sentence: string): void {
  const said = document.createElement('p')
  said.className = 'beside'
  said.role = 'status'
  said.textContent = sentence
  document.querySelector('main')!.prepend(said)
  button.ariaPressed = 'false'
}

function keep(edition: string | undefined): void {
  try {
    if (edition === undefined) bookStorage().removeItem(BESIDE_KEY)
    else bookStorage().setItem(BESIDE_KEY, edition)
  } catch {
    // Storage is denied: the choice lasts as long as the page.
  }
}

function pageAt(pathname: string): Promise<Document> {
  let page = pages.get(pathname)
  if (!page) {
    page = fetch(pathname).then(async (response) => {
      if (!response.ok) throw new Error(`${pathname}: ${response.status}`)
      return new DOMParser().parseFromString(await response.text(), 'text/html')
    })
    pages.set(pathname, page)
    page.catch(() => pages.delete(pathname))
  }
  return page
}
