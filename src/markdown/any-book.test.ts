/** What holds of any book; `BOOK=…` chooses which. What its recordings say is checked by running it in a browser. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { FOLDERS } from '../author/names.ts'
import { compileCell } from '../cell/compile.ts'
import { makeProgram } from '../cell/program.ts'
import type { Segment } from '../chapter/chapter.ts'
import { exportMarkdown } from '../export/markdown.ts'
import { allForms } from '../output/forms.ts'
import { allKinds } from '../output/kinds.ts'
import { addressesOf, addressProblems, readPermalinks, readRedirects } from './addresses.ts'
import { readBook } from './book.ts'
import { checkCards } from './check-cards.ts'
import { checkQuestions } from './check-questions.ts'
import { checkConditions } from './conditions.ts'
import { readingOf } from './equations.ts'
import { exportSources } from './export-sources.ts'
import { lettersIn } from './figure-letters.test-kit.ts'
import {
  fillValues,
  fingerprintOf,
  fullFingerprint,
  fullName,
  readRecording,
  recordingName,
  recordingNames,
  recordingPrint,
  trainingPrints,
} from './recordings.ts'
import { readReferences, referenceProblems } from './references.ts'
import { readSymbols, symbolProblems, symbolsIn } from './symbols.ts'
import { mentions, readTerms, termProblems } from './terms.ts'

const book = readBook()
const { chapters, graph } = book

test('every address ever published leads somewhere, and every one there is is published', () => {
  expect(addressProblems(addressesOf(book), readPermalinks(), readRedirects())).toEqual([])
})

test('every letter of every equation has one meaning, every meaning an equation, and all addresses exist', () => {
  expect(symbolProblems(readSymbols(), book)).toEqual([])
})

test('a letter in a figure means what it means in the chapter’s equations', () => {
  for (const { slug, figures } of chapters)
    for (const { id } of figures) {
      const words = readFileSync(join(FOLDERS['#book-words/'], 'figures', `${id}.ts`), 'utf8')
      for (const letter of lettersIn(words))
        expect(() => symbolsIn(letter, slug), `${letter} in the figure ${id}`).not.toThrow()
    }
})

test.each(chapters.map((chapter) => [chapter.slug, chapter] as const))(
  'what %s says of recordings is so',
  (_, chapter) => {
    checkConditions(chapter)
  },
)

test.each(chapters.map((each) => [each.slug, each] as const))(
  'the answers of the questions and cards in %s are proven',
  async (_, chapter) => {
    checkQuestions(chapter, book)
    checkCards(chapter, book)
    for (const { id, answer } of chapter.questions)
      if (answer.kind === 'trace') expect(await printed(answer.code), id).toBe(answer.prints)
  },
)

const guesses = chapters.flatMap(({ file, segments, questions }) =>
  questions
    .filter(({ form }) => form === 'predict')
    .map((question) => {
      const at = segments.findIndex(({ kind, id }) => kind === 'question' && id === question.id)
      const inSection = ({ heading }: Segment) => heading === segments[at]!.heading
      const [before, after] = [segments.slice(0, at), segments.slice(at)]
      return {
        ...question,
        name: `${file}: ${question.id}`,
        before: before.filter(inSection),
        after: after.filter(inSection),
      }
    }),
)

test('no number that is to be guessed stands between its section’s heading and the guess', () => {
  const told = guesses.filter(({ answer, ask, before }) => {
    if (answer.kind !== 'number') return false
    const number = fillValues(answer.right)
    const texts = before.map(({ kind, source, id }) => {
      if (kind === 'cell') return JSON.stringify(readRecording(id!)?.outputs)
      return kind === 'prose' || kind === 'figure' ? fillValues(source) : ''
    })
    const alone = new RegExp(`(?<![\\d.,])${number.replaceAll('.', '\\.')}(?!\\d|[.,]\\d)`)
    return [ask, ...texts].some((text) => alone.test(fillValues(text)))
  })
  expect(told.map(({ name }) => name)).toEqual([])
})

test('a cell of its section on which a guess rests is covered until a guess', () => {
  const covered = guesses.flatMap(({ covers }) => covers)
  const open = guesses.flatMap(({ name, answer, proof, before, after }) => {
    const quoted = answer.kind === 'number' ? [answer.right] : []
    const curve = answer.kind === 'curve' ? [answer.values] : []
    const recorded = [...quoted, ...curve, ...proof].join(' ').match(/[a-z][a-z0-9-]*(?=[@ ])/g)
    return [...before, ...after]
      .filter(({ kind, id }) => kind === 'cell' && recorded?.includes(id!))
      .filter(({ id }) => !covered.includes(`cell-${id}`))
      .map(({ id }) => `${name}: ${id}`)
  })
  expect(open).toEqual([])
})

/** What a program prints, line by line. */
async function printed(code: string): Promise<string> {
  const lines: string[] = []
  const console = { log: (...values: unknown[]) => void lines.push(values.join(' ')) }
  const { source } = makeProgram('traced', compileCell(code), new Set())
  const run = runInThisContext(source) as (given: object) => Promise<unknown>
  await run({ console })
  return lines.join('\n')
}

