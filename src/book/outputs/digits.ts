/** Handwritten digits as pictures. */

import { digits as words } from '#book-words/outputs/digits'
import { formatNumber } from '#words/language'
import { toBase64 } from '../../output/base64.ts'
import { ELEMENT, list, object, oneOf, refuse, text, whole } from '../../output/form.ts'
import type { OutputForm, OutputKind } from '../../output/kind.ts'
import { h } from '../../output/markup.ts'
import { Digits, PIXELS } from '../lesson/digits.ts'

export interface DigitPictures {
  kind: 'digits'
  digits: Picture[]
  /** left out, since there were too many */
  more: number
}

/** A grey picture of 28 by 28. */
interface Picture {
  /** 784 bytes in base64, 255 is ink */
  pixels: string
  label: string
}

declare module '../../output/kind.ts' {
  interface OutputKinds {
    digits: DigitPictures
  }
}

const MOST_PICTURES = 40
const SIDE = 28

export const form: OutputForm<DigitPictures> = {
  kind: 'digits',
  read: object<DigitPictures>({
    kind: oneOf('digits'),
    digits: list(
      object<Picture>({
        pixels: (value) =>
          typeof value === 'string' && value.length === 1048 && /^[\w+/]+={0,2}$/.test(value)
            ? value
            : refuse(),
        label: text(50),
      }),
      MOST_PICTURES,
    ),
    more: whole,
  }),
  weigh: ({ digits }) => ELEMENT * (1 + 2 * digits.length),
  describe(value) {
    if (!recognise(value)) return undefined
    const shown = Math.min(value.count, MOST_PICTURES)
    return {
      kind: 'digits',
      digits: Array.from({ length: shown }, (_, i) => ({
        pixels: toBase64(value.images.subarray(i * PIXELS, (i + 1) * PIXELS)),
        label: String(value.labels[i]),
      })),
      more: value.count - shown,
    }
  },
}

export const kind: OutputKind<DigitPictures> = {
  kind: 'digits',
  render: ({ digits, more }, { picture }) =>
    h(
      'div',
      { class: 'out out-digits' },
      ...digits.map(({ pixels, label }) =>
        h(
          'figure',
          {},
          h('img', {
            src: picture(pixels, SIDE),
            width: SIDE,
            height: SIDE,
            alt: words.handwritten(label),
          }),
          h('figcaption', {}, label),
        ),
      ),
      ...(more > 0 ? [h('p', {}, words.more(formatNumber(more)))] : []),
    ),
  save: () => import('./digits.save.ts'),
  compare: { exact: ['pixels', 'more'] },
}

/** Also in an exported program. */
export function recognise(value: unknown): value is Digits {
  return value instanceof Digits
}

/** In an exported program. */
export function outside({ count, labels }: Digits): void {
  console.log(`${count} digits: ${labels.slice(0, 40).join(' ')}`)
}
