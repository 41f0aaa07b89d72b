import { expect, test } from 'vitest'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { citationOf, linkCitations, plainCitations, referenceProblems } from './references.ts'

const reference = (id: string, authors: string[], url?: string) => ({
  id,
  authors,
  year: 2012,
  title: 'On this',
  ...(url !== undefined && { url }),
})
const references = [
  reference('ruder', ['S. Ruder'], 'https://ruder.io/x_(y)'),
  reference('kingma', ['D. Kingma', 'J. Ba']),
  reference('he', ['K. He', 'X. Zhang', 'S. Ren']),
]

test('one author, two, and more', () => {
  expect(references.map(citationOf)).toEqual([
    'Ruder, 2012',
    'Kingma and Ba, 2012',
    'He et al., 2012',
  ])
})

test('a citation becomes a link to the list, and outside the book to the work', () => {
  const [before, open, link, close] = linkCitations('So [@kingma]', '/b/', references)!
  expect([before, open, close]).toMatchObject([{ value: 'So ' }, { value: '(' }, { value: ')' }])
  expect(link).toMatchObject({
    url: '/b/references/#kingma',
    children: [{ value: 'Kingma and Ba, 2012' }],
  })
  expect(linkCitations('See [@Home] and a[0].', '/', references)).toBeUndefined()
  expect(plainCitations('So [@ruder], so [@he].', references)).toBe(
    'So ([Ruder, 2012](https://ruder.io/x_(y))), so (He et al., 2012).',
  )
})

test('a work that is missing, one that nothing cites, and one that stands twice', () => {
  const chapter = parseChapter(
    '---\n{ title: T, question: What?, outcome: That. }\n---\n\nSo [@ruder].\n\nAnd [@lost].\n',
    '01-t.md',
  )
  expect(
    referenceProblems([references[0]!, references[0]!, references[1]!], { chapters: [chapter] }),
  ).toEqual([
    'two references have the same id',
    '01-t.md:7: "lost" is not in references.yaml',
    'nothing cites "kingma"',
  ])
  expect(() => linkCitations('[@lost]', '/', references)).toThrow(
    '"lost" is not in references.yaml',
  )
})