test('every term has a section, one sentence, and relatives that exist; the book uses each', () => {
  expect(termProblems(readTerms(), book)).toEqual([])
  for (const [id, places] of mentions(book)) expect(places.length, id).toBeGreaterThan(0)
})

test('every work that is cited is known, and every known one is cited', () => {
  expect(referenceProblems(readReferences(), book)).toEqual([])
})

test('every equation can be read aloud, without signs', () => {
  for (const { equations } of chapters)
    for (const { tex } of equations) {
      const reading = readingOf(tex)
      expect(reading).toMatch(/^[\w\p{Script=Han} ,.:'，：；。-]+$/u)
      expect(reading).not.toMatch(/down tack|asterisk|arrow/)
    }
})

test('no two equations are read alike', () => {
  const all = chapters.flatMap(({ equations }) => equations)
  const readings = new Set(all.map(({ tex }) => readingOf(tex)))
  expect(readings.size).toBe(new Set(all.map(({ tex }) => tex)).size)
})

test('every cell, and every module it imports, can stand in a program outside the page', () => {
  const { modules, chapters: exported } = exportSources(book)
  expect(modules.flatMap(({ names }) => Object.keys(names))).toEqual(
    expect.arrayContaining(['display', 'seedMathRandom']),
  )
  const cells = exported.flatMap(({ segments }) => segments.filter(({ kind }) => kind === 'cell'))
  expect(cells).toHaveLength(chapters.flatMap(({ cells, shown }) => [...cells, ...shown]).length)
})

test('every name is taken from the cell that makes it, or changes it', () => {
  for (const { takes } of graph.values())
    for (const [name, maker] of takes) {
      const { compiled, changes } = graph.get(maker)!
      expect([...compiled.outputs, ...compiled.typeOutputs, ...changes], maker).toContain(name)
    }
})

test('as Markdown for any reader, every chapter has the blocks it has here, one by one', () => {
  const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkFrontmatter)
  const blocks = (text: string) => (parser.parse(text) as Root).children
  const sources = exportSources(book)
  for (const { slug, file } of chapters) {
    const here = blocks(readFileSync(file, 'utf8')).flatMap((block) => {
      if (
        block.type === 'yaml' ||
        (block.type === 'code' && /(solution|wrong)=/.test(block.meta ?? ''))
      )
        return []
      if (block.type === 'code' && /^(quiz|predict|card)$/.test(block.lang ?? ''))
        return 'blockquote'
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

  test('each with its settings, and from the training that is recorded with them', () => {
    for (const name of recordingNames()) {
      const { cell, settings, fingerprint, trainings } = readRecording(name)!
      expect(recordingName(cell, settings)).toBe(name)
      expect(fingerprint, `${name}: run npm run record`).toBe(recordingPrint(graph, cell, settings))
      expect(trainings, name).toEqual(trainingPrints(graph, cell, settings))
      for (const [training, print] of Object.entries(trainings ?? {}))
        expect(readRecording(recordingName(training, settings))?.fingerprint, name).toBe(print)
    }
  })

  test('and nothing that the book does not have', () => {
    for (const name of recordingNames())
      expect(graph.has(name.replace(/@.*$/, '')), name).toBe(true)
  })
})

test('output kinds have names of their own, and each has a form', () => {
  const names = allKinds.map(({ kind }) => kind)
  expect(names).toEqual([...new Set(names)])
  expect(new Set(allForms.map(({ kind }) => kind))).toEqual(new Set(names))
  expect(allForms).toHaveLength(names.length)
})
