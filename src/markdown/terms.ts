/** The glossary, from `content/terms.yaml`, and where the text uses its terms. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Heading, Link, Parent, Root, Text } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { parse } from 'yaml'
import { EDITION, settings } from '../author/names.ts'
import type { Book } from './book.ts'
import { textsOfEdition } from './edition-texts.ts'

export interface Term {
  /** its address, `/concepts/ID/` */
  id: string
  name: string
  /** other forms of the word */
  also?: string[]
  /** phrases, such as names, in which the word is not this term */
  except?: string[]
  definition: string
  /** `chapter/#section` that explains it */
  section: string
  /** ids of other terms */
  related: string[]
  /** what else it is called, by the fields that the book's settings name */
  names: TermName[]
  /** other names in this edition's language, which the text does not use */
  others?: string[]
}

export interface TermName {
  /** the field of `terms.yaml`, or the tag of the first edition where another one is read */
  field: string
  text: string
  /** undefined of code */
  language: string | undefined
  /** whether another edition of the book calls it so */
  isOfEdition: boolean
  /** names of the lists that have it */
  sources: { name: string; url: string }[]
}

/** A name in another language, as `terms.yaml` has it; a text alone is its `name`. */
export interface NameElsewhere {
  name: string
  /** other forms that are the same term in that language */
  also?: string[]
  /** words in which it is not the term */
  except?: string[]
  /** other names, told where the term is explained and used nowhere */
  others?: string[]
  /** of the settings */
  sources?: string[]
}

let known: Term[] | undefined

/**
 * All terms of the glossary, read once; in another edition than the first with its names and texts. Throws if the file
 * is missing or is not YAML.
 */
export function readTerms(root = process.cwd()): Term[] {
  known ??= termsOfEdition(readWrittenTerms(root), EDITION)
  return known
}

/** The terms as the file has them. */
export function readWrittenTerms(root = process.cwd()): WrittenTerm[] {
  return parse(readFileSync(join(root, settings.content, 'terms.yaml'), 'utf8')) as WrittenTerm[]
}

export type WrittenTerm = Omit<Term, 'names'> & Readonly<Record<string, unknown>>

/** The terms as an edition says them. */
export function termsOfEdition(written: WrittenTerm[], edition: string): Term[] {
  const [first] = settings.editions
  const field = Object.entries(settings.termNames ?? {}).find(
    ([, how]) => how.as === 'word' && how.edition === edition,
  )?.[0]
  const texts = edition === first ? {} : textsOfEdition(edition, 'terms.yaml')
  return written.map((term) => {
    const names = namesOf(term)
    const here = field === undefined ? undefined : nameElsewhere(term, field)
    const translated = { ...term, ...texts[term.id], names }
    if (!here) return translated
    const { name, also = [], except = [], others = [] } = here
    const english = {
      field: first,
      text: term.name,
      language: first,
      isOfEdition: true,
      sources: [],
    }
    return {
      ...translated,
      name,
      also,
      except,
      others,
      names: [english, ...names.filter((each) => each.field !== field)],
    }
  })
}

/** What a term is called in the language of a field; undefined where that is not known. */
export function nameElsewhere(term: WrittenTerm, field: string): NameElsewhere | undefined {
  const written = term[field] as string | NameElsewhere | undefined
  return typeof written === 'string' ? { name: written } : written
}

function namesOf(term: WrittenTerm): TermName[] {
  return Object.entries(settings.termNames ?? {}).flatMap(([field, how]) => {
    const written = nameElsewhere(term, field)
    if (!written) return []
    const lists = how.as === 'word' ? (how.sources ?? {}) : {}
    return [
      {
        field,
        text: written.name,
        language: how.as === 'word' ? how.language : undefined,
        isOfEdition: how.as === 'word' && settings.editions.some((tag) => tag === how.edition),
        sources: (written.sources ?? []).flatMap((id) => lists[id] ?? []),
      },
    ]
  })
}

/** The mistakes in the glossary, in words. */
export function termProblems(terms: Term[], { chapters }: Pick<Book, 'chapters'>): string[] {
  const ids = new Set(terms.map(({ id }) => id))
  const problems = terms.length === ids.size ? [] : ['two terms have the same id']
  const forms = new Map<string, string>()
  for (const term of terms) {
    const { id, section, related, definition } = term
    const [slug, heading] = section.split('/#')
    const chapter = chapters.find((each) => each.slug === slug)
    if (!chapter?.headings.some((each) => each.id === heading))
      problems.push(`"${id}" is explained at "${section}", where nothing stands`)
    for (const other of related)
      if (!ids.has(other)) problems.push(`"${id}" is related to "${other}", which is no term`)
    if (!/^([A-Z][^.]*\.|[^。]*。)$/.test(definition))
      problems.push(`the definition of "${id}" is not one sentence`)
    for (const form of formsOf(term)) {
      const other = forms.get(form)
      if (other !== undefined) problems.push(`"${form}" is a form of "${other}" and of "${id}"`)
      forms.set(form, id)
    }
  }
  return problems
}

