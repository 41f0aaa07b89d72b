/** The way of a step as a row of stations, the matrix of one of them, and what one of its numbers is made of. */

import { glass as words } from '#book-words/figures/glass'
import { signs } from '#words/language'
import { round } from '../../../output/format.ts'
import { h, type Markup } from '../../../output/markup.ts'
import { drawPixels, SIDE } from '../pixels.ts'
import {
  type Columns,
  digitsOf,
  type Glass,
  inputOf,
  type Opened,
  open,
  type Place,
  rowOf,
} from './model.ts'
import { numberText as text } from './number-text.ts'
import { low, type Station, stations } from './stations.ts'

/** In the picture's own units. */
export const BLOCK = { x: 12, y: 126, width: 336, pixelWidth: 168 }
export const PANEL = { x: 4, y: 114, width: 108, step: 122 }
/** units of a layer in a row of the picture */
export const UNITS_IN_ROW = 32
const HEIGHT = 312

export interface GlassPicture {
  glass: Glass
  station: number
  place: Place
}

export function drawGlass(picture: GlassPicture): Markup {
  const station = stations[picture.station]!
  return h(
    'div',
    { class: 'glass' },
    h(
      'svg',
      {
        class: 'drawing',
        viewBox: `0 0 360 ${HEIGHT}`,
        role: 'group',
        'aria-label': words.picture,
      },
      ...drawWay(picture.station),
      ...drawStation(station, picture),
    ),
    drawLines(station),
    drawOpened(station, picture),
  )
}

/** Where each station stands: forwards to the right, backwards below to the left, the update below that. */
const COLUMNS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 7, 6, 4, 3, 1, 0, 0, 1, 2]
const FIRST_BACK = 10
const FIRST_UPDATE = 16
const BOX = { step: 36, width: 32, height: 17, row: 23 }

function drawWay(current: number): Markup[] {
  const xOf = (column: number) => 2 + column * BOX.step
  const [first, second, third] = [0, 1, 2].map((row) => 4 + row * BOX.row + BOX.height / 2)
  const [left, right] = [xOf(0) + BOX.width / 2, xOf(9) + BOX.width / 2]
  return [
    h('path', {
      class: 'line',
      d: `M${left} ${first}H${right}V${second}H${left}V${third}H${xOf(2) + BOX.width / 2}`,
    }),
    h('text', { class: 'small', x: xOf(3) + 4, y: third! + 3 }, words.update),
    ...stations.map(({ symbol }, i) => {
      const row = i < FIRST_BACK ? 0 : i < FIRST_UPDATE ? 1 : 2
      const [x, y] = [xOf(COLUMNS[i]!), 4 + row * BOX.row]
      return h(
        'g',
        {
          class: i === current ? 'station here' : i < current ? 'station passed' : 'station',
          'data-press': `station:${i}`,
          // The slider and the buttons below do for the keyboard what a press does here.
          tabindex: i === current ? 0 : -1,
          role: 'button',
          'aria-label': words.stationName(stations[i]!.id),
          ...(i === current && { 'aria-current': 'step' }),
        },
        h('rect', { x, y, width: BOX.width, height: BOX.height, rx: 3 }),
        h('text', { x: x + BOX.width / 2, y: y + 12, 'text-anchor': 'middle' }, symbol),
      )
    }),
  ]
}

function drawStation(station: Station, picture: GlassPicture): Markup[] {
  switch (station.kind) {
    case 'batch':
      return [...drawDigits(picture, station), ...drawMatrix(station, picture)]
    case 'loss':
      return [...drawDigits(picture, station), ...drawLosses(picture)]
    case 'gradient':
    case 'mean':
    case 'weight':
      return drawColumns(station, picture)
    case 'change':
      return drawChanges(picture)
  }
}

