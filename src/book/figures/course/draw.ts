/** Four curves over the epochs; under them, for one epoch, filters, how sure mistakes were, and misread digits. */

import { ticks } from 'd3-array'
import { course as words } from '#book-words/figures/course'
import { formatNumber } from '#words/language'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { type Course, LINES, type LineName, type Measure, type Moment, pointsOf } from './model.ts'

const CHART = { left: 34, right: 354, top: 40, bottom: 152 }
const FILTERS = { x: 4, y: 190, size: 48, step: 51 }
const SURENESS = { left: 184, width: 170, top: 190, bottom: 280 }
const DIGITS = { y: 312, size: 26, step: 30 }

export interface Picture {
  course: Course
  moment: Moment
  measure: Measure
  picture: (pixels: string) => string
}

export function drawCourse({ course, moment, measure, picture }: Picture): Markup {
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 354', role: 'img', 'aria-label': words.picture },
    ...LINES.flatMap((line, i) => {
      const [x, y] = [4 + (i % 2) * 178, 10 + Math.floor(i / 2) * 14]
      return [
        h('path', { class: `course-line course-${line}`, d: `M${x} ${y - 3}h16` }),
        h('text', { x: x + 21, y }, words.lines[line]),
      ]
    }),
    ...drawCurves(course, moment, measure),
    h('text', { class: 'small', x: FILTERS.x, y: FILTERS.y - 4 }, words.filters),
    ...moment.packedFilters.map((filter, i) =>
      h('image', {
        x: FILTERS.x + (i % 3) * FILTERS.step,
        y: FILTERS.y + Math.floor(i / 3) * FILTERS.step,
        width: FILTERS.size,
        height: FILTERS.size,
        href: picture(filter),
      }),
    ),
    ...drawSureness(moment),
    ...drawMisread(course, moment, picture),
  )
}

function drawCurves({ epochs, moments }: Course, moment: Moment, measure: Measure): Markup[] {
  const { left, right, top, bottom } = CHART
  const lines = LINES.map((line) => ({ line, points: pointsOf(moments, line, measure) }))
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value))
  const [least, most] =
    measure === 'loss' ? [0, Math.max(...values, 0.1)] : [Math.min(...values, 0.99), 1]
  const x = (epoch: number) => round(left + (epoch / epochs) * (right - left))
  const y = (value: number) => round(bottom - ((value - least) / (most - least)) * (bottom - top))
  const at = x(moment.epoch)
  return [
    ...ticks(least, most, 4).flatMap((value) => [
      h('path', { class: 'line', d: `M${left} ${y(value)}H${right}` }),
      h(
        'text',
        { class: 'small number', x: left - 4, y: y(value) + 3, 'text-anchor': 'end' },
        measure === 'loss' ? value.toFixed(2) : words.percent(Math.round(value * 1000) / 10),
      ),
    ]),
    ...ticks(0, epochs, Math.min(epochs, 10))
      .filter(Number.isInteger)
      .map((epoch) =>
        h(
          'text',
          { class: 'small number', x: x(epoch), y: bottom + 11, 'text-anchor': 'middle' },
          String(epoch),
        ),
      ),
    h('text', { class: 'small', x: left, y: bottom + 22 }, words.epochs),
    h('path', { class: 'marked', d: `M${at} ${top}V${bottom}` }),
    ...lines.map(({ line, points }) =>
      h('path', {
        class: `course-line course-${line}`,
        d:
          points.length === 0
            ? ''
            : `M${points.map(({ epoch, value }) => `${x(epoch)},${y(value)}`).join('L')}`,
      }),
    ),
    ...lines.flatMap(({ line, points }) =>
      points
        .filter(({ epoch }) => epoch === moment.epoch || points.length === 1)
        .map(({ epoch, value }) =>
          h('circle', { class: `course-end course-${line}`, cx: x(epoch), cy: y(value), r: 2.6 }),
        ),
    ),
    h('path', { class: 'mark', d: `M${at} ${bottom + 13}l6 9h-12z` }),
  ]
}

function drawSureness({ wrong, sureness }: Moment): Markup[] {
  const { left, width, top, bottom } = SURENESS
  const most = Math.max(...sureness, 1)
  const each = width / sureness.length
  return [
    h('text', { class: 'small', x: left, y: top - 4 }, words.sureness(formatNumber(wrong))),
    ...sureness.map((count, i) => {
      const height = round((count / most) * (bottom - top - 10))
      return h('rect', {
        class: 'second',
        x: round(left + i * each + 1),
        y: round(bottom - height),
        width: round(each - 2),
        height,
      })
    }),
    ...sureness.map((count, i) =>
      h(
        'text',
        {
          class: 'small number',
          x: round(left + (i + 0.5) * each),
          y: round(bottom - (count / most) * (bottom - top - 10) - 2),
          'text-anchor': 'middle',
        },
        count === 0 ? '' : formatNumber(count),
      ),
    ),
    h('path', { class: 'line', d: `M${left} ${bottom}h${width}` }),
    h('text', { class: 'small', x: left, y: bottom + 10 }, words.percent(0)),
    h(
      'text',
      { class: 'small', x: left + width, y: bottom + 10, 'text-anchor': 'end' },
      words.percent(100),
    ),
  ]
}

function drawMisread(
  { misread }: Course,
  { wrong, first }: Moment,
  picture: Picture['picture'],
): Markup[] {
  return [
    h('text', { class: 'small', x: 4, y: DIGITS.y - 4 }, words.misread(first.length, wrong)),
    ...first.flatMap(({ digit, answer }, i) => {
      const { label, packedPixels } = misread[digit]!
      const x = 4 + i * DIGITS.step
      return [
        h('image', {
          x,
          y: DIGITS.y,
          width: DIGITS.size,
          height: DIGITS.size,
          href: picture(packedPixels),
        }),
        h(
          'text',
          {
            class: 'small number',
            x: x + DIGITS.size / 2,
            y: DIGITS.y + DIGITS.size + 10,
            'text-anchor': 'middle',
          },
          `${label}→${answer}`,
        ),
      ]
    }),
  ]
}

/** For readers of the page's words: the numbers of a moment. */
export function numbersOf(moment: Moment, measure: Measure): Partial<Record<LineName, string>> {
  const shown = (value: number) =>
    measure === 'loss' ? value.toFixed(4) : words.percent(Number((value * 100).toFixed(2)))
  return Object.fromEntries(
    LINES.flatMap((line) => {
      const score = moment[line]
      return score ? [[line, shown(score[measure])]] : []
    }),
  )
}
