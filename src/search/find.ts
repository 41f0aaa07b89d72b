/**
 * The places in which something is found, the best first: by words, their stems, what a word typed half may become,
 * and, for a word that the book has not, the nearest that it has.
 */
import type { KindWords, Place, PlaceKind } from './place.ts'
import { type SearchLanguage, tokensOf } from './tokens.ts'

export interface Found {
  place: Place
  /** whole sentences; what was found is marked */
  excerpt: { text: string; isFound: boolean }[]
}

export interface Answer {
  found: Found[]
  /** words that the book has not -> the word that was taken for each, if one is near */
  taken: [typed: string, word: string | undefined][]
}

const MOST_PLACES = 12
const MOST_OF_A_PAGE = 3
/** So many of the best are looked at sentence by sentence. */
const LOOKED_AT = 40
const MOST_LETTERS = 240
const MOST_OF_ONE_NAME = 3

/** What a word counts for where it stands: a place is about its name, and mentions what its text has. */
const IN_NAME = 8
const IN_OTHER_NAMES = 6
/** of what it stands under: its section, its page */
const IN_HEADING = 1.5
/** How soon another occurrence adds nothing, and how much a long text counts less (BM25). */
const SATURATION = 1.2
const LENGTH = 0.6
/** Where what was typed is the whole name of a place, above all of a chapter. */
const WHOLE_NAME = 2.5
const WHOLE_TITLE = 4.8
const WHOLE_OTHER_NAME = 1.6
const SMALL = 0.08
const COMMON = 0.7
const LATER_LETTERS = 0.6
const MISTYPED = 0.7
const SAME_STEM = 0.85

const WEIGHTS: Readonly<Record<PlaceKind, number>> = {
  chapter: 1,
  concept: 1.3,
  section: 1.2,
  symbol: 1.2,
  figure: 1,
  equation: 0.9,
  cell: 0.75,
  page: 0.7,
  work: 0.6,
}

interface Entry {
  place: Place
  /** word -> what its occurrences count for together */
  counts: Map<string, number>
  /** words of its text */
  length: number
  /** its name, and its other names, as the words they are, with a space between */
  names: Set<string>
  otherNames: Set<string>
}

