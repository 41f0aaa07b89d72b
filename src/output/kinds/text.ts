/** What a cell gives that is of no other kind, as a line of a console would say it. */
import { ELEMENT, MOST_TEXT, object, oneOf, text } from '../form.ts'
import type { OutputForm, OutputKind } from '../kind.ts'
import { h } from '../markup.ts'
import { pileOf } from '../pile.ts'

export interface Text {
  kind: 'text'
  text: string
}

declare module '../kind.ts' {
  interface OutputKinds {
    text: Text
  }
}

export const form: OutputForm<Text> = {
  kind: 'text',
  read: object<Text>({ kind: oneOf('text'), text: text(MOST_TEXT) }),
  weigh: (shown) => ELEMENT + shown.text.length,
  text: ({ text }) => pileOf([text]),
}

export const kind: OutputKind<Text> = {
  kind: 'text',
  render: (shown) => h('pre', { class: 'out out-text' }, shown.text),
}
