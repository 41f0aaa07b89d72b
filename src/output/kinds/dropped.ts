/** How many lines and values were left out because there were too many. */
import { formatNumber } from '#words/language'
import { output as words } from '#words/output'
import { ELEMENT, object, oneOf, whole } from '../form.ts'
import type { OutputForm, OutputKind } from '../kind.ts'
import { h } from '../markup.ts'

export interface Dropped {
  kind: 'dropped'
  count: number
}

declare module '../kind.ts' {
  interface OutputKinds {
    dropped: Dropped
  }
}

export const form: OutputForm<Dropped> = {
  kind: 'dropped',
  read: object<Dropped>({ kind: oneOf('dropped'), count: whole }),
  weigh: () => 4 * ELEMENT,
}

export const kind: OutputKind<Dropped> = {
  kind: 'dropped',
  render: ({ count }) => h('p', { class: 'out out-note' }, words.dropped(formatNumber(count))),
  compare: { exact: ['count'] },
}
