import type { Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { exportMarkdown } from './markdown.ts'
import { requestFor, TEXTS } from './texts.test-kit.ts'

const parse = (text: string) =>
  unified().use(remarkParse).use(remarkGfm).use(remarkMath).parse(text) as Root

test('whatever is in a cell, its text is a block of code, to the letter', () => {
  const texts = [...TEXTS, { id: 'fences', code: '// ````\n/*\n```\n*/ 1' }]
  const blocks = parse(exportMarkdown(requestFor(texts))).children
  expect(blocks.slice(0, 2).map(({ type }) => type)).toEqual(['heading', 'paragraph'])
  const code = blocks.slice(2) as Extract<RootContent, { type: 'code' }>[]
  expect(code.map(({ lang, value }) => [lang, value])).toEqual(
    texts.map(({ code }) => ['ts', code.replaceAll('\r\n', '\n')]),
  )
})