/** Counts the words of all places, once: then many questions can be answered. */
export function openIndex(
  places: readonly Place[],
  language: SearchLanguage,
  kinds: KindWords,
): (asked: string) => Answer {
  const entries = places.map((place) => entryOf(place, language, kinds[place.kind]))
  const namesakes = Map.groupBy(
    places.filter(({ kind }) => kind === 'section'),
    ({ heading }) => heading,
  )
  /** Where many pages have a section of one name, it is about nothing of its own. */
  const weightOf = ({ kind, heading }: Place) => {
    const isCommon = kind === 'section' && namesakes.get(heading)!.length > MOST_OF_ONE_NAME
    return WEIGHTS[kind] * (isCommon ? COMMON : 1)
  }
  const mean = entries.reduce((sum, { length }) => sum + length, 0) / Math.max(1, entries.length)
  /** word -> in how many places */
  const vocabulary = new Map<string, number>()
  for (const { counts } of entries)
    for (const word of counts.keys()) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1)
  const byStem = Map.groupBy(vocabulary.keys(), (word) => language.stem(word))

  /** Rare words say more. */
  const rarity = (word: string) =>
    Math.log(1 + entries.length / (1 + (vocabulary.get(word) ?? 0))) *
    (language.small.has(word) ? SMALL : 1)

  /** Words of the book for a typed one -> how surely each is meant. */
  const meant = (typed: string, isLast: boolean): Map<string, number> => {
    const words = new Map<string, number>()
    if (isLast && typed.length > 1 && !isNumber(typed))
      for (const word of vocabulary.keys())
        if (word.startsWith(typed)) words.set(word, (LATER_LETTERS * typed.length) / word.length)
    for (const word of byStem.get(language.stem(typed)) ?? []) words.set(word, SAME_STEM)
    if (vocabulary.has(typed)) words.set(typed, 1)
    return words
  }

  return (asked) => {
    const typed = wholeTokens(asked, language)
    const taken: Answer['taken'] = []
    const wanted: Wanted[] = typed.flatMap(({ word, from, to }, i) => {
      const words = meant(word, i === typed.length - 1)
      if (words.size > 0) return [{ words, rarity: rarity(bestOf(words)) }]
      const near = nearestOf(word, vocabulary)
      if (!isWithinHan(asked, from, to)) taken.push([asked.slice(from, to), near])
      if (near === undefined) return []
      const alike = byStem.get(language.stem(near)) ?? [near]
      return [{ words: new Map(alike.map((each) => [each, MISTYPED])), rarity: rarity(near) }]
    })
    if (wanted.length === 0) return { found: [], taken }
    const whole = wanted.reduce((sum, each) => sum + each.rarity, 0)
    const stems = wanted
      .map(({ words }) => bestOf(words))
      .filter((word) => !language.small.has(word))
      .map((word) => language.stem(word))
      .join(' ')

    const scored = entries
      .map((entry) => {
        let score = 0
        let covered = 0
        const factor = 1 - LENGTH + (LENGTH * entry.length) / mean
        for (const { words, rarity } of wanted) {
          let best = 0
          for (const [word, sureness] of words) {
            const count = entry.counts.get(word)
            if (count === undefined) continue
            best = Math.max(best, (sureness * count) / (count + SATURATION * factor))
          }
          score += best * rarity
          if (best > 0) covered += rarity
        }
        const share = covered / whole
        const named = entry.names.has(stems)
          ? entry.place.kind === 'chapter'
            ? WHOLE_TITLE
            : WHOLE_NAME
          : entry.otherNames.has(stems)
            ? WHOLE_OTHER_NAME
            : 1
        return { entry, share, score: score * share ** 2 * named * weightOf(entry.place) }
      })
      .filter(({ share }) => share > 0.5)
      .sort((a, b) => b.score - a.score)
      .slice(0, LOOKED_AT)

    const ranked = scored
      .map(({ entry: { place }, score }) => {
        const { excerpt, fit } = excerptOf(place, wanted, whole, language)
        return { place, excerpt, score: score * (1 + fit) }
      })
      .sort((a, b) => b.score - a.score)
    const ofPage = new Map<string, number>()
    const found = ranked.filter(({ place: { page } }) => {
      const count = (ofPage.get(page) ?? 0) + 1
      ofPage.set(page, count)
      return count <= MOST_OF_A_PAGE
    })
    return {
      found: found.slice(0, MOST_PLACES).map(({ place, excerpt }) => ({ place, excerpt })),
      taken,
    }
  }
}

