/** A cell's static HTML: complete without any script, and what `run-cell.ts` brings to life. */
import { cell as words } from '#words/page'
import { type Markup, toHtml } from '../output/markup.ts'

/** What a cell's buttons do, in their order; each has its name as `data-action`. */
export const CELL_ACTIONS = [
  'format',
  'save',
  'edit',
  'compare',
  'undo-reset',
  'reset',
  'pause',
  'resume',
  'go-on',
  'stop',
  'run',
] as const

export type CellAction = (typeof CELL_ACTIONS)[number]

/** Further attributes of some buttons. */
const MORE: Partial<Record<CellAction, string>> = {
  edit: ' aria-expanded="false"',
  'go-on': ` title="${words.goOnTitle}"`,
  run: ' class="primary"',
}

export interface CellParts {
  id: string
  /** the address of the cell on its own page */
  href: string
  /** what is said of it beside its name */
  marks: readonly (Markup | string)[]
  /** the listing, as HTML */
  code: string
  /** a choice beside it */
  control: Markup | string
  /** what it showed when it was recorded */
  outputs: readonly Markup[]
  /** of which recording; with outputs only */
  stamp: Markup | string
  /** its outputs can be made files of */
  canSave: boolean
  /** it takes long, and can be paused */
  isExpensive: boolean
  /** the exercise that it checks */
  checks: string | undefined
  /** there is a recording that live outputs are drawn beside */
  hasRecorded: boolean
}

/** The HTML of a cell as it stands in the built page. Parts given as markup are escaped; `code` is HTML already. */
export function cellHtml(parts: CellParts): string {
  const { id, href, marks, code, control, outputs, stamp, canSave } = parts
  const flags = `${parts.isExpensive ? ' data-expensive' : ''}${parts.hasRecorded ? ' data-recorded-training' : ''}${parts.checks ? ` data-checks="${parts.checks}"` : ''}`
  const seen: readonly CellAction[] = canSave ? ['save', 'edit', 'run'] : ['edit', 'run']
  const buttons = CELL_ACTIONS.map((action) => button(action, seen.includes(action)))
  return `<run-cell id="cell-${id}" role="group" aria-label="${words.name(id)}" data-cell="${id}" data-state="recorded"${flags}>
<div class="cell-bar"><a class="cell-name" href="${href}">${id}</a>${marks.map(toHtml).join('')}<span class="cell-status" data-status></span><span class="cell-buttons">${buttons.join('')}</span></div>
<div class="cell-code" data-code>${code}</div>${toHtml(control)}
<div class="cell-output" data-output>${outputs.map(toHtml).join('')}</div>${toHtml(stamp)}
</run-cell>`
}

function button(action: CellAction, isSeen: boolean): string {
  const hidden = isSeen ? '' : ' hidden'
  return `<button type="button" data-action="${action}"${hidden}${MORE[action] ?? ''}>${words.buttons[action]}</button>`
}

/** A solution is folded away until wanted; its button puts it into the exercise's cell. `listing` is HTML. */
export function solutionHtml(id: string, listing: string): string {
  return `<details class="solution" data-solves="${id}"><summary>${words.solutionOf(id)}</summary>
${listing}
<button type="button" data-action="put-in">${words.putIn}</button></details>`
}
