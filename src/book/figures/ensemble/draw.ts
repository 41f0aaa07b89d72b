/** The digit, and a row for each class with one dot for each mask, the mean of the dots, and the test's answer. */

import { ensemble as words } from '#book-words/figures/ensemble'
import { toBase64 } from '../../../output/base64.ts'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'

const ROWS = { left: 104, right: 350, top: 34, height: 19 }

export interface Picture {
  /** (784) bytes */
  image: Uint8Array
  label: number
  /** (10) each */
  answers: Float32Array[]
  mean: Float32Array
  test: Float32Array
  picture: (pixels: string) => string
}

export function drawEnsemble({ image, label, answers, mean, test, picture }: Picture): Markup {
  const { left, right, top, height } = ROWS
  const x = (p: number) => round(left + p * (right - left))
  const y = (digit: number) => top + digit * height
  const bottom = y(10)
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 252', role: 'img', 'aria-label': words.picture },
    h('image', { x: 4, y: top, width: 72, height: 72, href: picture(toBase64(image)) }),
    h('text', { x: 4, y: top + 88 }, words.label(label)),
    h('path', { class: 'mask-dots', d: 'M8 8h0' }),
    h('text', { x: 15, y: 12 }, words.dots(answers.length)),
    h('path', { class: 'third', d: 'M126 4l4 8h-8z' }),
    h('text', { x: 134, y: 12 }, words.mean),
    h('path', { class: 'marked', d: 'M208 3v10' }),
    h('text', { x: 214, y: 12 }, words.test),
    ...Array.from({ length: 10 }, (_, digit) => {
      const middle = y(digit) + height / 2
      return h(
        'g',
        {},
        h('path', { class: 'line', d: `M${left} ${y(digit) + height}H${right}` }),
        h(
          'text',
          { ...(digit === label && { class: 'strong' }), x: left - 14, y: middle + 4 },
          String(digit),
        ),
        h('path', {
          class: 'mask-dots',
          d: answers
            .map((answer, i) => `M${x(answer[digit]!)} ${round(y(digit) + 3 + spread(i) * 13)}h0`)
            .join(''),
        }),
        h('path', { class: 'third', d: `M${x(mean[digit]!)} ${y(digit) + 10}l5 9h-10z` }),
        h('path', { class: 'marked', d: `M${x(test[digit]!)} ${y(digit) + 1}v${height - 2}` }),
      )
    }),
    ...[0, 0.5, 1].map((p) =>
      h(
        'text',
        {
          class: 'number',
          x: x(p),
          y: bottom + 13,
          'text-anchor': p === 0 ? 'start' : p === 1 ? 'end' : 'middle',
        },
        words.percent(p),
      ),
    ),
    h('text', { x: left - 14, y: bottom + 26 }, words.axis),
  )
}

/** From 0 to 1, evenly for however many dots: multiples of the golden ratio. */
function spread(i: number): number {
  return (i * 0.618034) % 1
}
