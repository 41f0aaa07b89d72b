/** Whether an edition's text is in step with the first edition's: each block with its partner, and what is wrong. Pure. */
import { differences } from './agree.ts'
import { type Block, digestOf } from './block.ts'
import { type Item, pairUp } from './pair.ts'

/** What a translator had before them, by the block's name: digests of both texts, and the block's kind. */
export type Stamps = Readonly<Record<string, string>>

/** A problem that is none where somebody has said so of this very block. */
export const UNTRANSLATED = 'it is still the text of the first edition'

export interface Compared {
  /** the block's name in the first edition, or here where it has no partner there */
  name: string
  /** undefined where one edition has none */
  first: Block | undefined
  here: Block | undefined
  state:
    | 'in step'
    /** the first edition's text is another one than when this was accepted */
    | 'changed since'
    /** nobody has accepted it yet */
    | 'new'
    | 'missing here'
    | 'only here'
  /** the digest of the text that was translated, where that is known */
  was: string | undefined
  /** what is wrong besides, in words */
  problems: string[]
}

/**
 * Compares all blocks, in the first edition's order. `isOtherLanguage` says that a text which is the same in both has
 * not been translated.
 */
export function compareBlocks(
  first: readonly Block[],
  here: readonly Block[],
  stamps: Stamps,
  isOtherLanguage: boolean,
): Compared[] {
  const leftOut = new Map(
    here.filter(({ kind }) => kind === 'left out').map((block) => [block.name, block] as const),
  )
  // A language may need helpers that another does not.
  const isHelper = ({ kind }: Block, others: readonly Block[]) =>
    kind === 'rest' && !others.some((other) => other.kind === 'rest')
  const sources = first.filter((block) => !leftOut.delete(block.name) && !isHelper(block, here))
  const texts = here.filter(
    (block) => block.kind !== 'left out' && !block.isOnlyHere && !isHelper(block, first),
  )
  const stamped = Object.entries(stamps).map(([name, stamp]) => readStamp(name, stamp))
  const partners = pairBlocks(sources, texts, stamped)
  const compared = sources.map((block, i): Compared => {
    const partner = partners.get(i)
    if (partner === undefined) return alone(block, undefined)
    const { text, stamp } = partner
    const problems = differences(texts[text]!, block)
    const isAccepted = stamp?.here === digestOf(texts[text]!)
    if (isOtherLanguage && block.isText && !isAccepted && isUntranslated(block, texts[text]!))
      problems.push(UNTRANSLATED)
    const before = [...partners].some(([j, other]) => j > i && other.text < text)
    if (before) problems.push('it stands in another place')
    const isNew = block.isText && stamp === undefined
    const isChanged = block.isText && stamp !== undefined && stamp.first !== digestOf(block)
    return {
      name: block.name,
      first: block,
      here: texts[text]!,
      state: isNew ? 'new' : isChanged ? 'changed since' : 'in step',
      was: stamp?.first,
      problems,
    }
  })
  const paired = new Set([...partners.values()].map(({ text }) => text))
  return [
    ...compared,
    ...texts.filter((_, i) => !paired.has(i)).map((block) => alone(undefined, block)),
    ...[...leftOut.values()].map((mark) => ({
      ...alone(undefined, mark),
      problems: ['what it leaves out is not there in the first edition'],
    })),
  ]
}

function alone(first: Block | undefined, here: Block | undefined): Compared {
  const { name } = (first ?? here)!
  const state = first ? 'missing here' : 'only here'
  return { name, first, here, state, was: undefined, problems: [] }
}

interface Stamped extends Omit<Item, 'digest'> {
  first: string
  here: string
}

/** The index of a block -> that of its partner, by way of what was accepted where there is such a stamp. */
function pairBlocks(
  sources: readonly Block[],
  texts: readonly Block[],
  stamped: readonly Stamped[],
): Map<number, { text: number; stamp: Stamped | undefined }> {
  const toStamp = pairUp(
    sources.map(itemOf),
    stamped.map((each) => ({ ...each, digest: each.first })),
  )
  const toText = pairUp(
    stamped.map((each) => ({ ...each, digest: each.here })),
    texts.map(itemOf),
  )
  const partners = new Map<number, { text: number; stamp: Stamped | undefined }>()
  for (const [source, stamp] of toStamp) {
    const text = toText.get(stamp)
    if (text !== undefined) partners.set(source, { text, stamp: stamped[stamp] })
  }
  const taken = new Set([...partners.values()].map(({ text }) => text))
  const restOfSources = [...sources.keys()].filter((i) => !partners.has(i))
  const restOfTexts = [...texts.keys()].filter((i) => !taken.has(i))
  const rest = pairUp(
    restOfSources.map((i) => itemOf(sources[i]!)),
    restOfTexts.map((i) => itemOf(texts[i]!)),
  )
  for (const [i, j] of rest)
    partners.set(restOfSources[i]!, { text: restOfTexts[j]!, stamp: undefined })
  return partners
}

function itemOf(block: Block): Item {
  const { name, group, isNamed, kind } = block
  return { name, group, isNamed, kind, digest: digestOf(block) }
}

/** Of a file whose blocks all have partners: what is kept of those in `accepted`, and of the others as it was. */
export function stampAll(
  compared: readonly Compared[],
  accepted: (each: Compared) => boolean,
): Stamps {
  return Object.fromEntries(
    compared.flatMap((each) => {
      const { name, first, here, was } = each
      if (!first?.isText || !here) return []
      if (accepted(each)) return [[name, `${digestOf(first)} ${digestOf(here)} ${first.kind}`]]
      return was === undefined ? [] : [[name, `${was} ${digestOf(here)} ${first.kind}`]]
    }),
  )
}

function readStamp(name: string, stamp: string): Stamped {
  const [first = '', here = '', ...kind] = stamp.split(' ')
  const [group = ''] = name.split('/')
  return { name, group, isNamed: !name.includes('/'), kind: kind.join(' '), first, here }
}

/** Whether a text of some words is the same in both languages; of code, one of its strings. */
function isUntranslated({ source, kind }: Block, { source: here }: Block): boolean {
  if (source !== here) return false
  const text = /^(rest|value|function|list of)/.test(kind)
    ? (source.match(/(['"`])(?:\\.|(?!\1)[^\\])*\1/g) ?? []).join('\n')
    : source.replace(/`[^`\n]+`/g, '')
  return /[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text)
}
