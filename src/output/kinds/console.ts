/** A line that a cell printed. */
import { ELEMENT, MOST_TEXT, object, oneOf, text } from '../form.ts'
import type { OutputForm, OutputKind } from '../kind.ts'
import { h } from '../markup.ts'
import { pileOf } from '../pile.ts'

export interface ConsoleLine {
  kind: 'console'
  level: ConsoleLevel
  text: string
}

export type ConsoleLevel = 'debug' | 'log' | 'info' | 'warn' | 'error'

declare module '../kind.ts' {
  interface OutputKinds {
    console: ConsoleLine
  }
}

export const form: OutputForm<ConsoleLine> = {
  kind: 'console',
  read: object<ConsoleLine>({
    kind: oneOf('console'),
    level: oneOf('debug', 'log', 'info', 'warn', 'error'),
    text: text(MOST_TEXT),
  }),
  weigh: (line) => ELEMENT + line.text.length,
  text: ({ text }) => pileOf([text]),
}

export const kind: OutputKind<ConsoleLine> = {
  kind: 'console',
  render: ({ level, text }) => h('pre', { class: `out out-console out-${level}` }, text),
}
