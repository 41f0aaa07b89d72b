/** Numbers as a picture in SVG, 28 a row: a path for each shade, so that the page's colours apply, also in the dark. */
import { h, type Markup } from '../../output/markup.ts'

export const SIDE = 28
const SHADES = 8

export interface PixelOptions {
  x: number
  y: number
  /** of the picture's width */
  size: number
  /** numbers in a row; default: 28 */
  columns?: number
  /** the value of full ink; values below 0 get the other colour. Default: the largest there is */
  most?: number
  /** the class of what is above 0, where nothing is below; default: `ink` */
  tone?: string
  label: string
}

/** Values row after row. Positive ones are drawn in ink, or in two colours where there are negative ones, too. */
export function drawPixels(
  values: ArrayLike<number>,
  { x, y, size, columns = SIDE, most, tone = 'ink', label }: PixelOptions,
): Markup {
  const all = Array.from(values)
  const full = most ?? Math.max(...all.map(Math.abs), Number.MIN_VALUE)
  const isSigned = all.some((value) => value < 0)
  const paths = new Map<number, string>()
  const rows = Math.ceil(all.length / columns)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; ) {
      const shade = shadeOf(all[row * columns + column]!, full)
      let end = column + 1
      while (end < columns && shadeOf(all[row * columns + end]!, full) === shade) end++
      const run = `M${column} ${row}h${end - column}v1h${column - end}z`
      if (shade !== 0) paths.set(shade, (paths.get(shade) ?? '') + run)
      column = end
    }
  }
  const scale = Math.round((size / columns) * 1e4) / 1e4
  return h(
    'g',
    { class: 'pixels', transform: `translate(${x} ${y}) scale(${scale})` },
    h('title', {}, label),
    h('rect', { class: 'sheet', width: columns, height: rows }),
    ...[...paths]
      .sort(([a], [b]) => a - b)
      .map(([shade, d]) =>
        h('path', {
          class: isSigned ? (shade > 0 ? 'plus' : 'minus') : tone,
          'fill-opacity': Math.round((Math.abs(shade) / SHADES) * 1000) / 1000,
          d,
        }),
      ),
  )
}

function shadeOf(value: number, full: number): number {
  return Math.max(-SHADES, Math.min(SHADES, Math.round((value / full) * SHADES)))
}
