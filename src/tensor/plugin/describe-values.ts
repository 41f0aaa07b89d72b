/** TensorFlow.js's values as a reader sees them: tensors with their first numbers, models with their layers. */
import type { LayersModel, Optimizer, Rank, Tensor, TensorBuffer } from '@tensorflow/tfjs'
import { kernel as words } from '#words/kernel'
import { formatNumber } from '#words/language'
import { cut, fit } from '../../kernel/gate.ts'
import type { Sketch } from '../../kernel/inspect.ts'
import type { Output } from '../../kernel/protocol.ts'

/** Numbers shown of a tensor's last two axes. */
const MOST_ROWS = 6
const MOST_ROWS_IN_LINE = 3
const MOST_COLUMNS = 8
/** So few are shown whole, whatever the shape. */
const FEW = 64
/** So few are read whole, rather than a part cut out first. */
const FEW_TO_READ = 4096
/** In so many columns of the rows shown, numbers other than 0 are looked for. */
const MOST_LOOKED_AT = 4096

/** A tensor or a model as an output; undefined for others. `isGone` tells of tensors that were disposed of. */
export function describeValue(
  value: unknown,
  isGone: (tensor: object) => boolean,
): Output | undefined {
  if (isTensor(value)) return describeTensor(value, isGone(value))
  return isModel(value) ? describeModel(value) : undefined
}

/** How a value of TensorFlow.js stands in a line of text; undefined for others. */
export function sketchValue(
  value: object,
  isGone: (tensor: object) => boolean,
): Sketch | undefined {
  const { name } = value as { name?: unknown }
  const title = typeof name === 'string' ? `"${name}"` : ''
  if (isTensor(value)) {
    const shape = shapeText(value)
    const numbers = isGone(value)
      ? words.disposed
      : nest(value.shape, partOf(value, MOST_ROWS_IN_LINE))
    const kind = 'assign' in value ? `Variable ${title}` : 'Tensor'
    return [kind, value.dtype, ...(shape ? [shape] : []), numbers].join(' ')
  }
  if (isModel(value)) {
    const { layers } = value
    const parameters = orElse(() => formatNumber(value.countParams()), words.summary.notBuilt)
    return { title: words.summary.inShort(title, formatNumber(layers.length), parameters) }
  }
  if (isBuffer(value)) {
    const { dtype, shape, values } = value
    const numbers = nest(
      shape,
      pick(values, shape, sizeShown(shape, value.size, MOST_ROWS_IN_LINE), dtype),
    )
    return ['TensorBuffer', dtype, ...(shape.length > 0 ? [shapeText(value)] : []), numbers].join(
      ' ',
    )
  }
  if ('sourceLayer' in value && 'shape' in value && 'dtype' in value)
    return { title: `${title} ${value.dtype as string} ${shapeText(value as never)}` }
  // The weight of a layer.
  if ('val' in value && 'originalName' in value) return { body: value.val }
  if ('history' in value && 'epoch' in value)
    return { body: { epoch: value.epoch, history: value.history } }
  if (!('getConfig' in value) || !('getClassName' in value)) return undefined
  if ('inboundNodes' in value) {
    const layer = value as LayersModel['layers'][number]
    const parameters = orElse(() => formatNumber(layer.countParams()), words.summary.notBuilt)
    return { title: words.summary.layer(title, outputShape(layer), parameters) }
  }
  // Optimisers, initialisers and the like.
  return { body: (value as Optimizer).getConfig() }
}

function describeTensor(tensor: Tensor, isGone: boolean): Output {
  const { dtype, shape } = tensor
  const text = isGone ? words.disposed : cut(grid(shape, tellingPartOf(tensor)))
  return { kind: 'tensor', dtype, shape: [...shape], text }
}

/** Some of a tensor's numbers as texts, row after row, and how many of each axis. */
interface Part {
  cells: string[]
  size: number[]
  /** the column that it begins at, if not the first */
  from?: number
}