function drawDigits({ glass, place }: GlassPicture, station: Station): Markup[] {
  const { labels } = glass.step
  return [
    ...labels.flatMap((label, i) => {
      const [x, y] = [12 + i * 38, 80]
      return [
        h(
          'g',
          {
            'data-press': `digit:${i}`,
            role: 'button',
            tabindex: 0,
            'aria-label': words.digit(i + 1, label),
            'aria-pressed': String(i === place.digit),
          },
          drawPixels(rowOf(glass, 'X', i), {
            x,
            y,
            size: 32,
            most: 1,
            label: words.digit(i + 1, label),
          }),
          ...(i === place.digit
            ? [h('rect', { class: 'frame', x: x - 2, y: y - 2, width: 36, height: 36 })]
            : []),
        ),
      ]
    }),
    h(
      'text',
      { class: 'strong', x: 20 + labels.length * 38, y: 92 },
      words.stationName(station.id),
    ),
    h(
      'text',
      { x: 20 + labels.length * 38, y: 107 },
      words.shape(digitsOf(glass), glass.matrices[station.id]?.columns),
    ),
  ]
}

/** One row of a matrix: 784 pixels, the units of a layer, or ten numbers in words. */
function drawMatrix(station: Station, { glass, place }: GlassPicture): Markup[] {
  const values = rowOf(glass, station.id, place.digit)
  const label = words.stationName(station.id)
  if (values.length <= 10) return drawTen(station, values, place)
  const isPixels = station.layer === 0
  const columns = isPixels ? SIDE : UNITS_IN_ROW
  const size = isPixels ? BLOCK.pixelWidth : BLOCK.width
  const at = isPixels ? place.row : place.unit
  const key = isPixels ? 'row1' : `unit${station.layer}`
  return [
    drawPixels(values, {
      x: BLOCK.x,
      y: BLOCK.y,
      size,
      columns,
      ...(isPixels && { most: 1 }),
      label,
    }),
    handle({
      key,
      columns,
      count: values.length,
      at,
      x: BLOCK.x,
      y: BLOCK.y,
      size,
      value: values[at]!,
    }),
    ...(isPixels
      ? [h('text', { x: BLOCK.x + size + 12, y: BLOCK.y + 12 }, words.inkKey)]
      : drawKey(values)),
  ]
}

/** What full colour stands for. */
function drawKey(values: ArrayLike<number>, x = BLOCK.x, y = HEIGHT - 1): Markup[] {
  const most = largest(values)
  const isSigned = Array.from(values).some((value) => value < 0)
  const square = { x, y: y - 7, width: 7, height: 7 }
  return [
    h('g', { class: 'pixels' }, h('rect', { class: isSigned ? 'plus' : 'ink', ...square })),
    h('text', { class: 'small', x: x + 10, y }, text(most)),
    ...(isSigned
      ? [
          h('rect', { class: 'minus', x: x + 54, y: y - 7, width: 7, height: 7 }),
          h('text', { class: 'small', x: x + 64, y }, text(-most)),
        ]
      : []),
  ]
}

interface Handle {
  key: string
  columns: number
  count: number
  at: number
  x: number
  y: number
  size: number
  value: number
}

/** The number that is looked at. Its name says all that a drag and an arrow key need to know. */
function handle({ key, columns, count, at, x, y, size, value }: Handle): Markup {
  const each = size / columns
  return h('rect', {
    class: 'frame',
    x: round(x + (at % columns) * each - 1.5, 2),
    y: round(y + Math.floor(at / columns) * each - 1.5, 2),
    width: round(each + 3, 2),
    height: round(each + 3, 2),
    'data-handle': `pick:${key}:${columns}:${count}:${at}`,
    tabindex: 0,
    role: 'slider',
    'aria-label': words.choose,
    'aria-valuenow': at + 1,
    'aria-valuemin': 1,
    'aria-valuemax': count,
    'aria-valuetext': at + 1 + signs.colon + text(value),
  })
}

