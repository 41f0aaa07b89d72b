/** The first numbers of a tensor, with its type and shape. */
import { output as words } from '#words/output'
import { beginning, ELEMENT, label, MOST_TEXT, number, object, oneOf, text } from '../form.ts'
import type { OutputForm, OutputKind } from '../kind.ts'
import { h } from '../markup.ts'
import { pileOf } from '../pile.ts'

export interface TensorText {
  kind: 'tensor'
  dtype: string
  shape: number[]
  text: string
}

declare module '../kind.ts' {
  interface OutputKinds {
    tensor: TensorText
  }
}

export const form: OutputForm<TensorText> = {
  kind: 'tensor',
  read: object<TensorText>({
    kind: oneOf('tensor'),
    dtype: label,
    shape: beginning(number, 32),
    text: text(MOST_TEXT),
  }),
  weigh: (tensor) => ELEMENT + tensor.text.length,
  text: ({ text }) => pileOf([text]),
}

export const kind: OutputKind<TensorText> = {
  kind: 'tensor',
  render: ({ dtype, shape, text }) =>
    h(
      'div',
      { class: 'out out-tensor' },
      h('p', {}, words.tensor(dtype, shape.join(', '))),
      // Wide ones scroll, by the keyboard as well.
      h('pre', { tabindex: 0 }, text),
    ),
  compare: { exact: ['shape'] },
}