/** The first rows and columns; where these are all 0, of the same rows the columns that have the most other numbers. */
function tellingPartOf(tensor: Tensor): Part {
  const part = partOf(tensor, MOST_ROWS)
  const { shape, dtype } = tensor
  const [rows, columns, all] = [part.size.at(-2), part.size.at(-1), shape.at(-1)]
  if (rows === undefined || columns === undefined || all === undefined || columns === all)
    return part
  if (dtype === 'complex64' || part.cells.some((cell) => cell !== '0')) return part
  const flat = tensor.reshape([-1, all])
  const width = Math.min(all, MOST_LOOKED_AT)
  const strip = flat.slice([0, 0], [rows, width])
  const values = strip.dataSync()
  strip.dispose()
  flat.dispose()
  const from = busiest(values, width, columns)
  const found = Array.from({ length: rows }, (_, row) =>
    values.slice(row * width + from, row * width + from + columns),
  )
  return { ...part, cells: found.flatMap((row) => texts(row, dtype)), from }
}

/** Where, in rows of this width, the window of so many columns begins that has the most numbers other than 0. */
function busiest(values: ArrayLike<number>, width: number, columns: number): number {
  const counts = new Uint32Array(width)
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) counts[i % width]!++
  let [best, most, now] = [0, 0, 0]
  for (let at = 0; at < width; at++) {
    now += counts[at]! - (counts[at - columns] ?? 0)
    if (now > most && at >= columns - 1) [best, most] = [at - columns + 1, now]
  }
  return best
}

/** All of a small tensor; of others the first matrix, and of that the first rows and columns. */
function partOf(tensor: Tensor, rows: number): Part {
  const { shape, dtype } = tensor
  const size = sizeShown(shape, tensor.size, rows)
  if (tensor.size <= FEW_TO_READ || dtype === 'complex64')
    return pick(tensor.dataSync(), shape, size, dtype)
  // No backend can cut a part out of more than some axes.
  const matrix = shape.length > 2 ? [-1, ...shape.slice(-2)] : shape
  const flat = tensor.reshape(matrix)
  const corner = flat.slice(
    matrix.map(() => 0),
    size.slice(-matrix.length),
  )
  const cells = texts(corner.dataSync(), dtype)
  corner.dispose()
  flat.dispose()
  return { cells, size }
}

function sizeShown(shape: readonly number[], all: number, rows: number): number[] {
  if (all <= FEW) return [...shape]
  return shape.map((length, axis) => {
    const fromEnd = shape.length - axis
    return Math.min(length, fromEnd === 1 ? MOST_COLUMNS : fromEnd === 2 ? rows : 1)
  })
}

/** The part of this size from all numbers. */
function pick(
  values: ArrayLike<unknown>,
  shape: readonly number[],
  size: number[],
  dtype: string,
): Part {
  const each = dtype === 'complex64' ? 2 : 1
  const found: unknown[] = []
  const walk = (axis: number, at: number) => {
    if (axis === shape.length) for (let i = 0; i < each; i++) found.push(values[at * each + i])
    else for (let i = 0; i < size[axis]!; i++) walk(axis + 1, at * shape[axis]! + i)
  }
  walk(0, 0)
  return { cells: texts(found, dtype), size }
}

function texts(values: ArrayLike<unknown>, dtype: string): string[] {
  if (dtype === 'string') return Array.from(values, (value) => `'${cut(String(value), 100)}'`)
  if (dtype === 'bool') return Array.from(values, (value) => String(Boolean(value)))
  const numbers = Array.from(values, numberText)
  if (dtype !== 'complex64') return numbers
  return numbers.flatMap((real, i) => {
    const imaginary = numbers[i + 1]!
    if (i % 2 > 0) return []
    return imaginary.startsWith('-') ? `${real}${imaginary}i` : `${real}+${imaginary}i`
  })
}

