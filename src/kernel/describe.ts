/** A cell's values -> outputs: typed data small enough to send. Nothing here knows how they are drawn. */

import type { Tensor } from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import { inspect } from 'loupe'
import { kernel as words } from '#words/kernel'
import { formatNumber as number } from '#words/language'
import { Digits, PIXELS } from '../book/lesson/mnist.ts'
import { cut, fit, MOST_TEXT } from './gate.ts'
import type { Output } from './protocol.ts'

const MOST_PICTURES = 40
/** Numbers shown of a tensor's last two axes. */
const MOST_ROWS = 6
const MOST_COLUMNS = 8

/** What modules of the book make, and anyone may; what only looks like it is shown as a text. */
const PLAIN_KINDS = ['table', 'bars', 'lines', 'training', 'loading', 'looks', 'answers']

/** Some values fight being looked at: a proxy may throw at every question. */
export function describe(value: unknown): Output {
  try {
    return describeKind(value)
  } catch (error) {
    return { kind: 'text', text: words.unshowable(String(error)) }
  }
}

function describeKind(value: unknown): Output {
  if (value instanceof Digits) return describeDigits(value)
  if (isTensor(value)) return describeTensor(value)
  if (isModel(value)) return describeModel(value)
  const fitting =
    isObject(value) && PLAIN_KINDS.includes(value.kind as string) ? fit(value) : undefined
  return fitting ?? { kind: 'text', text: describeText(value) }
}

/** What is printed at once, no longer than can be shown. */
export function describeLine(values: unknown[]): string {
  const texts: string[] = []
  let length = 0
  for (const value of values) {
    const text = describeText(value)
    if (length <= MOST_TEXT) texts.push(text)
    length += text.length + 1
  }
  const line = texts.join(' ')
  return length - 1 > line.length ? cut(line, MOST_TEXT, length - 1) : cut(line)
}

/** As a line of a console would say it. */
export function describeText(value: unknown): string {
  const text =
    typeof value === 'string'
      ? value
      : isTensor(value)
        ? describeTensor(value).text
        : inspectSafely(value)
  return cut(text)
}

function inspectSafely(value: unknown): string {
  try {
    // Loupe tells +0 from -0 everywhere, which only puzzles.
    return inspect(value, { depth: 4, truncate: 1200 }).replace(
      /(?<=^|[\s[{(,:])\+0(?=$|[\s\]}),])/g,
      '0',
    )
  } catch (error) {
    return words.unshowable(String(error))
  }
}

function describeDigits(digits: Digits): Output {
  const shown = Math.min(digits.count, MOST_PICTURES)
  return {
    kind: 'digits',
    digits: Array.from({ length: shown }, (_, i) => ({
      pixels: base64(digits.images.subarray(i * PIXELS, (i + 1) * PIXELS)),
      label: String(digits.labels[i]),
    })),
    more: digits.count - shown,
  }
}

function describeTensor(tensor: Tensor): Extract<Output, { kind: 'tensor' }> {
  const { dtype, shape } = tensor
  if (tensor.isDisposed) return { kind: 'tensor', dtype, shape, text: '(disposed)' }
  return { kind: 'tensor', dtype, shape: [...shape], text: cut(tensorText(tensor)) }
}

/** The first numbers: of a higher rank the first matrix, of a matrix the first rows and columns. */
function tensorText(tensor: Tensor): string {
  const { shape } = tensor
  const size = shape.map((length, axis) => {
    const fromEnd = shape.length - axis
    return Math.min(length, fromEnd === 1 ? MOST_COLUMNS : fromEnd === 2 ? MOST_ROWS : 1)
  })
  const corner = tensor.slice(
    shape.map(() => 0),
    size,
  )
  const values = corner.dataSync()
  corner.dispose()
  const columns = size.at(-1) ?? 1
  const cells = Array.from(values as ArrayLike<unknown>, (value) => numberText(value))
  const width = Math.max(0, ...cells.map((cell) => cell.length))
  const rows: string[] = []
  for (let i = 0; i < cells.length; i += Math.max(1, columns)) {
    const row = cells.slice(i, i + columns).map((cell) => cell.padStart(width))
    rows.push(row.join('  ') + (columns < (shape.at(-1) ?? 1) ? '  …' : ''))
  }
  if ((size.at(-2) ?? 1) < (shape.at(-2) ?? 1) || shape.slice(0, -2).some((n) => n > 1))
    rows.push('…')
  return rows.join('\n')
}

function numberText(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(5))) : String(value)
}

/** Keras's summary: a row a layer, then the sums. */
function describeModel(model: LayersModel): Output {
  const rows = model.layers.map((layer) => [
    `${layer.name} (${layer.getClassName()})`,
    `(${(layer.outputShape as (number | null)[]).map((n) => n ?? 'B').join(', ')})`,
    number(layer.countParams()),
  ])
  rows.push([words.summary.total, '', number(model.countParams())])
  const { caption, columns } = words.summary
  return fit({ kind: 'table', caption, columns, rows })!
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** By shape, not by class: the kernel must not load TensorFlow.js to look at a number. */
export function isTensor(value: unknown): value is Tensor {
  return looksSo(
    () =>
      isObject(value) &&
      'dataId' in value &&
      'rankType' in value &&
      typeof value.dispose === 'function',
  )
}

export function isModel(value: unknown): value is LayersModel {
  return looksSo(
    () =>
      isObject(value) && Array.isArray(value.layers) && typeof value.trainOnBatch === 'function',
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