function formsOf({ name, also = [] }: Term): string[] {
  return [name, ...also]
}

/**
 * Finds a term anywhere in a text; the longest form at a place wins, a phrase that is none over the term in it. Names
 * with capitals are matched as they are.
 */
function finder(terms: Term[]): (text: string) => { at: number; form: string; id: string }[] {
  const forms = terms
    .flatMap((term) => [
      ...formsOf(term).map((form) => ({ form, id: term.id })),
      ...(term.except ?? []).map((form) => ({ form, id: undefined })),
    ])
    .sort((a, b) => b.form.length - a.form.length)
  const patterns = forms.map(({ form }) => {
    const isName = /[A-Z]/.test(form)
    const first = isName ? form[0]! : `[${form[0]!.toUpperCase()}${form[0]}]`
    const pattern = first + form.slice(1).replaceAll('-', '[-‑]').replaceAll("'", "['’]")
    // Chinese sets no space between a word and what stands beside it.
    return `${/^\w/.test(form) ? '(?<![\\w-])' : ''}${pattern}${/\w$/.test(form) ? '(?![\\w-])' : ''}`
  })
  const any = new RegExp(`(${patterns.join('|')})`, 'g')
  return (text) =>
    [...text.matchAll(any)].flatMap((match) => {
      const form = match[0].replaceAll('’', "'").replaceAll('‑', '-')
      const { id } = forms.find(
        (each) => each.form === form || each.form === form[0]!.toLowerCase() + form.slice(1),
      )!
      return id === undefined ? [] : [{ at: match.index, form: match[0], id }]
    })
}

interface Place {
  node: Text
  parent: Parent
  at: number
  form: string
  id: string
  /** id of the heading that it stands under */
  heading: string | undefined
}

/**
 * Makes one mention of each term in a chapter a link to it, with a preview: the first, and in the chapter that explains
 * it the first of the section that does. Never in a heading, a link, a table, or in what is emphasised for another
 * reason, such as a title.
 */
export function linkTerms(tree: Root, slug: string, base: string, terms = readTerms()): void {
  const places = placesIn(tree, finder(terms))
  const chosen = terms.flatMap(({ id, section }) => {
    const own = places.filter((place) => place.id === id)
    const teaching = own.find(({ heading }) => `${slug}/#${heading}` === section)
    return teaching ?? own[0] ?? []
  })
  for (const node of new Set(chosen.map((place) => place.node))) {
    const inNode = chosen.filter((place) => place.node === node).sort((a, b) => a.at - b.at)
    const { children } = inNode[0]!.parent
    children.splice(children.indexOf(node), 1, ...withLinks(node.value, inNode, base))
  }
}

/** Every mention that could be a link, in the order of the text. */
function placesIn(tree: Root, find: ReturnType<typeof finder>): Place[] {
  const places: Place[] = []
  let heading: string | undefined
  visit(tree, (node, _, parent) => {
    if (node.type === 'heading') heading = addressOf(node)
    if (node.type === 'heading' || node.type === 'link' || node.type === 'table') return SKIP
    // A question's texts are pressed, and tell nothing for the first time.
    if ((node.data as { hName?: string } | undefined)?.hName === 'book-question') return SKIP
    if (node.type !== 'text' || !parent) return undefined
    const isEmphasised = parent.type === 'emphasis' || parent.type === 'strong'
    for (const mention of find(node.value))
      if (!isEmphasised || mention.form === node.value)
        places.push({ ...mention, node, parent, heading })
    return undefined
  })
  return places
}

function addressOf({ data }: Heading): string | undefined {
  return (data as { hProperties?: { id?: string } } | undefined)?.hProperties?.id
}

function withLinks(value: string, places: Place[], base: string): (Text | Link)[] {
  const parts: (Text | Link)[] = []
  let start = 0
  for (const { at, form, id } of places) {
    parts.push(
      { type: 'text', value: value.slice(start, at) },
      {
        type: 'link',
        url: `${base}concepts/${id}/`,
        children: [{ type: 'text', value: form }],
        data: { hProperties: { className: 'term', 'data-preview': '' } },
      },
    )
    start = at + form.length
  }
  return [...parts, { type: 'text', value: value.slice(start) }]
}

export interface Mention {
  /** slug of the chapter, and the heading the text stands under; undefined before the first */
  chapter: string
  heading: string | undefined
}

/** Every section of the book whose prose uses a term, in the book's order, by term. */
export function mentions({ chapters }: Pick<Book, 'chapters'>, terms = readTerms()) {
  const find = finder(terms)
  const found = new Map<string, Mention[]>(terms.map(({ id }) => [id, []]))
  for (const { segments, slug } of chapters)
    for (const { kind, heading, texts } of segments) {
      if (kind === 'heading') continue
      for (const { id } of texts.flatMap(({ text }) => find(text))) {
        const list = found.get(id)!
        const last = list.at(-1)
        if (last?.chapter !== slug || last.heading !== heading)
          list.push({ chapter: slug, heading })
      }
    }
  return found
}
