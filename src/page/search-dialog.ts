/** The search: typed into, walked with the arrows, chosen with Enter. The places are those of the whole site. */
import { signs } from '#words/language'
import { searchLanguage, search as words } from '#words/search'
import { h, patch } from '../output/markup.ts'
import { type Answer, type Found, openIndex } from '../search/find.ts'
import type { Place } from '../search/place.ts'
import { fetchFile, once } from './once.ts'
import { openPicker, typeInto } from './picker.ts'

/** Typing goes on this long after a letter before it is searched for. */
const PAUSE_MS = 120
const HINT = [words.hint + signs.blank, h('span', { class: 'for-keys' }, words.keys)]
const index = once(async () => {
  const response = await fetchFile('search.json')
  return openIndex((await response.json()) as Place[], searchLanguage, words.kinds)
})

/** Opens the search. `typed`: what the reader typed already. */
export function openSearch(typed: string): void {
  const { dialog, input, list } = openPicker({
    title: words.title,
    className: 'palette search',
    label: words.input,
    listLabel: words.results,
    listId: 'search-list',
    hint: h('p', { class: 'palette-keys', role: 'status' }, ...HINT),
  })
  const status = dialog.querySelector('[role=status]')!
  let places: Found[] = []
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
    const answer =
      text === ''
        ? undefined
        : await index().then(
            (find) => find(text),
            () => 'failed' as const,
          )
    // A later word may have been asked for meanwhile.
    if (wanted !== text) return
    places = typeof answer === 'object' ? answer.found : []
    selected = 0
    patch(
      status,
      answer === 'failed' ? [words.failed] : answer === undefined ? HINT : [said(text, answer)],
    )
    show()
  }
  const go = (found: Found | undefined) => {
    if (!found) return
    dialog.close()
    location.assign(import.meta.env.BASE_URL + found.place.href)
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

/** How many places there are, and for which words if not for those that were typed. */
function said(text: string, { found, taken }: Answer): string {
  if (found.length === 0) return words.none(text)
  const changes = taken.map(([typed, word]) =>
    word === undefined ? words.without(typed) : words.instead(typed, word),
  )
  return [words.found(found.length), ...changes].join(signs.comma)
}

function renderPlace({ place, excerpt }: Found, i: number, isSelected: boolean) {
  const { kind, page, heading, name } = place
  return h(
    'li',
    { id: `found-${i}`, role: 'option', 'aria-selected': String(isSelected) },
    h('span', { class: 'kind' }, [words.kinds[kind], name].filter(Boolean).join(signs.blank)),
    ' ',
    h('strong', {}, heading === '' ? page : page + signs.colon + heading),
    ' ',
    h(
      'span',
      { class: kind === 'cell' ? 'excerpt code' : 'excerpt' },
      ...excerpt.map(({ text, isFound }) => (isFound ? h('mark', {}, text) : text)),
    ),
  )
}
