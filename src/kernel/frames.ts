/** Places in cells, as stacks write them: Chromium and Firefox both write `cell:ID.ts:LINE:COLUMN`. */

export interface Frame {
  cell: string
  line: number
  column: number
}

const MOST_STACK = 20_000

/** The frames of cells on a stack, innermost first; none where there is no stack. */
export function framesIn(stack: string | undefined): Frame[] {
  if (typeof stack !== 'string') return []
  // Before the frames there may be a message of any length.
  return [...stack.slice(-MOST_STACK).matchAll(/cell:([\w-]+)\.ts:(\d+):(\d+)/g)].map(
    ([, cell, line, column]) => ({
      cell: cell!,
      line: Number(line),
      column: Number(column),
    }),
  )
}

/** The ids of the cells on a stack, the innermost call first; a cell may be named more than once. */
export function cellsOf(stack: string | undefined): string[] {
  return framesIn(stack).map(({ cell }) => cell)
}
