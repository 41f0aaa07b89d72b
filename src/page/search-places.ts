/** From a page that was found to the places in it: the section, cell, equation or symbol that the words stand in. */

/** Of Pagefind's answer, what is used here. */
export interface FoundPage {
  url: string
  meta: { title?: string }
  raw_content: string
  anchors: { element: string; id: string; text?: string; location: number }[]
  weighted_locations: { weight: number; balanced_score: number; location: number }[]
}

export interface FoundPlace {
  href: string
  /** of the page */
  title: string
  /** of the place; empty at a page's top */
  place: string
  /** some words around; those that were found are marked */
  excerpt: { text: string; isFound: boolean }[]
}

export interface PlaceWords {
  cell(id: string): string
  equation(number: string): string
}

const MOST_PLACES = 3
const WORDS_AROUND = 12
const EXACT = 4

/**
 * At most three places, the best first: those in which most of what was asked for stands, and above all as it was
 * written.
 */
export function placesIn(page: FoundPage, asked: string, words: PlaceWords): FoundPlace[] {
  const wanted = asked.split(/\s+/)
  const anchors = page.anchors
    .filter(({ element }) => element !== 'main')
    .sort((a, b) => a.location - b.location)
  const text = page.raw_content.split(/\s+/)
  const best = new Map<string, { score: number; at: number[]; anchor?: FoundPage['anchors'][0] }>()
  for (const { location, balanced_score } of page.weighted_locations) {
    const isExact = wanted.some((word) => text[location]?.includes(word))
    const score = balanced_score * (isExact ? EXACT : 1)
    const anchor = anchors.findLast((each) => each.location <= location)
    const id = anchor?.id ?? ''
    const place = best.get(id) ?? { score: 0, at: [], ...(anchor && { anchor }) }
    best.set(id, { ...place, score: place.score + score, at: [...place.at, location] })
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_PLACES)
    .map(({ at, anchor }) => ({
      href: page.url + (anchor ? `#${anchor.id}` : ''),
      title: page.meta.title ?? page.url,
      place: nameOf(anchor, words),
      excerpt: excerptOf(text, at),
    }))
}

/** Equations are left out of the text, but for their readings and numbers. */
function nameOf(anchor: FoundPage['anchors'][0] | undefined, words: PlaceWords): string {
  if (!anchor) return ''
  const cell = /^cell-(.*)$/.exec(anchor.id)?.[1]
  if (cell !== undefined) return words.cell(cell)
  const text = (anchor.text ?? '').replace(/#$/, '').trim()
  if (anchor.id.startsWith('eq-')) return words.equation(/\((\d+\.\d+)\)/.exec(text)?.[1] ?? '')
  return text.length > 60 ? `${text.slice(0, 60)} …` : text
}

function excerptOf(words: string[], found: number[]): FoundPlace['excerpt'] {
  const first = Math.min(...found)
  const start = Math.max(0, first - 4)
  const marked = new Set(found)
  const parts: FoundPlace['excerpt'] = []
  for (let i = start; i < Math.min(words.length, start + WORDS_AROUND * 2); i++) {
    const isFound = marked.has(i)
    const last = parts.at(-1)
    if (last?.isFound === isFound) last.text += ` ${words[i]}`
    else parts.push({ text: words[i]!, isFound })
  }
  return parts
}
