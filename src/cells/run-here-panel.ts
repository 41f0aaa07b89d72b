/** What stands beneath a link that runs a cell: how it goes, and what came of it. */
import { signs } from '#words/language'
import { session as words } from '#words/session'
import type { CellRun } from '../notebook/notebook.ts'
import { duration, wholePercent } from '../output/format.ts'
import { h, type Markup, patch } from '../output/markup.ts'
import type { Session } from '../session/session.ts'
import { liveMarkup } from './live-output.ts'
import { recordedIfFetched } from './recorded.ts'

type Shown = (Markup | string)[]

/**
 * Draws the panel of a `<run-here>`, and makes it when there is something to show. `open` is undefined while the notebook
 * is on its way. Resolves to the panel; undefined where there is none yet.
 */
export async function showHere(
  link: HTMLElement,
  open: Session | undefined,
): Promise<HTMLElement | undefined> {
  const id = link.dataset.cell!
  const cell = document.getElementById(`cell-${id}`)
  if (!cell) return undefined
  if (!open) return draw(link, [h('p', {}, words.here.opening)])
  const recorded = await recordedIfFetched(cell)
  const { state, run, earlier } = open.view(id)
  const isBusy = state === 'running' || state === 'waiting'
  if (!run && !earlier && !isBusy) {
    // While the notebook opens, the press is on its way.
    if (link.dataset.pressed === undefined) panelOf(link)?.remove()
    return panelOf(link)
  }
  delete link.dataset.pressed
  const outputs = state === 'waiting' ? [] : (run?.outputs ?? earlier ?? [])
  const live = liveMarkup(cell, outputs, open, recorded)
  const panel = draw(link, [
    // How far it is, a screen reader is told now and then; what came of it, here.
    h('p', isBusy ? {} : { role: 'status' }, ...said(link, open, run)),
    ...live.filter(({ tag }) => tag !== 'book-figure'),
  ])
  panel.onclick = ({ target }) => {
    if ((target as HTMLElement).dataset.here === 'stop') open.stop()
  }
  return panel
}

function panelOf({ dataset }: HTMLElement): HTMLElement | undefined {
  return document.getElementById(`run-here-${dataset.cell}`) ?? undefined
}

function draw(link: HTMLElement, content: Shown): HTMLElement {
  const panel = panelOf(link) ?? document.createElement('div')
  patch(panel, content)
  if (!panel.isConnected) {
    panel.id = `run-here-${link.dataset.cell}`
    panel.className = 'run-here-panel'
    link.closest('p')!.after(panel)
    panel.scrollIntoView({ block: 'nearest' })
  }
  return panel
}

/** One line: what is waited for, how far it is, or what came of it and where to go with that. */
function said(link: HTMLElement, open: Session, run: CellRun | undefined): Shown {
  const id = link.dataset.cell!
  const { state, why } = open.view(id)
  const { here } = words
  const stop = h('button', { type: 'button', 'data-here': 'stop' }, words.strip.stop(''))
  if (state === 'waiting') return [here.waiting(why ?? ''), ' ', stop]
  if (state === 'running') {
    const { progress } = open
    return [here.running(progress && words.percent(wholePercent(progress.done))), ' ', stop]
  }
  const result = open.resultOf(id)
  const isDone = run ? state === 'done' : result !== undefined
  if (!isDone)
    return [here.ended(state === 'failed'), signs.blank, h('a', { href: `#cell-${id}` }, id)]
  const next = link.closest('p')?.querySelector<HTMLAnchorElement>('run-here ~ a')
  return [
    run ? here.done(duration((run.milliseconds ?? 0) / 1000), result) : here.kept(result!),
    ...(next
      ? [' ', h('a', { href: next.getAttribute('href')!, class: 'start' }, next.textContent!)]
      : []),
  ]
}
