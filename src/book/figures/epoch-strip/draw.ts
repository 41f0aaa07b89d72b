/** Epochs as strips, one above the other: batches as cells, done ones filled, one digit's batch marked. */

import { epochStrip as words } from '#book-words/figures/epoch-strip'
import { formatNumber } from '#words/language'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { batchOf, type Cut, droppedOf, SAMPLES, sizeOfBatch, stepsPerEpoch } from './model.ts'

const LEFT = 48
const WIDTH = 304
const ROW = 27
const BAR = 13
/** the last batches, enlarged */
const ZOOM = { top: 176, height: 20, batches: 4 }
/** a batch narrower than this is not drawn by itself */
const NARROWEST = 2.2

export interface Strip extends Cut {
  epochs: number
  done: number
  shuffle: boolean
  digit: number
}

export function drawStrip(state: Strip): Markup {
  const steps = stepsPerEpoch(state)
  const rows = Array.from({ length: state.epochs }, (_, i) => drawEpoch(state, i + 1, steps))
  return h(
    'svg',
    {
      class: 'drawing',
      viewBox: '0 0 360 226',
      role: 'img',
      'aria-label': words.batches(steps),
    },
    h('text', { x: LEFT, y: 14 }, words.batches(steps)),
    h(
      'text',
      { x: LEFT + WIDTH, y: 14, 'text-anchor': 'end' },
      words.updates(state.done, steps * state.epochs),
    ),
    ...rows,
    ...drawZoomLines(state, steps),
    ...drawLastBatches(state, steps),
  )
}

function drawEpoch(state: Strip, epoch: number, steps: number): Markup {
  const top = 24 + (epoch - 1) * ROW
  const x = (samples: number) => LEFT + (WIDTH * samples) / SAMPLES
  const edge = (step: number) => round(x(Math.min(step * state.batchSize, SAMPLES)))
  const done = Math.min(Math.max(state.done - (epoch - 1) * steps, 0), steps)
  const used = SAMPLES - droppedOf(state)
  const width = (WIDTH * state.batchSize) / SAMPLES
  const cuts = width < NARROWEST ? [] : Array.from({ length: steps - 1 }, (_, i) => edge(i + 1))
  const batch = batchOf(state.digit, epoch, state.shuffle, state)
  const middle = x((batch - 1) * state.batchSize + sizeOfBatch(batch, state) / 2)
  return h(
    'g',
    {},
    h('text', { x: LEFT - 6, y: top + 12, 'text-anchor': 'end' }, words.row(epoch)),
    h('rect', { class: 'track', x: LEFT, y: top, width: round(x(used) - LEFT), height: BAR }),
    h('rect', { class: 'fill', x: LEFT, y: top, width: round(edge(done) - LEFT), height: BAR }),
    h('path', { class: 'cut', d: cuts.map((at) => `M${at} ${top}v${BAR}`).join('') }),
    ...(batch === 0
      ? []
      : [h('path', { class: 'mark', d: `M${round(middle)} ${top + BAR + 1}l4 7h-8z` })]),
    ...(used < SAMPLES
      ? [
          h('rect', {
            class: 'left-out',
            x: round(x(used)),
            y: top,
            width: round(x(SAMPLES) - x(used)),
            height: BAR,
          }),
        ]
      : []),
  )
}

/** From the end of the last strip to its pieces below. */
function drawZoomLines(state: Strip, steps: number): Markup[] {
  const bottom = 24 + (state.epochs - 1) * ROW + BAR
  const shown = Math.min(ZOOM.batches, steps) * state.batchSize
  const from = LEFT + WIDTH * Math.max(0, 1 - shown / SAMPLES)
  const top = ZOOM.top - 1
  return [
    h('path', {
      class: 'line',
      d: `M${round(from)} ${bottom}L${LEFT} ${top}M${LEFT + WIDTH} ${bottom}V${top}`,
    }),
  ]
}

function drawLastBatches(state: Strip, steps: number): Markup[] {
  const count = Math.min(ZOOM.batches, steps)
  const numbers = Array.from({ length: count }, (_, i) => steps - count + 1 + i)
  const each = WIDTH / ZOOM.batches
  const out = droppedOf(state)
  const pieces = numbers.map((step) => ({
    size: sizeOfBatch(step, state),
    label: words.batch(step),
  }))
  if (out > 0) pieces.push({ size: out, label: words.left })
  const shown = pieces.slice(-ZOOM.batches)
  return [
    h('text', { x: LEFT, y: ZOOM.top - 6 }, words.last(shown.length)),
    h(
      'text',
      { x: LEFT + WIDTH, y: ZOOM.top - 6, 'text-anchor': 'end' },
      h('tspan', { class: 'mark' }, '▴ '),
      words.here(state.digit),
    ),
    ...shown.flatMap(({ size, label }, i) => {
      const x = round(LEFT + i * each)
      const isOut = label === words.left
      const width = round((each - 3) * (size / state.batchSize))
      return [
        h('rect', {
          class: isOut ? 'left-out' : 'track',
          x,
          y: ZOOM.top,
          width,
          height: ZOOM.height,
        }),
        h('text', { class: 'number strong', x: x + 3, y: ZOOM.top + 14 }, formatNumber(size)),
        h('text', { class: 'small', x, y: ZOOM.top + ZOOM.height + 11 }, label),
      ]
    }),
  ]
}
