/** The network with a number at every node and edge; below it the sum of the node in turn, or a weight's loss curve. */

import { smallNetwork as words } from '#book-words/figures/small-network'
import { signs } from '#words/language'
import { minus, round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import {
  EDGES,
  type Edge,
  gradientOf,
  INPUTS,
  lossWith,
  PASS,
  pathsOf,
  TARGETS,
  weightOf,
} from './model.ts'
import { isKnown, STATIONS, type Station } from './stations.ts'

type Place = readonly [x: number, y: number]
const X: readonly Place[] = [
  [28, 66],
  [28, 142],
]
const H: readonly Place[] = [
  [138, 34],
  [138, 104],
  [138, 174],
]
const O: readonly Place[] = [
  [244, 66],
  [244, 142],
]
const LOSS: Place = [332, 104]
const RADIUS = 14
const CURVE = { left: 40, right: 200, top: 222, bottom: 292, reach: 1.5 }

export interface Shown {
  at: number
  isShown: boolean
  /** the weight looked at, if any, and where it has been dragged */
  edge: Edge | undefined
  moved: number
}

export function drawSmallNetwork(shown: Shown): Markup {
  return h(
    'svg',
    { class: 'drawing', viewBox: '0 0 360 316', role: 'group', 'aria-label': words.picture },
    ...drawEdges(shown),
    ...drawNodes(shown),
    ...(shown.edge ? drawCurve(shown.edge, shown.moved) : drawSum(shown)),
  )
}

function drawEdges({ at, isShown, edge }: Shown): Markup[] {
  const paths = edge ? pathsOf(edge) : []
  const lit = (each: Edge) =>
    edge !== undefined &&
    (each === edge ||
      (edge.layer === 'first' &&
        each.layer === 'second' &&
        paths.some(({ unit, output }) => each.from === unit && each.to === output)))
  const showsGradients = !edge && STATIONS[at]!.kind === 'weights' && isShown
  const line = (a: Place, b: Place, name: string) =>
    h('path', { class: name, d: `M${a.join(' ')}L${b.join(' ')}` })
  return [
    ...O.map((place, k) =>
      line(place, LOSS, `edge ${paths.some(({ output }) => output === k) ? `lit-${k}` : ''}`),
    ),
    ...EDGES.map((each) => {
      const [a, b] = endsOf(each)
      const first = each === edge && each.layer === 'first'
      return line(a, b, `edge ${lit(each) ? (first ? 'lit' : `lit-${each.to}`) : ''}`)
    }),
    // As wide as a finger needs; the keyboard has the numbers.
    ...EDGES.map((each, i) => {
      const [a, b] = endsOf(each)
      return h('path', {
        class: 'grip',
        d: `M${a.join(' ')}L${b.join(' ')}`,
        'data-press': `edge-${i}`,
        'aria-hidden': 'true',
      })
    }),
    h(
      'g',
      { 'data-grid': 1 },
      ...EDGES.map((each, i) => {
        const [[ax, ay], [bx, by]] = endsOf(each)
        const share = each.layer === 'first' && each.from === 0 ? 0.64 : 0.36
        const value = showsGradients ? gradientOf(each) : weightOf(each)
        const text = signed(value, showsGradients ? 2 : places(value))
        return h(
          'text',
          {
            class: `small halo number ${showsGradients ? 'second-ink' : lit(each) ? 'strong' : ''}`,
            x: round(ax + share * (bx - ax)),
            y: round(ay + share * (by - ay) + 3),
            'text-anchor': 'middle',
            'data-press': `edge-${i}`,
            tabindex: (edge ? each === edge : i === 0) ? 0 : -1,
            role: 'button',
            'aria-pressed': each === edge ? 'true' : 'false',
            'aria-label': words.edge(nameOf(each), text),
          },
          text,
        )
      }),
    ),
  ]
}

function drawNodes(shown: Shown): Markup[] {
  const knows = (station: Pick<Station, 'kind' | 'index'>) =>
    shown.edge !== undefined || isKnown(station, shown.at, shown.isShown)
  const asked = (kind: Station['kind'], index: number) =>
    shown.edge === undefined &&
    STATIONS[shown.at]!.kind === kind &&
    (STATIONS[shown.at]!.index === index || kind === 'softmax')
  const value = (is: boolean, isAsked: boolean, number: number) =>
    is ? signed(number) : isAsked ? '?' : ''
  const node = (
    [cx, cy]: Place,
    name: string,
    inside: string,
    isAsked: boolean,
    above = '',
    below = '',
  ) => [
    h('circle', { class: `node ${isAsked ? 'asked' : ''}`, cx, cy, r: RADIUS }),
    text([cx, cy + 3.5], inside, 'number strong'),
    text([cx, cy - RADIUS - 4], above ? name + signs.colon + above : name, 'small halo'),
    ...(below ? [text([cx, cy + RADIUS + 10], below, 'small number second-ink halo')] : []),
  ]
  return [
    ...X.flatMap((place, j) => node(place, words.input(j), String(INPUTS[j]), false)),
    ...H.flatMap((place, i) => {
      const known = knows({ kind: 'unit', index: i })
      const back = knows({ kind: 'back-unit', index: i })
      return node(
        place,
        words.unit(i),
        value(known, asked('unit', i), PASS.h[i]!),
        asked('unit', i) || asked('back-unit', i),
        known ? `z = ${signed(PASS.z[i]!)}` : '',
        value(back, asked('back-unit', i), PASS.backSums[i]!) &&
          `∂ ${value(back, true, PASS.backSums[i]!)}`,
      )
    }),
    ...O.flatMap((place, k) => {
      const back = value(
        knows({ kind: 'back-out', index: k }),
        asked('back-out', k),
        PASS.backLogits[k]!,
      )
      const y = value(knows({ kind: 'softmax', index: 0 }), asked('softmax', 0), PASS.y[k]!)
      return [
        ...node(
          place,
          words.output(k),
          value(knows({ kind: 'out', index: k }), asked('out', k), PASS.logits[k]!),
          asked('out', k) || asked('back-out', k),
          '',
          back && `∂ ${back}`,
        ),
        text(
          [place[0] + 52, place[1] + (k === 0 ? -14 : 25)],
          y ? words.answer(y) : '',
          'small number halo',
        ),
        text(
          [place[0] + 52, place[1] + (k === 0 ? -26 : 37)],
          words.target(TARGETS[k]!),
          'small halo',
        ),
      ]
    }),
    ...node(
      LOSS,
      words.loss,
      value(knows({ kind: 'loss', index: 0 }), asked('loss', 0), PASS.loss),
      asked('loss', 0),
    ),
  ]
}

/** The question of the node in turn, and its sum once it is shown. */
function drawSum({ at, isShown }: Shown): Markup[] {
  const station = STATIONS[at]!
  return [
    h('path', { class: 'line', d: 'M8 212H352' }),
    h('text', { x: 8, y: 232 }, words.progress(at + 1, STATIONS.length, station.isBack)),
    h('text', { class: 'strong', x: 8, y: 252 }, words.question(station.kind, station.index)),
    ...(isShown
      ? station
          .lines()
          .map((line, i) => h('text', { class: 'number sum', x: 8, y: 272 + i * 17 }, line))
      : []),
  ]
}

/** The loss over the weight, its tangent where the weight is, and both changes where it has been dragged. */
function drawCurve(edge: Edge, moved: number): Markup[] {
  const { left, right, top, bottom, reach } = CURVE
  const w = weightOf(edge)
  const slope = gradientOf(edge)
  const offsets = Array.from({ length: 61 }, (_, i) => -reach + (i / 60) * 2 * reach)
  const losses = offsets.map((by) => lossWith(edge, w + by))
  const [least, most] = [Math.min(...losses, PASS.loss), Math.max(...losses, PASS.loss + 0.05)]
  const x = (by: number) => round(left + ((by + reach) / (2 * reach)) * (right - left))
  const y = (loss: number) => round(bottom - ((loss - least) / (most - least)) * (bottom - top))
  const real = lossWith(edge, w + moved)
  const predicted = PASS.loss + slope * moved
  const within = (by: number) => Math.max(-reach, Math.min(reach, by))
  // Only as much of the tangent as the picture has room for.
  const room = slope === 0 ? reach : (most - least) / Math.abs(slope)
  const ends = [-Math.min(reach, room), Math.min(reach, room)].map((by) => {
    const loss = Math.max(least, Math.min(most, PASS.loss + slope * by))
    return slope === 0 ? [x(by), y(PASS.loss)] : [x(within((loss - PASS.loss) / slope)), y(loss)]
  })
  const rows = [
    { text: words.weight(nameOf(edge), signed(w + moved)), ink: 'strong' },
    { text: words.slope(signed(slope, 3)), ink: 'second-ink' },
    { text: words.predicted(signed(slope * moved, 3)), ink: 'second-ink' },
    { text: words.real(signed(real - PASS.loss, 3)), ink: 'first-ink' },
  ]
  return [
    h('path', { class: 'line', d: `M8 206H352M${left} ${top}V${bottom}H${right}` }),
    h('text', { class: 'small', x: left, y: top - 5 }, words.loss),
    ...[least, most].map((loss) =>
      h(
        'text',
        { class: 'small number', x: left - 4, y: y(loss) + 3, 'text-anchor': 'end' },
        loss.toFixed(2),
      ),
    ),
    ...[-reach, 0, reach].map((by) =>
      h(
        'text',
        { class: 'small number', x: x(by), y: bottom + 12, 'text-anchor': 'middle' },
        signed(w + by),
      ),
    ),
    h('path', {
      class: 'curve',
      d: `M${offsets.map((by, i) => `${x(by)},${y(losses[i]!)}`).join('L')}`,
    }),
    h('path', { class: 'tangent', d: `M${ends.map((end) => end.join(' ')).join('L')}` }),
    h('circle', { class: 'trail-end', cx: x(0), cy: y(PASS.loss), r: 3 }),
    h('path', {
      class: 'gap',
      d: `M${x(moved)} ${y(real)}V${y(Math.max(least, Math.min(most, predicted)))}`,
    }),
    h('circle', {
      class: 'mark knob',
      cx: x(moved),
      cy: y(real),
      r: 6,
      'data-handle': 'moved',
      tabindex: 0,
      role: 'slider',
      'aria-label': words.handle(nameOf(edge)),
      'aria-valuemin': round(w - reach, 2),
      'aria-valuemax': round(w + reach, 2),
      'aria-valuenow': round(w + moved, 2),
    }),
    ...rows.map(({ text: line, ink }, i) =>
      h('text', { class: `number ${ink}`, x: 212, y: 226 + i * 18 }, line),
    ),
  ]
}

/** How far a weight has been moved, at a place of the picture. */
export function movedAt(x: number): number {
  return clampMoved(((x - CURVE.left) / (CURVE.right - CURVE.left)) * 2 * CURVE.reach - CURVE.reach)
}

export function clampMoved(moved: number): number {
  // An address knows no negative zero.
  return Math.round(Math.max(-CURVE.reach, Math.min(CURVE.reach, moved)) * 100) / 100 + 0
}

export function nameOf({ layer, from, to }: Edge): string {
  return layer === 'first'
    ? words.arrow(words.input(from), words.unit(to))
    : words.arrow(words.unit(from), words.output(to))
}

export function signed(value: number, digits = 2): string {
  const text = value.toFixed(digits)
  return minus(Number(text) === 0 ? text.replace('-', '') : text)
}

/** Those that a weight is written with: 0.25 has two, 1 has none. */
function places(value: number): number {
  return String(value).split('.')[1]?.length ?? 0
}

function endsOf({ layer, from, to }: Edge): [Place, Place] {
  return layer === 'first' ? [X[from]!, H[to]!] : [H[from]!, O[to]!]
}

function text([x, y]: Place, content: string, name: string): Markup {
  return h('text', { class: name, x, y, 'text-anchor': 'middle' }, content)
}