/** Ten numbers, a unit for each digit. */
function drawTen(station: Station, values: Float32Array, { unit }: Place): Markup[] {
  const most = largest(values)
  const each = BLOCK.width / 10
  const [top, middle, reach] = [BLOCK.y + 14, BLOCK.y + 78, 54]
  const base = values.some((value) => value < 0) ? middle : middle + reach
  const scale = (base === middle ? reach : 2 * reach) / most
  return [
    h('path', { class: 'line', d: `M${BLOCK.x} ${base}h${BLOCK.width}` }),
    ...Array.from(values).flatMap((value, i) => {
      const x = BLOCK.x + i * each
      const size = Math.abs(value) * scale
      return [
        h('rect', {
          class: value < 0 ? 'minus' : 'plus',
          x: round(x + 8, 2),
          y: round(value < 0 ? base : base - size, 2),
          width: round(each - 16, 2),
          height: round(size, 2),
        }),
        h(
          'text',
          { class: 'small number', x: round(x + each / 2), y: 286, 'text-anchor': 'middle' },
          value.toFixed(Math.abs(value) >= 10 ? 1 : 2).replace('-', '−'),
        ),
        h(
          'text',
          { class: 'strong', x: round(x + each / 2), y: 272, 'text-anchor': 'middle' },
          String(i),
        ),
      ]
    }),
    h('rect', {
      class: 'frame',
      x: round(BLOCK.x + unit * each + 2, 2),
      y: top - 4,
      width: round(each - 4, 2),
      height: 164,
      'data-handle': `pick:unit3:10:10:${unit}`,
      tabindex: 0,
      role: 'slider',
      'aria-label': words.choose,
      'aria-valuenow': unit,
      'aria-valuemin': 0,
      'aria-valuemax': 9,
      'aria-valuetext': unit + signs.colon + text(values[unit]!),
    }),
    h('text', { class: 'small', x: BLOCK.x, y: 310 }, words.tenKey(station.id)),
  ]
}

function drawLosses({ glass, place }: GlassPicture): Markup[] {
  const { labels, losses, loss: mean } = glass.step
  const rows = [...losses, mean]
  const most = largest(rows)
  return rows.flatMap((loss, i) => {
    const y = 140 + i * 34
    const isMean = i === losses.length
    return [
      h(
        'text',
        { class: i === place.digit || isMean ? 'strong' : '', x: 12, y: y + 11 },
        isMean ? words.mean : words.digit(i + 1, labels[i]!),
      ),
      h('rect', {
        class: isMean ? 'third' : 'fill',
        x: 96,
        y,
        width: round((loss / most) * 200, 2),
        height: 15,
      }),
      h('text', { class: 'number strong', x: 304, y: y + 11 }, text(loss)),
    ]
  })
}

/** A column of a kernel, before and after, or beside what it is made of. */
function drawColumns(station: Station, { glass, place }: GlassPicture): Markup[] {
  const { layer, column, row } = place
  const kernel = glass.kernels[layer - 1]!
  const columns = layer === 1 ? SIDE : UNITS_IN_ROW
  const panels = panelsOf(station, glass, place)
  const inputs = kernel.rows - 1
  const size = PANEL.width
  const height = Math.ceil(inputs / columns) * (size / columns)
  const below = PANEL.y + height
  return [
    h(
      'text',
      { class: 'strong', x: PANEL.x, y: 86 },
      words.column(words.stationName(station.id), kernel.units[column]! + 1, layer),
    ),
    ...panels.flatMap(({ title, values, most }, i) => {
      const x = PANEL.x + i * PANEL.step
      const bias = values[inputs]
      return [
        h('text', { x, y: PANEL.y - 5 }, title),
        drawPixels(values.subarray(0, inputs), {
          x,
          y: PANEL.y,
          size,
          columns,
          most,
          label: title,
        }),
        ...(bias === undefined
          ? []
          : [
              h('rect', { class: 'sheet bias', x, y: below + 5, width: 9, height: 9 }),
              h('rect', {
                class: bias < 0 ? 'minus' : 'plus',
                'fill-opacity': round(Math.min(1, Math.abs(bias) / most), 2),
                x,
                y: below + 5,
                width: 9,
                height: 9,
              }),
              h('text', { class: 'small', x: x + 13, y: below + 13 }, words.bias),
            ]),
        ...(i === 0 || (row >= inputs && bias === undefined)
          ? []
          : [h('rect', { class: 'frame', ...squareOf(row, inputs, columns, x, below) })]),
        h('text', { class: 'number strong', x, y: below + 32 }, text(values[row] ?? 1)),
        h('text', { class: 'small', x, y: below + 45 }, words.full(text(most))),
      ]
    }),
    h('rect', {
      class: 'frame',
      ...squareOf(row, inputs, columns, PANEL.x, below),
      'data-handle': `pick:row${layer}:${columns}:${kernel.rows}:${row}`,
      tabindex: 0,
      role: 'slider',
      'aria-label': words.choose,
      'aria-valuenow': row + 1,
      'aria-valuemin': 1,
      'aria-valuemax': kernel.rows,
      'aria-valuetext': words.input(layer, row, inputs),
    }),
  ]
}

