/** What a cell threw, with its places in cells. */
import { output as words } from '#words/output'
import { beginning, ELEMENT, id, object, oneOf, text, whole } from '../form.ts'
import type { OutputForm, OutputKind } from '../kind.ts'
import { h } from '../markup.ts'
import { pileOf } from '../pile.ts'

export interface Thrown {
  kind: 'error'
  name: string
  message: string
  frames: CellFrame[]
}

/** A place in a cell, as the reader counts lines and columns. */
export interface CellFrame {
  cell: string
  line: number
  column: number
}

declare module '../kind.ts' {
  interface OutputKinds {
    error: Thrown
  }
}

export const form: OutputForm<Thrown> = {
  kind: 'error',
  read: object<Thrown>({
    kind: oneOf('error'),
    name: text(200),
    message: text(10_000),
    frames: beginning(object<CellFrame>({ cell: id, line: whole, column: whole }), 6),
  }),
  weigh: ({ name, message, frames }) =>
    ELEMENT * (6 + 4 * frames.length) + name.length + message.length,
  text: ({ name, message }) => pileOf([name, ': ', message]),
}

export const kind: OutputKind<Thrown> = {
  kind: 'error',
  render: ({ name, message, frames }, { cellHref }) =>
    h(
      'div',
      { class: 'out out-error', role: 'alert' },
      h('p', { class: 'message' }, h('strong', {}, name), ` ${message}`),
      ...frames.map(({ cell, line, column }) =>
        h(
          'p',
          { class: 'frame' },
          words.frame.before,
          h('a', { href: cellHref(cell) }, cell),
          words.frame.after(line, column),
        ),
      ),
    ),
}
