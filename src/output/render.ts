/**
 * Outputs -> markup. The build renders recorded outputs with it, the page live ones: the same data looks the
 * same. `picture` turns 784 grey bytes into an image's address, which needs zlib at build and a canvas in the page.
 */
import { formatNumber as number } from '#words/language'
import { output as words } from '#words/output'
import type { TrainingProgress } from '../book/lesson/training.ts'
import { renderTraining } from '../book/outputs/render-training.ts'
import type { Output, OutputChange, Picture } from '../kernel/protocol.ts'
import { drawChart } from './chart.ts'
import { commonDecimals, round } from './format.ts'
import { h, type Markup } from './markup.ts'

/** Rows of the table behind a chart. */
const MOST_ROWS = 21

/** Outputs that are data for a figure. */
export type FigureOutput = Extract<Output, { kind: 'looks' | 'answers' }>

export interface RenderOptions {
  picture: (pixels: string) => string
  /** the address of a cell, for error messages */
  cellHref: (id: string) => string
  /** of what only a figure can show */
  figure: (output: FigureOutput) => Markup
  /** an earlier training of the cell, to compare with */
  recorded?: TrainingProgress | undefined
}

export function renderOutputs(outputs: readonly OutputChange[], options: RenderOptions): Markup[] {
  return outputs.map(({ output }) => {
    try {
      return renderOutput(output, options)
    } catch (error) {
      // One that cannot be drawn must not take the others with it.
      return h('p', { class: 'out out-note' }, words.undrawable((error as Error).message))
    }
  })
}

function note(isNeeded: unknown, text: () => string): Markup[] {
  return isNeeded ? [h('p', { class: 'out-note' }, text())] : []
}

function renderOutput(output: Output, options: RenderOptions): Markup {
  switch (output.kind) {
    case 'text':
      return h('pre', { class: 'out out-text' }, output.text)
    case 'console':
      return h('pre', { class: `out out-console out-${output.level}` }, output.text)
    case 'dropped':
      return h('p', { class: 'out out-note' }, words.dropped(number(output.count)))
    case 'tensor':
      return h(
        'div',
        { class: 'out out-tensor' },
        h('p', {}, words.tensor(output.dtype, output.shape.join(', '))),
        // Wide ones scroll, by the keyboard as well.
        h('pre', { tabindex: 0 }, output.text),
      )
    case 'digits':
      return h(
        'div',
        { class: 'out out-digits' },
        ...output.digits.map((digit) => renderDigit(digit, options.picture)),
        ...(output.more > 0 ? [h('p', {}, words.more(number(output.more)))] : []),
      )
    case 'table':
      return h(
        'div',
        { class: 'out out-table' },
        renderTable(output.caption, output.columns, output.rows),
        ...note(output.moreRows, () => words.moreRows(number(output.moreRows!))),
        ...note(output.moreColumns, () => words.moreColumns(number(output.moreColumns!))),
      )
    case 'bars':
      return h(
        'div',
        { class: 'out' },
        renderTable(output.caption, ['', '', ''], [], renderBars(output.bars)),
        ...note(output.more, () => words.moreBars(number(output.more!))),
      )
    case 'lines':
      return h(
        'figure',
        { class: 'out out-lines' },
        h('figcaption', {}, output.caption),
        drawLines(output),
        ...note(output.points, () =>
          words.somePoints(number(output.x.values.length), number(output.points!)),
        ),
        h('details', {}, h('summary', {}, words.asTable), tableBehind(output)),
      )
    case 'looks':
    case 'answers':
      return options.figure(output)
    case 'training':
      return renderTraining(output, options.recorded)
    case 'loading': {
      const [bytes, total] = [output.bytes, output.totalBytes].map((n) => (n / 1e6).toFixed(1)) as [
        string,
        string,
      ]
      return h(
        'div',
        { class: 'out out-progress' },
        h('progress', { max: output.totalBytes, value: output.bytes, 'aria-label': output.what }),
        h('p', {}, words.loading(output.what, bytes, total)),
      )
    }
    case 'error':
      return h(
        'div',
        { class: 'out out-error', role: 'alert' },
        h('p', { class: 'message' }, h('strong', {}, output.name), ` ${output.message}`),
        ...output.frames.map((frame) =>
          h(
            'p',
            { class: 'frame' },
            words.frame.before,
            h('a', { href: options.cellHref(frame.cell) }, frame.cell),
            words.frame.after(frame.line, frame.column),
          ),
        ),
      )
  }
}

function renderDigit({ pixels, label }: Picture, picture: RenderOptions['picture']): Markup {
  return h(
    'figure',
    {},
    h('img', { src: picture(pixels), width: 28, height: 28, alt: words.handwritten(label) }),
    h('figcaption', {}, label),
  )
}

export function renderTable(
  caption: string,
  columns: string[],
  rows: (string | number)[][],
  bodyRows: Markup[] = [],
): Markup {
  const head = columns.some((column) => column !== '')
    ? [
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ...columns.map((column) =>
              column === '' ? h('td') : h('th', { scope: 'col' }, column),
            ),
          ),
        ),
      ]
    : []
  const body = rows.map((row) =>
    h(
      'tr',
      {},
      ...row.map((cell) =>
        h('td', typeof cell === 'number' ? { class: 'number' } : {}, String(cell)),
      ),
    ),
  )
  return h(
    'table',
    {},
    ...(caption === '' ? [] : [h('caption', {}, caption)]),
    ...head,
    h('tbody', {}, ...body, ...bodyRows),
  )
}

function renderBars(bars: { label: string; value: number }[]): Markup[] {
  const values = bars.map(({ value }) => value)
  const most = Math.max(...values.filter(Number.isFinite), Number.MIN_VALUE)
  const decimals = commonDecimals(values)
  return bars.map(({ label, value }) =>
    h(
      'tr',
      value === most ? { class: 'most' } : {},
      h('th', { scope: 'row' }, label),
      h('td', { class: 'number' }, value.toFixed(decimals)),
      h(
        'td',
        { class: 'bar' },
        h(
          'svg',
          { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
          h('rect', { width: Math.max(0, round((value / most) * 100) || 0), height: 10 }),
        ),
      ),
    ),
  )
}

/** The numbers of a chart, for whoever cannot see it or wants to know; of many, every so many. */
function tableBehind({ x, series }: Extract<Output, { kind: 'lines' }>): Markup {
  const last = x.values.length - 1
  const count = Math.min(last, MOST_ROWS - 1)
  const places = Array.from({ length: count + 1 }, (_, i) => Math.round((i * last) / (count || 1)))
  const short = (value: number | undefined) => Number(value?.toPrecision(4))
  return renderTable(
    '',
    [x.label, ...series.map(({ label }) => label)],
    places.map((i) => [short(x.values[i]), ...series.map(({ values }) => short(values[i]))]),
  )
}

function drawLines({ caption, x, y, series }: Extract<Output, { kind: 'lines' }>): Markup {
  return drawChart({
    title: caption,
    x: { label: x.label, log: x.log },
    y: { label: y.label, log: y.log },
    series: series.map(({ label, values }) => ({
      label,
      points: values.map((value, i): [number, number] => [x.values[i]!, value]),
    })),
  })
}
