/** What holds of any book; `BOOK=…` chooses which. What its recordings say is checked by running it in a browser. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { CONTENT } from '../author/names.ts'
import { exportMarkdown } from '../export/markdown.ts'
import { allForms } from '../output/forms.ts'
import { allKinds } from '../output/kinds.ts'
import { addressesOf, addressProblems, readPermalinks, readRedirects } from './addresses.ts'
import { readBook } from './book.ts'
import { readingOf } from './equations.ts'
import { exportSources } from './export-sources.ts'
import { fingerprintOf, fullFingerprint, fullName, readRecording } from './recordings.ts'
import { readSymbols, symbolProblems } from './symbols.ts'
import { mentions, readTerms, termProblems } from './terms.ts'

const book = readBook()
const { chapters, graph } = book

test('every address ever published leads somewhere, and every one there is is published', () => {
  expect(addressProblems(addressesOf(book), readPermalinks(), readRedirects())).toEqual([])
})

test('every letter of every equation has one meaning, every meaning an equation, and all addresses exist', () => {
  expect(symbolProblems(readSymbols(), book)).toEqual([])
})

test('every term has a section, one sentence, and relatives that exist; the book uses each', () => {
  expect(termProblems(readTerms(), book)).toEqual([])
  for (const [id, places] of mentions(book)) expect(places.length, id).toBeGreaterThan(0)
})

test('every equation can be read aloud, without signs', () => {
  for (const { equations } of chapters)
    for (const { tex } of equations) {
      const reading = readingOf(tex)
      expect(reading).toMatch(/^[\w ,.:'-]+$/)
      expect(reading).not.toMatch(/down tack|asterisk|arrow/)
    }
})

test('every cell, and every module it imports, can stand in a program outside the page', () => {
  const { modules, chapters: exported } = exportSources(book)
  expect(modules.flatMap(({ names }) => Object.keys(names))).toEqual(
    expect.arrayContaining(['display', 'seedMathRandom']),
  )
  const cells = exported.flatMap(({ segments }) => segments.filter(({ kind }) => kind === 'cell'))
  expect(cells).toHaveLength(chapters.flatMap(({ cells, shown }) => [...cells, ...shown]).length)
})

test('as Markdown for any reader, every chapter has the blocks it has here, one by one', () => {
  const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkFrontmatter)
  const blocks = (text: string) => (parser.parse(text) as Root).children
  const sources = exportSources(book)
  for (const { slug, file } of chapters) {
    const here = blocks(readFileSync(file, 'utf8')).flatMap((block) => {
      if (block.type === 'yaml' || (block.type === 'code' && block.meta?.includes('solution=')))
        return []
      // What stands in a figure's place is its caption.
      return block.type === 'code' && block.lang === 'figure' ? 'paragraph' : block.type
    })
    const codeOf = (id: string) => graph.get(id)!.cell.code
    const there = blocks(exportMarkdown({ sources, graph, codeOf, slug })).map(({ type }) => type)
    expect(there, slug).toEqual(['heading', 'paragraph', ...here])
  }
})

describe('recorded as it stands now', () => {
  test.each([...graph.keys()])('%s', (id) => {
    expect(readRecording(id)?.fingerprint, 'run npm run record').toBe(fingerprintOf(graph, id))
  })

  test('the full versions', () => {
    for (const { cell } of graph.values()) {
      const name = fullName(cell)
      if (name === undefined) continue
      expect(readRecording(name)?.fingerprint, `${name}: run npm run record`).toBe(
        fullFingerprint(graph, cell.id),
      )
    }
  })

  test('and nothing that the book does not have', () => {
    for (const file of readdirSync(join(CONTENT, 'recordings')))
      expect(graph.has(file.replace(/(@.*)?\.json$/, '')), file).toBe(true)
  })
})

test('output kinds have names of their own, and each has a form', () => {
  const names = allKinds.map(({ kind }) => kind)
  expect(names).toEqual([...new Set(names)])
  expect(new Set(allForms.map(({ kind }) => kind))).toEqual(new Set(names))
  expect(allForms).toHaveLength(names.length)
})