function squareOf(row: number, inputs: number, columns: number, x: number, below: number) {
  if (row >= inputs) return { x: x - 1.5, y: below + 3.5, width: 12, height: 12 }
  const each = PANEL.width / columns
  return {
    x: round(x + (row % columns) * each - 2, 2),
    y: round(PANEL.y + Math.floor(row / columns) * each - 2, 2),
    width: round(each + 4, 2),
    height: round(each + 4, 2),
  }
}

interface Panel {
  title: string
  /** of a column, the bias last, where it has one */
  values: Float32Array
  /** what full colour stands for */
  most: number
}

function panelsOf({ kind }: Station, glass: Glass, { layer, column, digit }: Place): Panel[] {
  const kernel = glass.kernels[layer - 1]!
  const [w, g] = [`W${low(layer)}`, `∂W${low(layer)}`]
  const of = (name: keyof Omit<Columns, 'units' | 'rows'>) =>
    kernel[name].subarray(column * kernel.rows, (column + 1) * kernel.rows)
  const panel = (title: string, values: Float32Array, most = largest(values)) => ({
    title,
    values,
    most,
  })
  if (kind === 'gradient') {
    const label = glass.step.labels[digit]!
    const input = inputOf(layer)
    return [
      panel(words.before(w), of('theta')),
      panel(
        words.came(
          input.replace(/\d/, (d) => low(Number(d))),
          label,
        ),
        rowOf(glass, input, digit),
      ),
      panel(g, of('gradient')),
    ]
  }
  if (kind === 'mean') {
    const [before, after] = [of('mean').map(Math.sqrt), of('meanAfter').map(Math.sqrt)]
    const most = Math.max(largest(before), largest(after))
    return [
      panel(words.before('√s'), before, most),
      panel(g, of('gradient')),
      panel(words.after('√s'), after, most),
    ]
  }
  const [before, after] = [of('theta'), of('thetaAfter')]
  const most = Math.max(largest(before), largest(after))
  return [
    panel(words.before(w), before, most),
    panel(
      words.step,
      after.map((value, i) => value - before[i]!),
    ),
    panel(words.after(w), after, most),
  ]
}

/** Of each share of the step what the gradient predicted and what came, on a scale of its own. */
function drawChanges({ glass }: GlassPicture): Markup[] {
  const { changes } = glass.step
  return changes.flatMap(({ share, predicted, came }, i) => {
    const y = 96 + i * 66
    const most = Math.max(Math.abs(predicted), Math.abs(came), Number.MIN_VALUE)
    const bar = (value: number, top: number, style: string, name: string) => [
      h('rect', {
        class: style,
        x: 92,
        y: top,
        width: round((Math.abs(value) / most) * 200, 2),
        height: 14,
      }),
      h('text', { x: 12, y: top + 11 }, name),
      h('text', { class: 'number strong', x: 298, y: top + 11 }, text(value)),
    ]
    return [
      h('text', { class: 'strong', x: 12, y: y - 4 }, words.share(`${round(share * 100, 2)}%`)),
      ...bar(predicted, y + 2, 'fill', words.predicted),
      ...bar(came, y + 20, 'second', words.cameTrue),
    ]
  })
}

