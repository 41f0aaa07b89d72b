/** First frames of figures, drawn at build by the very code that draws them in the page. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildBook } from '#book/build'
import { type Chapter, ChapterError } from '../chapter/chapter.ts'
import type { Figure } from '../figures/figure.ts'
import { renderFigure } from '../figures/render-figure.ts'
import type { RenderContext } from '../output/kind.ts'
import { allKinds } from '../output/kinds.ts'
import { toHtml } from '../output/markup.ts'

/** The figure whose fence stands in this line, as HTML. Throws a `ChapterError` when there is no such figure. */
export async function renderFigureFence(chapter: Chapter, line: number): Promise<string> {
  const { id, model, caption, position } = chapter.figures.find(
    (figure) => figure.position.line === line,
  )!
  const { file } = chapter
  if (!existsSync(sourceOf(id)))
    throw new ChapterError(`there is no figure "${id}" in ${buildBook.figures}`, file, position)
  if (process.env.RECORDING && !buildBook.hasAssets()) return ''
  const figure = await load(id)
  const place = { id: `figure-${id}`, name: id, number: figureNumber(chapter, id)!, caption, model }
  return toHtml(renderFigure(place, figure, buildBook.assets(figure.needs ?? [])))
}

/** Such as `3.1`; undefined where the chapter has no such figure. */
export function figureNumber({ figures, order }: Chapter, id: string): string | undefined {
  const index = figures.findIndex((figure) => figure.id === id)
  return index === -1 ? undefined : `${order}.${index + 1}`
}

/** A function that draws the figures of a cell's outputs. They are loaded before, since rendering cannot wait. */
export async function outputFigures(cell: string): Promise<RenderContext['figure']> {
  const names = [...new Set(allKinds.flatMap(({ figure }) => figure?.name ?? []))]
  const loaded = new Map(await Promise.all(names.map(async (n) => [n, await load(n)] as const)))
  return (output, { name, caption }) => {
    const figure = loaded.get(name)!
    const place = { id: `figure-${cell}-${name}`, name, caption }
    return renderFigure(place, figure, { ...buildBook.assets(figure.needs ?? []), data: output })
  }
}

function sourceOf(name: string): string {
  return join(process.cwd(), buildBook.figures, name, 'figure.ts')
}

async function load(name: string): Promise<Figure> {
  return ((await import(pathToFileURL(sourceOf(name)).href)) as { figure: Figure }).figure
}
