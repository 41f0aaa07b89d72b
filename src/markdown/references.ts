/** What the book rests on, from `content/references.yaml`, and where the text cites it: `[@KEY]`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Link, Text } from 'mdast'
import { parse } from 'yaml'
import { references as words } from '#words/references'
import { settings } from '../author/names.ts'
import { CITATION } from '../chapter/parse-chapter.ts'
import type { Book } from './book.ts'

export interface Reference {
  /** its address on the page of references, and what `[@…]` names */
  id: string
  /** initials and family name of each, in the work's order */
  authors: string[]
  year: number
  title: string
  /** the journal, the conference, the lecture, with volume and pages */
  in?: string
  /** where it can be read; undefined where none is known for sure */
  url?: string
}

let known: Reference[] | undefined

/** All references, read once. Throws if the file is missing or is not YAML. */
export function readReferences(root = process.cwd()): Reference[] {
  known ??= (parse(readFileSync(join(root, settings.content, 'references.yaml'), 'utf8')) ??
    []) as Reference[]
  return known
}

/** Who and when, as a citation says it: “Kingma and Ba, 2015”. */
export function citationOf({ authors, year }: Reference): string {
  return words.citation(
    authors.map((author) => author.split(' ').slice(1).join(' ') || author),
    year,
  )
}

/** A text with links in place of its citations; undefined if it has none. Throws at a key that is unknown. */
export function linkCitations(
  text: string,
  base: string,
  references = readReferences(),
): (Text | Link)[] | undefined {
  const parts = text.split(CITATION)
  if (parts.length === 1) return undefined
  return parts.flatMap((part, i): (Text | Link)[] => {
    if (i % 2 === 0) return part === '' ? [] : [{ type: 'text', value: part }]
    return [
      { type: 'text', value: words.brackets[0]! },
      {
        type: 'link',
        url: `${base}references/#${part}`,
        children: [{ type: 'text', value: citationOf(find(part, references)) }],
        data: { hProperties: { 'data-preview': '' } },
      },
      { type: 'text', value: words.brackets[1]! },
    ]
  })
}

/** The same in Markdown that any reader of it understands, with the works' own addresses. */
export function plainCitations(text: string, references = readReferences()): string {
  return text.replace(CITATION, (_, key: string) => {
    const reference = find(key, references)
    const citation = citationOf(reference)
    const [open, close] = words.brackets
    const link = reference.url === undefined ? citation : `[${citation}](${reference.url})`
    return open + link + close
  })
}

function find(key: string, references: Reference[]): Reference {
  const reference = references.find(({ id }) => id === key)
  if (!reference) throw new Error(`"${key}" is not in references.yaml`)
  return reference
}

/** The mistakes in the references, in words: cited and missing, there and not cited, twice. */
export function referenceProblems(
  references: Reference[],
  { chapters }: Pick<Book, 'chapters'>,
): string[] {
  const ids = new Set(references.map(({ id }) => id))
  const cited = chapters.flatMap(({ file, citations }) =>
    citations.map(({ key, position }) => ({ key, place: `${file}:${position.line}` })),
  )
  return [
    ...(ids.size < references.length ? ['two references have the same id'] : []),
    ...cited
      .filter(({ key }) => !ids.has(key))
      .map(({ key, place }) => `${place}: "${key}" is not in references.yaml`),
    ...[...ids]
      .filter((id) => !cited.some(({ key }) => key === id))
      .map((id) => `nothing cites "${id}"`),
  ]
}
