/** Makes figures playable: loads the book's figure, and what it needs. */
import { pageBook } from '#book/page'
import { figures as words } from '#words/figures'
import type { BookFigure } from '../figures/book-figure.ts'
import type { Assets, Figure } from '../figures/figure.ts'
import { FigurePlayer } from '../figures/figure-player.ts'
import { fetchFile } from '../page/once.ts'

/** A figure ready to be played. A failure is told beside it, and the picture stays. */
export async function playerOf(element: BookFigure): Promise<FigurePlayer> {
  try {
    const figure = await pageBook.loadFigure(element.dataset.figure!)
    return new FigurePlayer(element, figure, await assetsOf(element, figure), (needs) =>
      pageBook.loadAssets(needs, element.dataset.model),
    )
  } catch (error) {
    element.querySelector('[data-news]')!.textContent = words.loadingFailed
    throw error
  }
}

/** Loads the figure's assets anew and draws it with them, as after a training. */
export async function refresh(element: BookFigure): Promise<void> {
  const player = await element.wake()
  player.take(await assetsOf(element, await pageBook.loadFigure(element.dataset.figure!)))
}

/** Gives an output's data to the figure and draws it. */
export async function showData(element: BookFigure, data: unknown): Promise<void> {
  element.data = data
  await refresh(element)
}

async function assetsOf(element: BookFigure, { needs = [] }: Figure): Promise<Assets> {
  const [assets, data] = await Promise.all([
    pageBook.loadAssets(needs, element.dataset.model),
    needs.includes('data') ? (element.data ?? recordedData(element)) : undefined,
  ])
  return { ...assets, ...(data !== undefined && { data }) }
}

/** What the cell around it gave when the book was recorded. */
async function recordedData(element: Element): Promise<unknown> {
  const cell = element.closest<HTMLElement>('run-cell')!.dataset.cell
  return (await fetchFile(`figures/${cell}.json`)).json()
}
