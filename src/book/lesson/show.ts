/** Pictures of numbers that a cell can show as its value. Plain data: how they look is the page's concern. */

/** Horizontal bars, such as the probability of each digit. */
export interface Bars {
  kind: 'bars'
  caption: string
  bars: { label: string; value: number }[]
}

/** Curves over a common axis. */
export interface Lines {
  kind: 'lines'
  caption: string
  x: { label: string; values: number[]; log?: boolean }
  y: { label: string; log?: boolean }
  series: { label: string; values: number[] }[]
}

export interface Table {
  kind: 'table'
  caption: string
  columns: string[]
  rows: (string | number)[][]
}

/** What a cell has shown already while it ran: as the cell's value it is not shown again. */
export class Shown {}

/** `values[i]` belongs to `labels[i]`; without labels to i itself. */
export function bars(caption: string, values: ArrayLike<number>, labels?: string[]): Bars {
  return {
    kind: 'bars',
    caption,
    bars: Array.from(values, (value, i) => ({ label: labels?.[i] ?? String(i), value })),
  }
}

/** One curve for each function, drawn over the values of x. */
export function lines(
  caption: string,
  x: Lines['x'],
  y: Lines['y'],
  curves: Record<string, ArrayLike<number> | ((x: number) => number)>,
): Lines {
  const series = Object.entries(curves).map(([label, curve]) => ({
    label,
    values: typeof curve === 'function' ? x.values.map(curve) : Array.from(curve),
  }))
  return { kind: 'lines', caption, x, y, series }
}

/** Rows of equal length under the columns' names. */
export function table(caption: string, columns: string[], rows: (string | number)[][]): Table {
  return { kind: 'table', caption, columns, rows }
}

/** `count` numbers from `from` to `to`, equally far apart. */
export function range(from: number, to: number, count = 101): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))
}
