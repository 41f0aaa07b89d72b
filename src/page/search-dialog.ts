/** The search: typed into, walked with the arrows, chosen with Enter. The index is Pagefind's, of the whole site. */
import { search as words } from '#words/search'
import { h, patch } from '../output/markup.ts'
import { once } from './once.ts'
import { openPicker, typeInto } from './picker.ts'
import { type FoundPage, type FoundPlace, placesIn } from './search-places.ts'

interface Pagefind {
  search(text: string): Promise<{ results: { data(): Promise<FoundPage> }[] }>
}

const MOST_PAGES = 8
/** Typing goes on this long after a letter before it is searched for. */
const PAUSE_MS = 120
const pagefind = once((): Promise<Pagefind> => {
  const address = `${import.meta.env.BASE_URL}pagefind/pagefind.js`
  return import(/* @vite-ignore */ address)
})

/** Opens the search. `typed`: what the reader typed already. */
export function openSearch(typed: string): void {
  const { dialog, input, list } = openPicker({
    title: words.title,
    className: 'palette search',
    label: words.input,
    listLabel: words.results,
    listId: 'search-list',
    hint: h('p', { class: 'palette-keys', role: 'status' }, words.hint),
  })
  const status = dialog.querySelector('[role=status]')!
  let places: FoundPlace[] = []
  let selected = 0
  let wanted = ''
  let pause: ReturnType<typeof setTimeout> | undefined

  const show = () => {
    patch(
      list,
      places.map((place, i) => renderPlace(place, i, i === selected)),
    )
    input.setAttribute('aria-activedescendant', places.length > 0 ? `found-${selected}` : '')
    list.children[selected]?.scrollIntoView({ block: 'nearest' })
  }
  const find = async () => {
    const text = input.value.trim()
    wanted = text
    const found = text === '' ? [] : await placesFor(text).catch(() => undefined)
    // A later word may have been answered first.
    if (wanted !== text) return
    places = found ?? []
    selected = 0
    status.textContent =
      found === undefined
        ? words.failed
        : text === ''
          ? words.hint
          : found.length === 0
            ? words.none(text)
            : words.found(found.length)
    show()
  }
  const go = (place: FoundPlace | undefined) => {
    if (!place) return
    dialog.close()
    location.assign(place.href)
  }
  input.addEventListener('input', () => {
    clearTimeout(pause)
    pause = setTimeout(() => void find(), PAUSE_MS)
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') selected = Math.min(places.length - 1, selected + 1)
    else if (event.key === 'ArrowUp') selected = Math.max(0, selected - 1)
    else if (event.key === 'Enter') return go(places[selected])
    else return
    event.preventDefault()
    show()
  })
  list.addEventListener('click', ({ target }) => {
    const option = (target as Element).closest('[role=option]')
    if (option) go(places[[...list.children].indexOf(option)])
  })
  typeInto(input, typed)
}

/** In the order of the pages, the best first. */
async function placesFor(text: string): Promise<FoundPlace[]> {
  const { results } = await (await pagefind()).search(text)
  const pages = await Promise.all(results.slice(0, MOST_PAGES).map((result) => result.data()))
  return pages.flatMap((page) => placesIn(page, text, words))
}

function renderPlace({ title, place, excerpt }: FoundPlace, i: number, isSelected: boolean) {
  return h(
    'li',
    { id: `found-${i}`, role: 'option', 'aria-selected': String(isSelected) },
    h('strong', {}, place === '' ? title : `${title}: ${place}`),
    h(
      'span',
      { class: 'excerpt' },
      ...excerpt.flatMap(({ text, isFound }) => [isFound ? h('mark', {}, text) : text, ' ']),
    ),
  )
}
