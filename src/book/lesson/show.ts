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

interface TensorLike {
  readonly shape: readonly number[]
  dataSync(): ArrayLike<number>
}

/** Numbers in a row: a list, a typed array, a tensor. Null and undefined are no numbers, NaN. */
export type Numbers = ArrayLike<number | null | undefined> | TensorLike
/** Rows of them. */
export type Rows = ArrayLike<Numbers> | TensorLike

type Curve = Numbers | ((x: number) => number)
type Cell = string | number | boolean | null | undefined | TensorLike
type Row = ArrayLike<Cell> | TensorLike | Readonly<Record<string, Cell>>

/**
 * `values[i]` belongs to `labels[i]`; without labels to i itself. A single row of a matrix will do, such as what a
 * model answers to one input. Throws what to do where these are not numbers.
 */
export function bars(
  caption: string,
  values: Numbers | Rows,
  labels?: ArrayLike<string | number>,
): Bars {
  const row = toNumbers('bars()', values)
  return {
    kind: 'bars',
    caption,
    bars: row.map((value, i) => ({ label: String(labels?.[i] ?? i), value })),
  }
}

/**
 * One curve for each name, or for each row of a matrix, over the values of x; a function is drawn by its values. Throws
 * what to do where these are not numbers.
 */
export function lines(
  caption: string,
  x: { label: string; values: Numbers; log?: boolean } | Numbers,
  y: Lines['y'] | string,
  curves: Readonly<Record<string, Curve>> | Rows,
): Lines {
  const axis = 'values' in x && 'label' in x ? x : { label: 'x', values: x as Numbers }
  const values = toNumbers('the values of x', axis.values)
  const series = Object.entries(isTensor(curves) ? rowsOf(curves) : curves).map(
    ([label, curve]: [string, Curve]) => ({
      label,
      values:
        typeof curve === 'function' ? values.map((v) => curve(v)) : toNumbers(`"${label}"`, curve),
    }),
  )
  return {
    kind: 'lines',
    caption,
    x: { ...axis, values },
    y: typeof y === 'string' ? { label: y } : y,
    series,
  }
}

/** Rows under the columns' names: lists, a matrix, or objects with parts of these names. */
export function table(
  caption: string,
  columns: string[],
  rows: ArrayLike<Row> | TensorLike,
): Table {
  const cells = isTensor(rows)
    ? rowsOf(rows).map((row) => row.map(short))
    : Array.from(rows, (row) => toCells(row, columns))
  return { kind: 'table', caption, columns, rows: cells }
}

/** `count` numbers from `from` to `to`, equally far apart. */
export function range(from: number, to: number, count = 101): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))
}

function isTensor(value: unknown): value is TensorLike {
  return typeof (value as TensorLike | null)?.dataSync === 'function'
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
}

/** The rows of a matrix; a vector is one. */
function rowsOf(tensor: TensorLike): number[][] {
  const { shape } = tensor
  const all = tensor.dataSync()
  const width = shape.at(-1) ?? 1
  return Array.from({ length: width > 0 ? all.length / width : 0 }, (_, i) =>
    Array.from({ length: width }, (_, j) => all[i * width + j]!),
  )
}

/** `what` names them in the sentence that says what is wrong. */
function toNumbers(what: string, values: unknown): number[] {
  if (isTensor(values)) {
    if (values.shape.filter((length) => length !== 1).length > 1)
      throw new Error(
        `${what}: one row of numbers is drawn, and this is a tensor of shape [${values.shape}]`,
      )
    return Array.from(values.dataSync())
  }
  if (!isList(values))
    throw new Error(
      `${what}: a list of numbers or a tensor is drawn, and this is ${nameOf(values)}`,
    )
  if (values.length === 1 && (isList(values[0]) || isTensor(values[0])))
    return toNumbers(what, values[0])
  const numbers: number[] = []
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    numbers.push(typeof value === 'number' ? value : toNumber(what, value))
  }
  return numbers
}

function toNumber(what: string, value: unknown): number {
  if (value === null || value === undefined) return Number.NaN
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value)
  // Columns as `arraySync` gives them, and losses as `evaluate` does.
  if ((isList(value) && value.length === 1) || isTensor(value)) return toNumbers(what, value)[0]!
  const advice =
    typeof value === 'string' ? `; Number(${JSON.stringify(value)}) makes a number of it` : ''
  throw new Error(`${what}: numbers are drawn, and one of these is ${nameOf(value)}${advice}`)
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, 40))}`
  if (isList(value)) return `a list of ${value.length}`
  return value === null || value === undefined ? String(value) : `a ${typeof value}`
}

function toCells(row: unknown, columns: string[]): (string | number)[] {
  if (isTensor(row)) return Array.from(row.dataSync(), short)
  if (row instanceof Float32Array) return Array.from(row, short)
  if (isList(row)) return Array.from(row, toCell)
  if (typeof row === 'object' && row !== null)
    return columns.map((column) => toCell((row as Record<string, unknown>)[column]))
  return [toCell(row)]
}

function toCell(value: unknown): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value
  if (isTensor(value) && value.shape.every((length) => length === 1))
    return short(value.dataSync()[0]!)
  return value === null || value === undefined ? '' : String(value)
}

/** Numbers of 32 bits have seven digits. */
function short(value: number): number {
  return Number(value.toPrecision(7))
}
