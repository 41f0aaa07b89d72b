/** One cell of the book as static HTML, with its recorded output. */

import { buildBook } from '#book/build'
import { formatNumber } from '#words/language'
import { cell as words } from '#words/page'
import type { LinkedCell } from '../cell/graph.ts'
import { isPuzzle, puzzleOf, straysOf } from '../cells/arrange-lines.ts'
import { cellHtml, solutionHtml } from '../cells/cell-html.ts'
import { duration } from '../output/format.ts'
import type { OutputChange } from '../output/kind.ts'
import { kindOf } from '../output/kinds.ts'
import { h, type Markup } from '../output/markup.ts'
import { renderOutputs } from '../output/render.ts'
import type { Book } from './book.ts'
import { typeAnnotations } from './cell-types.ts'
import { highlight } from './highlight.ts'
import { greyPng } from './png.ts'
import { freshRecording, longestRecorded, type Recording } from './recordings.ts'
import { renderLinesOf } from './render-beside.ts'
import { outputFigures } from './render-figures.ts'

/** `base` is the site's path, with slashes at both ends; `chapter` is the slug of the page the cell stands on. */
export async function renderCell(
  book: Book,
  id: string,
  chapter: string,
  base: string,
): Promise<string> {
  const linked = book.graph.get(id)!
  const { cell } = linked
  const cellHref = (other: string) => {
    const slug = book.graph.get(other)?.cell.chapter
    return `${slug === chapter ? '' : `${base}${slug}/`}#cell-${other}`
  }
  // What a check says of an unsolved exercise is for those who have tried.
  const fresh = cell.options.checks === undefined ? freshRecording(book.graph, cell) : undefined
  const figure = await outputFigures(id)
  const context = { picture: greyPng, cellHref, figure, isOver: true }
  const outputs = fresh?.outputs ?? []
  return cellHtml({
    id,
    href: cell.chapter === chapter ? `#cell-${id}` : `${base}${cell.chapter}/#cell-${id}`,
    marks: [marks(book, linked), ownLink(book, linked, base)],
    code: await highlight(cell.code, 'ts', typeAnnotations(book, id)),
    control: control(book, linked),
    beside: await renderLinesOf(book, id),
    outputs: [...(fresh ? largerVersion(linked, fresh) : []), ...renderOutputs(outputs, context)],
    stamp: fresh && outputs.length > 0 ? stamp(fresh) : '',
    canSave: isSavable(outputs),
    isExpensive: cell.options.expensive,
    foldedLines: cell.options.folded ? cell.code.split('\n').length : undefined,
    checks: cell.options.checks,
    hasRecorded: longestRecorded(id) !== undefined,
    check: numberOf(book, id) === undefined ? undefined : checkOf(book, id),
  })
}

/** The solution of an exercise as HTML, folded away, and what offers its lines to be arranged. */
export async function renderSolution(book: Book, id: string, code: string): Promise<string> {
  const wrong = book.chapters
    .flatMap(({ wrongs }) => wrongs)
    .filter((each) => each.id === id)
    .map((each) => each.code)
  const starter = book.graph.get(id)!.cell.code
  const check = checkOf(book, id)
  const canArrange = check !== undefined && isPuzzle(puzzleOf(starter, code, [], Math.random))
  return solutionHtml(
    id,
    await highlight(code, 'ts'),
    canArrange ? { check, strays: straysOf(code, [...wrong, starter]) } : undefined,
  )
}

/** The number of an exercise, such as 3.1 for the first of chapter 3; undefined of a cell that is none. */
function numberOf({ chapters }: Book, id: string): string | undefined {
  for (const { order, solutions } of chapters) {
    const at = solutions.findIndex((each) => each.id === id)
    if (at >= 0) return `${order}.${at + 1}`
  }
  return undefined
}

/** The cell that checks an exercise. */
function checkOf({ graph }: Book, id: string): string | undefined {
  return [...graph.values()].find(({ cell }) => cell.options.checks === id)?.cell.id
}

/** The page can make files of them. */
function isSavable(outputs: readonly OutputChange[]): boolean {
  return outputs.some(({ output }) => kindOf(output)?.save)
}

function marks(book: Book, { cell }: LinkedCell): Markup {
  const marks = []
  const number = numberOf(book, cell.id)
  if (number !== undefined) marks.push(words.exercise(number))
  if (cell.options.expensive) marks.push(words.expensive)
  if (cell.options.checks)
    marks.push(words.checks(numberOf(book, cell.options.checks) ?? cell.options.checks))
  else if (cell.options.local) marks.push(words.local)
  if (cell.options.expectError && !cell.options.checks) marks.push(words.expectError)
  return h('span', { class: 'cell-marks' }, marks.join(' · '))
}

/** Where an option of the book's own leads. */
function ownLink({ chapters }: Book, { cell }: LinkedCell, base: string): Markup | string {
  const link = buildBook.linkOf?.(cell, chapters)
  return link ? h('a', { class: 'cell-lines', href: base + link.address }, link.text) : ''
}

/** A choice beside the cell that rewrites a constant, wherever in the book the constant is made. */
function control(book: Book, { cell, takes }: LinkedCell): Markup | string {
  const { control } = cell.options
  if (!control) return ''
  const maker = takes.get(control.name) ?? cell.id
  const now = book.graph.get(maker)!.compiled.constants[control.name]
  return h(
    'label',
    { class: 'cell-control', 'data-control': control.name, 'data-maker': maker },
    control.name,
    ' ',
    h(
      'select',
      {},
      ...control.values.map((value) =>
        h('option', { value, ...(value === now ? { selected: '' } : {}) }, value),
      ),
    ),
  )
}

/** Above outputs that are not those of the text as it stands; the button makes it the text that they are of. */
function largerVersion(linked: LinkedCell, recording: Recording): Markup[] {
  const { milliseconds } = recording
  const settings = Object.entries(recording.settings)
  if (settings.length === 0) return []
  const step = buildBook.recordedStep?.(linked, recording)
  const values = settings.map(([name, value]) => `${name} = ${grouped(value)}`)
  const button = { type: 'button', 'data-action': 'set', 'data-values': JSON.stringify(settings) }
  return [
    h(
      'p',
      { class: 'recorded-for' },
      words.recordedFor(values),
      ' ',
      h('button', button, words.runThat),
      ' ',
      // `cells/larger-time.ts` says how long it takes here, where that can be told.
      h(
        'span',
        { 'data-took': milliseconds, ...(step !== undefined && { 'data-step': step.toFixed(3) }) },
        words.largerTook(duration(milliseconds / 1000)),
      ),
    ),
  ]
}

const grouped = (value: string) => (/^\d+$/.test(value) ? formatNumber(Number(value)) : value)

function stamp({
  recordedOn,
  seed,
  backend,
  browser,
  tensorflow,
  milliseconds,
}: Recording): Markup {
  const machine =
    backend === 'none' || tensorflow === undefined
      ? browser
      : words.machine(tensorflow, backend, browser)
  return h(
    'details',
    { class: 'stamp', 'data-stamp': '' },
    h('summary', {}, words.recorded),
    words.stamp({ on: recordedOn, machine, seed, time: duration(milliseconds / 1000) }),
  )
}
