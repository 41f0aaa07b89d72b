/** The Chinese edition's words and signs, as docs/chinese.md has them. */
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { texts } from '../../content/zh-cn/words/said.ts'
import { settings } from '../author/names.ts'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { chapterBlocks } from '../in-step/block.ts'
import { filesOfEdition } from '../in-step/edition-files.ts'
import { mentions, nameElsewhere, readWrittenTerms, termsOfEdition } from '../markdown/terms.ts'
import { type Rejected, rejectedIn, styleProblems } from './chinese.test-kit.ts'

const EDITION = 'zh-cn'
const written = readWrittenTerms()
const terms = termsOfEdition(written, EDITION)
const forms = new Set(terms.flatMap(({ name, also = [] }) => [name, ...also]))
const rejected: Rejected[] = written.flatMap((term) => {
  const { name, also = [], except = [], others = [] } = nameElsewhere(term, 'zh')!
  return others.map((other) => ({ name: other, instead: name, except: [...also, ...except] }))
})

test('rules find what breaks them, and nothing else', () => {
  expect(styleProblems('用了{{fit text.0}}步，`fit`和$n$都在 。')).toHaveLength(1)
  expect(styleProblems('网络有512个单元，见[](#eq-loss)。“好”，（dropout）……')).toEqual([])
  expect(styleProblems('形状为(784, 512)的矩阵，(n,)和({{fit a}}, −1)都行')).toEqual([])
  for (const text of [
    '有 512 个',
    '好,的',
    '好(dropout)',
    '好(一, 2)',
    '他说"好"',
    '您好',
    '「好」',
    '好...',
    '完了. 再来',
    '用 `fit` 训练',
  ])
    expect(styleProblems(text), text).not.toEqual([])
  expect(rejectedIn('暂退法（dropout，又译随机失活、丢弃法）。', rejected)).toEqual([])
  expect(rejectedIn('随机失活', rejected)).toEqual(['随机失活: write 暂退法'])
  expect(rejectedIn('<span lang="zh-Hans">序贯模型</span>', rejected)).toEqual([])
})

test('every term has a Chinese name, with lists that have it, and no name is another’s rejected one', () => {
  const { zh } = settings.termNames!
  const lists = zh?.as === 'word' ? Object.keys(zh.sources!) : []
  for (const term of written) {
    const { sources = [], others = [] } = nameElsewhere(term, 'zh')!
    expect(lists, term.id).toEqual(expect.arrayContaining(sources))
    for (const other of others) expect(forms.has(other), other).toBe(false)
  }
})

const files = filesOfEdition(EDITION).filter(({ here }) => existsSync(here))

test.each(files.map((file) => [file.here, file] as const))('%s', (here, { blocks }) => {
  const problems = blocks(readFileSync(here, 'utf8'), here)
    .filter(({ isText }) => isText)
    .flatMap(({ name, kind, source }) => {
      const text = here.endsWith('.ts')
        ? (source.match(/(['"`])(?:\\.|(?!\1)[^\\])*\1/g) ?? [])
            .map((string) => string.slice(1, -1))
            .join('\n')
        : source
            .replace(/^```.*$|^\s*(- )?(proof|svg|cell|see|scale|covers): .*$/gm, '')
            .replace(/^(#+|\s*([-*]|\d+\.)) /gm, '')
            .replace(/^(\s*(- )?\w+: )?['"]?|['"]$/gm, '')
            .replaceAll('|', '\n')
      const told = kind === 'front' ? [] : rejectedIn(text, rejected)
      return [...styleProblems(trimLines(text)), ...told].map((problem) => `${name}: ${problem}`)
    })
  expect(problems).toEqual([])
})

test('what cells say keeps the rules, too', () => {
  const problems = Object.values(texts).flatMap((text) => {
    const filled = text.replace(/\{\d\*?\}/g, '7')
    return [...styleProblems(filled), ...rejectedIn(filled, rejected)].map(
      (problem) => `${text}: ${problem}`,
    )
  })
  expect(problems).toEqual([])
})

const trimLines = (text: string) => text.replace(/^[ \t]+|[ \t]+$/gm, '')

const chapters = files.filter(({ here }) => here.endsWith('.md'))
const parse = (file: string) =>
  parseChapter(readFileSync(file, 'utf8'), relative(process.cwd(), file), settings.cellOptions)

describe.each(chapters.map(({ here, first }) => [here, first]))('%s', (here, first) => {
  test('has the terms that the English chapter has', () => {
    const [english, chinese] = [
      mentions(
        { chapters: [parse(first!)] },
        written.map((term) => ({ ...term, names: [] })),
      ),
      mentions({ chapters: [parse(here!)] }, terms),
    ]
    const missing = [...english]
      .filter(([id, places]) => places.length > 0 && chinese.get(id)!.length === 0)
      .map(([id]) => `${id}: ${terms.find((term) => term.id === id)!.name}`)
    expect(missing).toEqual([])
  })

  test('names the English where it explains a term', () => {
    const chapter = parse(here!)
    const problems = terms.flatMap(({ id, name, section }) => {
      const [slug, heading] = section.split('/#')
      const { name: english } = written.find((term) => term.id === id)!
      if (slug !== chapter.slug || /^[\w ]+$|^ε$/.test(name) || name.includes(english)) return []
      const text = chapterBlocks(chapter)
        .filter((block) => block.group === heading)
        .map(({ source }) => source.replace(/[*`]/g, ''))
        .join('\n')
      const told = new RegExp(`${name}（[^（）]*${english}`, 'i')
      return told.test(text) ? [] : [`#${heading}: ${name}（${english}）`]
    })
    expect(problems).toEqual([])
  })
})