function entryOf(place: Place, language: SearchLanguage, kind: string): Entry {
  const counts = new Map<string, number>()
  const count = (text: string, weight: number) => {
    const tokens = tokensOf(text, language)
    for (const { word } of tokens) {
      const before = counts.get(word) ?? 0
      // Who says a number often explains it no better.
      counts.set(word, isNumber(word) ? Math.max(before, weight) : before + weight)
    }
    return tokens.length
  }
  const name = nameOf(place)
  count(name, IN_NAME)
  // Names are often alike: none counts twice. An author's word for the address says what a section is about, too.
  const address =
    place.kind === 'section' ? place.href.replace(/^.*#/, '').replaceAll('-', ' ') : ''
  const others = new Set(
    [...place.also, address].flatMap((other) => tokensOf(other, language).map(({ word }) => word)),
  )
  for (const word of others) if (!counts.has(word)) counts.set(word, IN_OTHER_NAMES)
  for (const above of [place.heading, place.page]) if (above !== name) count(above, IN_HEADING)
  if (place.name !== '') count(kind, IN_HEADING)
  return {
    place,
    counts,
    length: count(place.text, 1),
    names: new Set([name, `${kind} ${name}`].map((each) => stemsOf(each, language))),
    otherNames: new Set(place.also.map((other) => stemsOf(other, language))),
  }
}

/** Two letters in a longer piece of Chinese may be the end of a word and the beginning of the next: no word of their own. */
function isWithinHan(text: string, from: number, to: number): boolean {
  const piece = /\p{Script=Han}+$/u.exec(text.slice(0, to))
  if (piece === null) return false
  return piece.index < from || /^\p{Script=Han}/u.test(text.slice(to))
}

function nameOf({ page, heading, name }: Place): string {
  return name || heading || page
}

/** A text's words without the small ones, as stems. */
function stemsOf(text: string, language: SearchLanguage): string {
  return wholeTokens(text, language)
    .filter(({ word }) => !language.small.has(word))
    .map(({ word }) => language.stem(word))
    .join(' ')
}

/** Without the parts of names, which stand where the name does. */
function wholeTokens(text: string, language: SearchLanguage) {
  return tokensOf(text, language).filter(({ from }, i, all) => all[i - 1]?.from !== from)
}

function bestOf(words: Map<string, number>): string {
  return [...words].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

interface Wanted {
  words: Map<string, number>
  rarity: number
}

/**
 * The sentence or line in which most of what was asked for stands, and what follows as long as it is short. `fit`: how
 * much of it stands there or in the place's name, and how much in the order in which it was asked for, each from 0 to 1.
 */
function excerptOf(
  place: Place,
  wanted: Wanted[],
  whole: number,
  language: SearchLanguage,
): { excerpt: Found['excerpt']; fit: number } {
  const isSmall = ({ words }: Wanted) => [...words.keys()].every((word) => language.small.has(word))
  const inOrder = wanted.filter((each) => !isSmall(each))
  const fitOf = (text: string) => {
    const words = tokensOf(text, language).map(({ word }) => word)
    const share = wanted
      .filter(({ words: each }) => words.some((word) => each.has(word)))
      .reduce((sum, { rarity }) => sum + rarity, 0)
    // As if there were no small words: “gradient of the bias” is in order in “the gradient of a bias”.
    const large = words.filter((word) => !language.small.has(word))
    const pairs = inOrder.slice(1).filter((second, i) => {
      const first = inOrder[i]!
      return large.some((word, at) => first.words.has(word) && second.words.has(large[at + 1]!))
    })
    return share / whole + pairs.length / Math.max(1, inOrder.length - 1)
  }
  const sentences = sentencesOf(place.text)
  const fits = sentences.map(fitOf)
  const best = Math.max(0, ...fits)
  const first = Math.max(0, fits.indexOf(best))
  const fit = Math.max(best, ...[nameOf(place), ...place.also].map(fitOf))
  const shown: string[] = []
  let letters = 0
  for (const sentence of sentences.slice(first)) {
    letters += sentence.length
    if (shown.length > 0 && letters > MOST_LETTERS) break
    shown.push(sentence)
  }
  return { excerpt: marked(joined(shown), wanted, language), fit }
}

/** No blank stands behind Chinese punctuation. */
function joined(sentences: readonly string[]): string {
  return sentences.join(' ').replaceAll(/(?<=[。，；：？！、…”’》）]) /g, '')
}

let sentenceSegmenter: Intl.Segmenter | undefined

function sentencesOf(text: string): string[] {
  sentenceSegmenter ??= new Intl.Segmenter(undefined, { granularity: 'sentence' })
  return text
    .split('\n')
    .flatMap((line) => [...sentenceSegmenter!.segment(line)].map(({ segment }) => segment.trim()))
}

function marked(text: string, wanted: Wanted[], language: SearchLanguage): Found['excerpt'] {
  const excerpt: Found['excerpt'] = []
  let at = 0
  for (const { word, from, to } of tokensOf(text, language)) {
    const isFound = wanted.some(({ words }) => words.has(word)) && !language.small.has(word)
    if (to <= at || !isFound) continue
    const last = excerpt.at(-1)
    if (from < at && last?.isFound) {
      // Two Chinese letters, of which the first was found with the one before it.
      last.text += text.slice(at, to)
      at = to
      continue
    }
    if (from < at) continue
    if (from > at) excerpt.push({ text: text.slice(at, from), isFound: false })
    excerpt.push({ text: text.slice(from, to), isFound: true })
    at = to
  }
  if (at < text.length) excerpt.push({ text: text.slice(at), isFound: false })
  return excerpt
}

/** The nearest word of those that places have; of two as near, the one that more of them have. */
function nearestOf(typed: string, vocabulary: ReadonlyMap<string, number>): string | undefined {
  const most = typed.length < 4 || isNumber(typed) ? 0 : typed.length < 7 ? 1 : 2
  let best: string | undefined
  let least = most + 1
  for (const [word, places] of vocabulary) {
    if (Math.abs(word.length - typed.length) > most || isNumber(word)) continue
    const distance = distanceOf(typed, word)
    const isNearer =
      distance < least ||
      (distance === least && best !== undefined && places > vocabulary.get(best)!)
    if (isNearer) {
      best = word
      least = distance
    }
  }
  return best
}

function isNumber(word: string): boolean {
  return /^\p{N}/u.test(word)
}

/** How many letters to put in, leave out, change or exchange with the next (optimal string alignment). */
export function distanceOf(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
