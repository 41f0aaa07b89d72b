/**
 * Another program beside the cells that stand for its lines: a listing of another language that is marked `beside` has,
 * line by line, these cells beside it, and each of them shows its lines on demand. Nothing of it needs a script.
 */

import { bundledLanguagesInfo } from 'shiki'
import { buildBook } from '#book/build'
import { cell as words } from '#words/page'
import { type Cell, type Chapter, ChapterError } from '../chapter/chapter.ts'
import { h, toHtml } from '../output/markup.ts'
import type { Book } from './book.ts'
import { highlight } from './highlight.ts'

/** The listing marked `beside`, of which a book has at most one. */
export interface Original {
  chapter: Chapter
  language: string
  text: string
}

/** A cell, and the first and the last line that it stands for, counted from 1. */
export interface Pair {
  cell: Cell
  from: number
  to: number
}

/** Some lines of the original, and the cell that stands for them, if one does. */
interface Row {
  from: number
  to: number
  cell: Cell | undefined
}

/** Undefined where no chapter has such a listing. */
export function originalOf({ chapters }: Pick<Book, 'chapters'>): Original | undefined {
  for (const chapter of chapters)
    for (const { kind, source } of chapter.segments) {
      const [, , language, text] =
        (kind === 'code' && /^(`{3,})(\S+) beside\n([\s\S]*)\n\1$/.exec(source)) || []
      if (text !== undefined) return { chapter, language: language!, text }
    }
  return undefined
}

/** In the order of the lines. Throws where a cell stands for lines that are not there, or are another's. */
export function pairsOf({ chapters }: Pick<Book, 'chapters'>, { text }: Original): Pair[] {
  const count = text.split('\n').length
  const fail = (message: string, { file, position }: Cell): never => {
    throw new ChapterError(message, file, { line: position.line - 1, column: 1 })
  }
  const pairs = chapters
    .flatMap(({ cells }) => cells)
    .flatMap((cell) => {
      const lines = buildBook.linesOf?.(cell)
      if (lines === undefined) return []
      const [from, to = from] = lines.split('-').map(Number) as [number, number?]
      if (from < 1 || to < from || to > count)
        fail(`lines ${lines}: the original has lines 1 to ${count}`, cell)
      return { cell, from, to }
    })
    .sort((a, b) => a.from - b.from)
  for (const [i, { cell, from }] of pairs.entries()) {
    const before = pairs[i - 1]
    if (before && from <= before.to)
      fail(`line ${from} of the original is that of the cell "${before.cell.id}", too`, cell)
  }
  return pairs
}

/** The lines one after the other, without those between that are empty. */
function rowsOf(original: Original, pairs: readonly Pair[]): Row[] {
  const lines = original.text.split('\n')
  const rows: Row[] = []
  let next = 1
  const skipTo = (end: number) => {
    let [from, to] = [next, end]
    while (from <= to && lines[from - 1]!.trim() === '') from++
    while (from <= to && lines[to - 1]!.trim() === '') to--
    if (from <= to) rows.push({ from, to, cell: undefined })
  }
  for (const pair of pairs) {
    skipTo(pair.from - 1)
    rows.push(pair)
    next = pair.to + 1
  }
  skipTo(lines.length)
  return rows
}

/** Some lines of the original as HTML, each a block, numbered as in it. */
async function linesHtml({ text, language }: Original, from: number, to: number): Promise<string> {
  const [, head, code, tail] = /^([\s\S]*?<code>)([\s\S]*)(<\/code>[\s\S]*)$/.exec(
    await highlight(text, language),
  )!
  const lines = code!.split('\n').slice(from - 1, to)
  const open = head!.replace('<pre class="', `<pre style="--before:${from - 1}" class="original `)
  return `${open}${lines.join('')}${tail}`
}

/** The whole original, each cell beside its lines; `base` is the site's path. Throws as `pairsOf` does. */
export async function renderBeside(book: Book, original: Original, base: string): Promise<string> {
  const rows = rowsOf(original, pairsOf(book, original)).map(async ({ from, to, cell }) => {
    const lines = await linesHtml(original, from, to)
    if (!cell) return `<div class="beside-row">${lines}</div>`
    const href = `${base}${cell.chapter}/#cell-${cell.id}`
    const name = toHtml(h('a', { class: 'cell-name', href }, cell.id))
    const listing = (await highlight(cell.code, 'ts')).replaceAll('\n<span', '<span')
    return `<div class="beside-row">${lines}<div class="beside-cell" data-unsearched>${name}${listing}</div></div>`
  })
  return `<div class="beside-rows">${(await Promise.all(rows)).join('')}</div>`
}

/** What the switch for all cells of a chapter says; nothing where none of them stands for lines of the original. */
export function originalBeside(
  book: Pick<Book, 'chapters'>,
  { cells, shown }: Chapter,
): { language: string; cells: number } | undefined {
  const original = originalOf(book)
  if (!original) return undefined
  const here = new Set([...cells, ...shown].map(({ id }) => id))
  const count = pairsOf(book, original).filter(({ cell }) => here.has(cell.id)).length
  if (count === 0) return undefined
  const language = bundledLanguagesInfo.find(({ id }) => id === original.language)
  return { language: language?.name ?? original.language, cells: count }
}

/** The lines that a cell stands for, folded away; nothing where it stands for none, or the book shows no original. */
export async function renderLinesOf(book: Book, id: string): Promise<string> {
  const original = originalOf(book)
  const pair = original && pairsOf(book, original).find(({ cell }) => cell.id === id)
  if (!pair) return ''
  const { from, to } = pair
  return `<details class="cell-beside" data-unsearched><summary>${words.beside(from, to)}</summary>${await linesHtml(original, from, to)}</details>`
}
