/** A cell's static HTML: complete without any script, and what `run-cell.ts` brings to life. */
import { cell as words } from '#words/page'
import { escapeHtml, type Markup, toHtml } from '../output/markup.ts'

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
  'lend',
  'stop',
  'run',
  'check',
] as const

export type CellAction = (typeof CELL_ACTIONS)[number]

/** Further attributes of some buttons. */
const MORE: Partial<Record<CellAction, string>> = {
  edit: ' aria-expanded="false"',
  'go-on': ` title="${words.goOnTitle}"`,
}

export interface CellParts {
  id: string
  /** the address of the cell on its own page */
  href: string
  /** what is said of it beside its name */
  marks: readonly (Markup | string)[]
  /** the listing, as HTML */
  code: string
  /** what it stands for in another program, as HTML, to be shown beside the listing */
  beside?: string
  /** how many lines the listing has, where it is folded away */
  foldedLines?: number | undefined
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
  /** the exercise that it checks: its code is folded away, being no answer of the reader's */
  checks: string | undefined
  /** there is a recording that live outputs are drawn beside */
  hasRecorded: boolean
  /** the cell that checks it, where it is an exercise */
  check: string | undefined
}

/** The HTML of a cell as it stands in the built page. Parts given as markup are escaped; `code` is HTML already. */
export function cellHtml(parts: CellParts): string {
  const { id, href, marks, control, outputs, stamp, canSave, check, checks } = parts
  const isCheck = checks !== undefined
  const flags = [
    parts.isExpensive && ' data-expensive',
    parts.hasRecorded && ' data-recorded-training',
    check !== undefined && ` data-check="${check}"`,
    isCheck && ` data-checks="${checks}"`,
  ]
    .filter(Boolean)
    .join('')
  const isExercise = check !== undefined
  const seen: CellAction[] = ['edit', 'run', ...(canSave ? (['save'] as const) : [])]
  const buttons = CELL_ACTIONS.filter((action) => action !== 'check' || isExercise).map((action) =>
    button(
      action,
      action === 'check' || seen.includes(action),
      !isCheck && action === (isExercise ? 'check' : 'run'),
    ),
  )
  const named = parts.code.replace('<pre ', `<pre role="group" aria-label="${words.codeOf(id)}" `)
  const listing = `<div class="cell-code" data-code>${named}</div>`
  const fold = isCheck
    ? words.howChecked
    : parts.foldedLines !== undefined && words.folded(parts.foldedLines)
  const code = fold
    ? `<details class="check-code"><summary>${fold}</summary>${listing}</details>`
    : listing
  return `<run-cell id="cell-${id}" role="group" aria-label="${words.name(id)}" data-cell="${id}" data-state="recorded"${flags}>
<div class="cell-bar"><a class="cell-name" href="${href}">${id}</a>${marks.map(toHtml).join('')}<span class="cell-status" data-status></span><span class="cell-buttons">${buttons.join('')}</span></div>
${parts.beside ?? ''}${code}${toHtml(control)}
<div class="cell-output" data-output>${outputs.map(toHtml).join('')}</div>${toHtml(stamp)}
</run-cell>`
}

function button(action: CellAction, isSeen: boolean, isPrimary: boolean): string {
  const hidden = isSeen ? '' : ' hidden'
  const primary = isPrimary ? ' class="primary"' : ''
  return `<button type="button" data-action="${action}"${hidden}${primary}${MORE[action] ?? ''}>${words.buttons[action]}</button>`
}

/**
 * A solution is folded away until wanted; its button puts it into the exercise's cell. Before it stands what offers its
 * lines to be arranged, with `strays` that do not belong, where there is something to arrange. `listing` is HTML.
 */
export function solutionHtml(
  id: string,
  listing: string,
  puzzle: { check: string; strays: readonly string[] } | undefined,
): string {
  const arrange = puzzle
    ? `<div class="arranges" data-arranges="${id}" data-check="${puzzle.check}" data-strays="${escapeHtml(JSON.stringify(puzzle.strays))}"><button type="button" data-action="arrange">${words.arrange}</button></div>`
    : ''
  return `${arrange}<details class="solution" data-solves="${id}" data-unsearched><summary>${words.solutionOf(id)}</summary>
${listing}
<button type="button" data-action="put-in">${words.putIn}</button></details>`
}
