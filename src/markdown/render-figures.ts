/** First frames of figures, drawn at build by the very code that draws them in the page. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildBook } from '#book/build'
import { type Chapter, ChapterError } from '../chapter/chapter.ts'
import { decodeState, type Figure, needsAtStart } from '../figures/figure.ts'
import { renderFigure } from '../figures/render-figure.ts'
import type { RenderContext } from '../output/kind.ts'
import { allKinds } from '../output/kinds.ts'
import { h, type Markup, toHtml } from '../output/markup.ts'

/** The figure whose fence stands in this line, as HTML. Throws a `ChapterError` when there is no such figure. */
export async function renderFigureFence(
  { figures, file, order }: Chapter,
  line: number,
): Promise<string> {
  const index = figures.findIndex(({ position }) => position.line === line)
  const { id, model, caption, position } = figures[index]!
  if (!existsSync(sourceOf(id)))
    throw new ChapterError(`there is no figure "${id}" in ${buildBook.figures}`, file, position)
  if (process.env.RECORDING && !buildBook.hasAssets()) return ''
  const figure = await load(id)
  const place = { id: `figure-${id}`, name: id, number: `${order}.${index + 1}`, caption, model }
  return toHtml(renderFigure(place, figure, buildBook.assets(needsAtStart(figure))))
}

/** A figure on a page that is no chapter, as HTML; empty while what it shows is not recorded yet. */
export async function renderPageFigure(
  name: string,
  caption: string,
  model?: string,
): Promise<string> {
  if (process.env.RECORDING && !buildBook.hasAssets()) return ''
  const figure = await load(name)
  const place = { id: `figure-${name}`, name, caption, model }
  return toHtml(renderFigure(place, figure, buildBook.assets(needsAtStart(figure))))
}

/** A figure's picture alone, as HTML, in the state that its link has: `surface=beale`; the first frame without one. */
export async function figurePicture(name: string, state: string): Promise<string> {
  if (!existsSync(sourceOf(name)))
    throw new Error(`there is no figure "${name}" in ${buildBook.figures}`)
  if (process.env.RECORDING && !buildBook.hasAssets()) return ''
  const figure = await load(name)
  const assets = buildBook.assets(needsAtStart(figure))
  return toHtml(asPicture(figure.draw(decodeState(state, figure, assets), assets)))
}

/** Nothing in it answers, so nothing says that it would. */
function asPicture({ tag, attributes, children }: Markup): Markup {
  const isHandle = attributes.role === 'slider' || attributes.role === 'button'
  const kept = Object.entries(attributes).filter(
    ([name]) => !/^(role|tabindex|aria-|data-handle)/.test(name),
  )
  return h(
    tag,
    isHandle ? Object.fromEntries(kept) : attributes,
    ...children.map((child) => (typeof child === 'string' ? child : asPicture(child))),
  )
}

/** A function that draws the figures of a cell's outputs. They are loaded before, since rendering cannot wait. */
export async function outputFigures(cell: string): Promise<RenderContext['figure']> {
  const names = [...new Set(allKinds.flatMap(({ figure }) => figure?.name ?? []))]
  const loaded = new Map(await Promise.all(names.map(async (n) => [n, await load(n)] as const)))
  return (output, { name, caption }) => {
    const figure = loaded.get(name)!
    const place = { id: `figure-${cell}-${name}`, name, caption }
    return renderFigure(place, figure, { ...buildBook.assets(needsAtStart(figure)), data: output })
  }
}

function sourceOf(name: string): string {
  return join(process.cwd(), buildBook.figures, name, 'figure.ts')
}

async function load(name: string): Promise<Figure> {
  return ((await import(pathToFileURL(sourceOf(name)).href)) as { figure: Figure }).figure
}
