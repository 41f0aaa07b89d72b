/** Three views of an exam: a matrix with the digits behind a square, the surest mistakes, sureness against truth. */

import { mistakes as words } from '#book-words/figures/mistakes'
import { toBase64 } from '../../../output/base64.ts'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import type { Calibration, Exam } from './model.ts'

const SQUARE = 20
const MATRIX = { x: 28, y: 28 }
export const HEIGHT = 330

export interface Picture {
  exam: Exam
  /** (N · 784) */
  images: Uint8Array
  picture: (pixels: string) => string
}

export function drawMatrix(
  counts: Uint32Array,
  [label, answer]: [number, number],
  chosen: number[],
  picture: Picture,
): Markup {
  const mostWrong = Math.max(...counts.filter((_, i) => i % 11 !== 0), 1)
  const squares = Array.from(counts, (count, i) => {
    const [row, column] = [Math.floor(i / 10), i % 10]
    const isRight = row === column
    const [x, y] = [MATRIX.x + column * SQUARE, MATRIX.y + row * SQUARE]
    return h(
      'g',
      {
        'data-press': `${row} ${column}`,
        tabindex: row === label && column === answer ? 0 : -1,
        role: 'button',
        'aria-pressed': String(row === label && column === answer),
        'aria-label': words.square(count, row, column),
      },
      h('rect', { class: 'row', x, y, width: SQUARE, height: SQUARE }),
      h('rect', {
        class: isRight ? 'fill' : 'second',
        'fill-opacity': isRight ? 0.25 : round(0.6 * Math.sqrt(count / mostWrong), 2),
        x: x + 0.5,
        y: y + 0.5,
        width: SQUARE - 1,
        height: SQUARE - 1,
      }),
      ...(row === label && column === answer
        ? [h('rect', { class: 'frame', x, y, width: SQUARE, height: SQUARE })]
        : []),
      h(
        'text',
        { class: 'small number strong', x: x + SQUARE / 2, y: y + 13, 'text-anchor': 'middle' },
        count === 0 ? '' : String(count),
      ),
    )
  })
  const digits = Array.from({ length: 10 }, (_, i) => i)
  return svg([
    h('text', { x: MATRIX.x, y: 10 }, words.readAs),
    ...digits.map((i) =>
      h('text', { x: MATRIX.x + (i + 0.5) * SQUARE, y: 22, 'text-anchor': 'middle' }, String(i)),
    ),
    h('text', { x: 4, y: 22 }, words.is),
    ...digits.map((i) =>
      h(
        'text',
        { x: 16, y: MATRIX.y + (i + 0.5) * SQUARE + 4, 'text-anchor': 'middle' },
        String(i),
      ),
    ),
    h('g', { 'data-grid': 10 }, ...squares),
    h('text', { x: 4, y: 250 }, words.digits(chosen.length, label, answer)),
    ...drawDigits(chosen.slice(0, 22), { x: 4, y: 258, columns: 11 }, picture),
  ])
}

export function drawSurest(places: number[], picture: Picture): Markup {
  return svg(
    drawDigits(
      places.slice(0, 40),
      { x: 4, y: 6, columns: 8, step: 45, row: 63, size: 36 },
      picture,
    ),
  )
}

interface Grid {
  x: number
  y: number
  columns: number
  /** from one to the next, sideways and downwards */
  step?: number
  row?: number
  size?: number
}

/** Digits of the exam; the larger ones with what they are and were read as. */
function drawDigits(
  places: number[],
  { x, y, columns, step = 32, row = 34, size = 30 }: Grid,
  { exam, images, picture }: Picture,
): Markup[] {
  return places.flatMap((place, i) => {
    const [left, top] = [x + (i % columns) * step, y + Math.floor(i / columns) * row]
    const [label, answer] = [exam.labels[place]!, exam.answers[place]!]
    const p = percentOf(exam.sureness[place]!)
    const image = h(
      'image',
      {
        class: 'digit',
        x: left,
        y: top,
        width: size,
        height: size,
        href: picture(toBase64(images.subarray(place * 784, (place + 1) * 784))),
      },
      h('title', {}, words.digit(label, answer, p)),
    )
    if (size < 36) return [image]
    const middle = left + size / 2
    return [
      image,
      h(
        'text',
        { class: 'small strong', x: middle, y: top + size + 9, 'text-anchor': 'middle' },
        `${label} → ${answer}`,
      ),
      h(
        'text',
        { class: 'small number', x: middle, y: top + size + 19, 'text-anchor': 'middle' },
        p,
      ),
    ]
  })
}

export function drawCalibration(bins: Calibration[]): Markup {
  const [left, right, top, bottom] = [46, 346, 14, 286]
  const x = (p: number) => round(left + p * (right - left), 2)
  const y = (p: number) => round(bottom - p * (bottom - top), 2)
  const tenths = [0, 0.2, 0.4, 0.6, 0.8, 1]
  return svg([
    ...tenths.flatMap((p) => [
      h('path', { class: 'line', d: `M${left} ${y(p)}H${right}` }),
      h('text', { x: left - 5, y: y(p) + 3.5, 'text-anchor': 'end' }, percentOf(p)),
      h('text', { x: x(p), y: bottom + 14, 'text-anchor': 'middle' }, percentOf(p)),
    ]),
    h('text', { x: left, y: 10 }, words.right),
    h('text', { x: right, y: bottom + 30, 'text-anchor': 'end' }, words.said),
    h('path', { class: 'curve second-curve', d: `M${x(0)} ${y(0)}L${x(1)} ${y(1)}` }),
    ...bins
      .filter(({ count }) => count > 0)
      .flatMap(({ said, right: share, count }) => [
        h('circle', {
          class: 'fill',
          cx: x(said),
          cy: y(share),
          r: round(2 + Math.log10(count) * 2, 2),
        }),
        h('text', { class: 'small', x: x(said) + 12, y: y(share) + 3 }, words.count(count)),
      ]),
  ])
}

function svg(children: Markup[]): Markup {
  return h(
    'svg',
    { class: 'drawing', viewBox: `0 0 360 ${HEIGHT}`, role: 'group', 'aria-label': words.picture },
    ...children,
  )
}

export function percentOf(p: number): string {
  return `${p > 0.995 && p < 0.99999 ? (p * 100).toFixed(2) : Math.round(p * 100)}%`
}
