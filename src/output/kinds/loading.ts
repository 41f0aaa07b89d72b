/** How much of something has been fetched. */
import { output as words } from '#words/output'
import { ELEMENT, label, number, object, oneOf } from '../form.ts'
import { wholePercent } from '../format.ts'
import type { OutputForm, OutputKind } from '../kind.ts'
import { h } from '../markup.ts'

export interface Loading {
  kind: 'loading'
  what: string
  /** that have arrived, and that will */
  bytes: number
  totalBytes: number
}

declare module '../kind.ts' {
  interface OutputKinds {
    loading: Loading
  }
}

export const form: OutputForm<Loading> = {
  kind: 'loading',
  isForCells: true,
  read: object<Loading>({ kind: oneOf('loading'), what: label, bytes: number, totalBytes: number }),
  weigh: () => 4 * ELEMENT,
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)

export const kind: OutputKind<Loading> = {
  kind: 'loading',
  render: ({ what, bytes, totalBytes }) =>
    h(
      'div',
      { class: 'out out-progress' },
      h('progress', { max: totalBytes, value: bytes, 'aria-label': what }),
      h('p', {}, words.loading(what, megabytes(bytes), megabytes(totalBytes))),
    ),
  progress: ({ bytes, totalBytes }) => ({ done: bytes / totalBytes }),
  say: ({ what, bytes, totalBytes }) => words.loaded(what, wholePercent(bytes / totalBytes)),
  compare: { exact: ['bytes', 'totalBytes'] },
}