/** Whole numbers in full, others with five digits. */
function numberText(value: unknown): string {
  if (typeof value !== 'number') return String(value)
  if (Number.isInteger(value) && Math.abs(value) < 1e10) return String(value)
  return String(Number(value.toPrecision(5)))
}

/** Rows below each other. */
function grid(shape: readonly number[], { cells, size, from = 0 }: Part): string {
  if (cells.length === 0) return words.noNumbers
  const columns = size.at(-1) ?? 1
  const rows = size.at(-2) ?? 1
  const width = Math.max(...cells.map((cell) => cell.length))
  const lines: string[] = []
  for (let i = 0; i < cells.length; i += columns) {
    if (i > 0 && i % (rows * columns) === 0) lines.push('')
    const row = cells.slice(i, i + columns).map((cell) => cell.padStart(width))
    const before = from > 0 ? '…  ' : ''
    lines.push(before + row.join('  ') + (from + columns < (shape.at(-1) ?? 1) ? '  …' : ''))
  }
  if (shape.slice(0, -1).some((length, axis) => size[axis]! < length)) lines.push('…')
  if (from > 0) lines.push(words.columnsFrom(formatNumber(from)))
  return lines.join('\n')
}

/** The same in brackets, in a line. */
function nest(shape: readonly number[], { cells, size }: Part): string {
  let at = 0
  const inner = (axis: number): string => {
    if (axis === shape.length) return cells[at++]!
    const parts = Array.from({ length: size[axis]! }, () => inner(axis + 1))
    const rest = shape[axis]! - parts.length
    if (rest > 0) parts.push(words.more(formatNumber(rest)))
    return parts.length > 0 ? `[ ${parts.join(', ')} ]` : '[]'
  }
  return inner(0)
}

/** Keras's summary: a row a layer, then the sums. */
function describeModel(model: LayersModel): Output {
  const { caption, columns, total, notBuilt } = words.summary
  const count = (counted: { countParams(): number }) =>
    orElse(() => formatNumber(counted.countParams()), notBuilt)
  const rows = model.layers.map((layer) => [
    `${layer.name} (${layer.getClassName()})`,
    outputShape(layer),
    count(layer),
  ])
  rows.push([total, '', count(model)])
  return fit({ kind: 'table', caption, columns, rows })!
}

function outputShape(layer: LayersModel['layers'][number]): string {
  return orElse(() => {
    const { outputShape } = layer
    const shapes = (Array.isArray(outputShape[0]) ? outputShape : [outputShape]) as number[][]
    return shapes.map((shape) => shapeText({ shape })).join(', ')
  }, '?')
}

/** B stands for the batch. */
function shapeText({ shape }: { shape: readonly (number | null)[] }): string {
  return shape.length === 0 ? '' : `(${shape.map((n) => n ?? 'B').join(', ')})`
}

/** What a layer or model that was not built yet throws when it is asked. */
function orElse(ask: () => string, otherwise: string): string {
  try {
    return ask()
  } catch {
    return otherwise
  }
}

/** Whether a value is a tensor or variable, by how it looks. */
export function isTensor(value: unknown): value is Tensor {
  return looksSo(
    () =>
      isRecord(value) &&
      'dataId' in value &&
      'rankType' in value &&
      typeof value.dispose === 'function',
  )
}

/** Whether a value is a model of layers, by how it looks. */
export function isModel(value: unknown): value is LayersModel {
  return looksSo(
    () =>
      isRecord(value) &&
      Array.isArray(value.layers) &&
      typeof value.trainOnBatch === 'function' &&
      typeof value.getClassName === 'function',
  )
}

function isBuffer(value: object): value is TensorBuffer<Rank> {
  return looksSo(
    () =>
      'toTensor' in value &&
      'strides' in value &&
      ArrayBuffer.isView((value as { values?: unknown }).values),
  )
}

/** A value that throws when it is looked at is none of those. */
function looksSo(look: () => boolean): boolean {
  try {
    return look()
  } catch {
    return false
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