/** The same three times: the equation, the line of the cell, the line of Keras. */
function drawLines({ id, equation, code, isOfModule, keras }: Station): Markup {
  const row = (name: string, ...content: (Markup | string)[]) =>
    h('div', {}, h('dt', {}, name), h('dd', {}, ...content))
  return h(
    'dl',
    { class: 'glass-lines' },
    row(
      words.equation,
      h('a', { class: 'formula', href: words.addressOf(id) }, ...formula(equation)),
    ),
    row(isOfModule ? 'lesson/glass' : words.cell, h('code', {}, code)),
    row(words.keras(keras.file, keras.line), h('code', {}, keras.text)),
  )
}

/** Letters after `_` stand low, after `^` high. */
function formula(equation: string): (Markup | string)[] {
  return equation.split(/([_^](?:\{[^}]*\}|.))/).map((part) => {
    if (!/^[_^]/.test(part)) return part
    return h(part.startsWith('_') ? 'sub' : 'sup', {}, part.slice(1).replace(/[{}]/g, ''))
  })
}

/** The chosen number by its name, and what it is. */
export function valueAt({ glass, station, place }: GlassPicture): string {
  const { total } = open(glass, stations[station]!, place)
  const label = glass.step.labels[place.digit]!
  const inputs = glass.kernels[place.layer - 1]!.rows - 1
  return words.numberAt(stations[station]!, { ...place, label, inputs }, text(total))
}

function drawOpened(station: Station, picture: GlassPicture): Markup {
  const { glass, place } = picture
  const opened = open(glass, station, place)
  return h(
    'div',
    { class: 'glass-opened' },
    h('p', {}, h('strong', {}, valueAt(picture))),
    h('ul', {}, ...linesOf(station, opened, glass).map((line) => h('li', {}, line))),
  )
}

/** What a number is made of, a line for each part. */
function linesOf(station: Station, opened: Opened, glass: Glass): string[] {
  const { eta, rho, epsilon } = glass.step.rule
  switch (opened.of) {
    case 'pixel':
      return [`${opened.byte} / 255`]
    case 'relu':
      return [`max(0, ${text(opened.z)})`]
    case 'dropout':
      return [`${text(opened.a)} × ${text(opened.mask)}`, words.mask(opened.mask > 0)]
    case 'softmax':
      return [`e^${text(opened.z)} / Σ e^z = ${text(Math.exp(opened.z))} / ${text(opened.sum)}`]
    case 'loss':
      return [`−ln ${text(opened.y)}`, words.meanLoss(digitsOf(glass), text(glass.step.loss))]
    case 'error':
      return [`(${text(opened.y)} − ${opened.t}) / ${opened.digits}`]
    case 'mean':
      return [`${rho} × ${text(opened.before)} + ${text(1 - rho)} × (${text(opened.g)})²`]
    case 'weight':
      return [
        `${text(opened.before)} − ${eta} × (${text(opened.g)}) / (√(${text(opened.mean)}) + ${text(epsilon)})`,
        words.moved(text(opened.total - opened.before), text((opened.total - opened.before) / eta)),
      ]
    case 'change':
      return [words.bound(text(glass.step.loss), text(glass.step.lossAfter))]
    case 'sum': {
      const { terms, others, rest, bias, gates } = opened
      const name = (at: number) => words.term(station.id, at, glass.step.labels[at])
      return [
        ...terms.map(
          ({ at, left, right }) =>
            `${name(at)}${signs.colon}${text(left)} × ${text(right)} = ${text(left * right)}`,
        ),
        ...(others > 0 ? [words.others(others, text(rest))] : []),
        ...(bias === undefined ? [] : [words.withBias(text(bias))]),
        ...(gates ? [words.gates(text(gates.mask), gates.isActive)] : []),
      ]
    }
  }
}

function largest(values: ArrayLike<number>): number {
  let most = 0
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]!))
  return most || Number.MIN_VALUE
}
