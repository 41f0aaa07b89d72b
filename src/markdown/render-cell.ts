/** One cell as static HTML: complete without any script, and what `<run-cell>` brings to life. */

import { buildBook } from '#book/build'
import { cell as words } from '#words/page'
import { findConstant } from '../cell/constant.ts'
import type { LinkedCell } from '../cell/graph.ts'
import { duration } from '../output/format.ts'
import type { OutputChange } from '../output/kind.ts'
import { kindOf } from '../output/kinds.ts'
import { h, type Markup, toHtml } from '../output/markup.ts'
import { renderOutputs } from '../output/render.ts'
import type { Book } from './book.ts'
import { typeAnnotations } from './cell-types.ts'
import { highlight } from './highlight.ts'
import { greyPng } from './png.ts'
import { freshRecording, longestRecorded, type Recording } from './recordings.ts'
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
  const code = await highlight(cell.code, 'ts', typeAnnotations(book, id))
  const home = cell.chapter === chapter ? `#cell-${id}` : `${base}${cell.chapter}/#cell-${id}`
  return `<run-cell id="cell-${id}" role="group" aria-label="${words.name(id)}" data-cell="${id}" data-state="recorded"${cell.options.expensive ? ' data-expensive' : ''}${longestRecorded(id) ? ' data-recorded-training' : ''}>
<div class="cell-bar"><a class="cell-name" href="${home}">${id}</a>${toHtml(marks(linked))}${toHtml(ownLink(book, linked, base))}<span class="cell-status" data-status></span><span class="cell-buttons">${button('format', true)}${button('save', !(fresh && isSavable(fresh.outputs)))}${button('edit', false, ' aria-expanded="false"')}${button('compare', true)}${button('undo-reset', true)}${button('reset', true)}${button('pause', true)}${button('resume', true)}${button('go-on', true, ` title="${words.goOnTitle}"`)}${button('stop', true)}${button('run', false, ' class="primary"')}</span></div>
<div class="cell-code" data-code>${code}</div>${toHtml(control(book, linked))}
<div class="cell-output" data-output>${
    fresh
      ? renderOutputs(fresh.outputs, { picture: greyPng, cellHref, figure }).map(toHtml).join('')
      : ''
  }</div>${fresh && fresh.outputs.length > 0 ? toHtml(stamp(fresh)) : ''}
</run-cell>`
}

function button(action: keyof typeof words.buttons, isHidden: boolean, more = ''): string {
  const hidden = isHidden ? ' hidden' : ''
  return `<button type="button" data-action="${action}"${hidden}${more}>${words.buttons[action]}</button>`
}

/** Folded away until wanted; its button puts it into the exercise's cell. */
export async function renderSolution(id: string, code: string): Promise<string> {
  return `<details class="solution" data-solves="${id}"><summary>${words.solutionOf(id)}</summary>
${await highlight(code, 'ts')}
<button type="button" data-action="put-in">${words.putIn}</button></details>`
}

/** The page can make files of them. */
function isSavable(outputs: readonly OutputChange[]): boolean {
  return outputs.some(({ output }) => kindOf(output)?.save)
}

function marks({ cell }: LinkedCell): Markup {
  const marks = []
  if (cell.options.expensive) marks.push(words.expensive)
  if (cell.options.checks) marks.push(words.checks(cell.options.checks))
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
  const now = findConstant(book.graph.get(maker)!.cell.code, control.name)
  return h(
    'label',
    { class: 'cell-control', 'data-control': control.name, 'data-maker': maker },
    `${control.name} `,
    h(
      'select',
      {},
      ...control.values.map((value) =>
        h('option', { value, ...(value === now ? { selected: '' } : {}) }, value),
      ),
    ),
  )
}

function stamp({
  recordedOn,
  seed,
  backend,
  browser,
  tensorflow,
  milliseconds,
  settings,
}: Recording): Markup {
  const machine =
    backend === 'none' || tensorflow === undefined
      ? browser
      : words.machine(tensorflow, backend, browser)
  return h(
    'p',
    { class: 'stamp', 'data-stamp': '' },
    words.stamp({
      on: recordedOn,
      settings: describe(settings),
      machine,
      seed,
      time: duration(milliseconds / 1000),
    }),
  )
}

function describe(settings: Record<string, string>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')
}
