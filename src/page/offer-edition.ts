/** On the first page: the offer of an edition in the language that the reader's browser asks for. */
import { bookStorage, storedValue } from '../session/book-storage.ts'
import { EDITION_KEY } from './beside-keys.ts'

const languageOf = (tag: string) => tag.toLowerCase().split('-')[0]!

function offer(): void {
  const offers = [...document.querySelectorAll<HTMLElement>('[data-offer]')]
  const here = document.documentElement.lang
  const known = [here, ...offers.map(({ lang }) => lang)].map(languageOf)
  const wanted = navigator.languages.map(languageOf).find((language) => known.includes(language))
  const chosen = chosenEdition()
  for (const each of offers) {
    const isWanted =
      chosen === undefined ? languageOf(each.lang) === wanted : chosen === each.dataset.offer
    each.hidden = !isWanted || languageOf(each.lang) === languageOf(here)
    each.addEventListener('click', ({ target }) => {
      const isStaying = (target as Element).closest('button') !== null
      if (!isStaying && !(target as Element).closest('a')) return
      choose(isStaying ? '' : each.dataset.offer!)
      if (isStaying) each.hidden = true
    })
  }
}

/** Empty for who wants to stay here; undefined for who was not asked, or did not say. */
function chosenEdition(): string | undefined {
  try {
    return storedValue(EDITION_KEY) ?? undefined
  } catch {
    return undefined
  }
}

function choose(edition: string): void {
  try {
    bookStorage().setItem(EDITION_KEY, edition)
  } catch {
    // Storage is denied: it is offered again.
  }
}

document.addEventListener('astro:page-load', offer)
offer()
