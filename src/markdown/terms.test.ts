import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { readBook } from './book.ts'
import { linkTerms, mentions, type Term, termProblems } from './terms.ts'

const term = (id: string, name = id, also: string[] = []): Term => ({
  id,
  name,
  also,
  definition: 'A thing.',
  section: 'inserting/#cost',
  related: [],
  names: [],
})
const known = [
  term('batch', 'batch', ['batches']),
  term('batch-size', 'batch size'),
  term('adam', 'Adam'),
]

function links(markdown: string, terms: Term[] = known): string[] {
  const tree = unified().use(remarkParse).parse(markdown) as Root
  visit(tree, 'heading', (node) => {
    node.data = { hProperties: { id: (node.children[0] as { value: string }).value } }
  })
  linkTerms(tree, 'inserting', '/', terms)
  const found: string[] = []
  visit(
    tree,
    'link',
    (link) => void found.push(`${(link.children[0] as { value: string }).value} ${link.url}`),
  )
  return found
}

test('the first mention is linked, the longest form wins, and only once', () => {
  expect(links('The batch size of batches. Batches of one batch.')).toEqual([
    'batch size /concepts/batch-size/',
    'batches /concepts/batch/',
  ])
})

test('in the chapter that explains a term, the mention is linked that does', () => {
  expect(links('An epoch of batches.\n\n# cost\n\nA batch.\n\n# other\n\nA batch.')).toEqual([
    'batch /concepts/batch/',
  ])
  expect(links('Some batches.\n\n# other\n\nA batch.')).toEqual(['batches /concepts/batch/'])
})

test('not in a name, nor in a title', () => {
  const sample = { ...term('sample'), except: ["Keras's sample", "Keras's first sample"] }
  expect(links("Keras’s first sample, *On a sample*. A sample, Keras's sample.", [sample])).toEqual(
    ['sample /concepts/sample/'],
  )
  expect(links("Keras's sample. *On a sample*.", [sample])).toEqual([])
})

test('not in headings, code, links and other words; names only as they are written', () => {
  expect(links('# A batch\n\n`batch`, [a batch](x), rebatching, adam, and *Adam*')).toEqual([
    'a batch x',
    'Adam /concepts/adam/',
  ])
})

test('a term is mentioned by what is read, not by code, formulas, addresses and values', () => {
  const chapter = parseChapter(
    `---
{ title: T, question: What?, outcome: That. }
---

[This](../x/#batch), \`batch\`, $batch$, {{x batch}}.

## On a batch {#batch}

| Rule |
|---|
| [*Adam*](x) |

A batch; batches.

$$ id=x
batch
$$

\`\`\`js
batch
\`\`\`
`,
    '01-t.md',
  )
  const found = mentions({ chapters: [chapter] }, known)
  expect([...found]).toEqual([
    ['batch', [{ chapter: 't', heading: 'batch' }]],
    ['batch-size', []],
    ['adam', [{ chapter: 't', heading: 'batch' }]],
  ])
})

test('a table that is wrong says how', () => {
  const wrong = [
    { ...term('a'), section: 'inserting/#nowhere', related: ['b'], definition: 'two. Sentences' },
    term('c', 'a'),
  ]
  expect(termProblems(wrong, readBook())).toEqual([
    '"a" is explained at "inserting/#nowhere", where nothing stands',
    '"a" is related to "b", which is no term',
    'the definition of "a" is not one sentence',
    '"a" is a form of "a" and of "c"',
  ])
})

test('a Chinese term is found next to whatever stands there', () => {
  const chinese = [term('epoch', '轮'), term('batch', '批量'), term('sgd', 'SGD')]
  expect(links('训练3轮，每个batch批量', chinese)).toEqual([
    '轮 /concepts/epoch/',
    '批量 /concepts/batch/',
  ])
  expect(links('用SGD训练', chinese)).toEqual(['SGD /concepts/sgd/'])
  expect(links('SGDs', chinese)).toEqual([])
})
