/** A step as `lesson/glass` packs it, unpacked, and what each of its numbers is made of. */
import type { Change, Kernel, Step, Sums } from '../../lesson/glass.ts'
import type { Station } from './stations.ts'

export type { Change, Step }

export interface Glass {
  step: Step
  /** name -> (B · columns), row after row */
  matrices: Record<string, Rows>
  sums: Record<string, OpenSums>
  kernels: Columns[]
}

export interface Rows {
  columns: number
  values: Float32Array
}

/** For each number of a matrix `told` places and factors, and its whole sum. */
interface OpenSums {
  count: number
  told: number
  places: Uint16Array
  factors: Float32Array
  totals: Float32Array
}

/** Some columns of a kernel, one after the other; the bias is the last number of each. */
export interface Columns {
  units: number[]
  rows: number
  theta: Float32Array
  gradient: Float32Array
  mean: Float32Array
  meanAfter: Float32Array
  thetaAfter: Float32Array
}

/** Unpacks all that a cell gives. */
export function unpackStep(step: Step): Glass {
  const each = <T, U>(of: Record<string, T>, read: (value: T) => U) =>
    Object.fromEntries(Object.entries(of).map(([name, value]) => [name, read(value)]))
  return {
    step,
    matrices: each(step.matrices, ({ columns, packed }) => ({ columns, values: unpack(packed) })),
    sums: each(step.sums, unpackSums),
    kernels: step.kernels.map(unpackKernel),
  }
}

function unpackSums({ count, told, packedPlaces, packedFactors, packedTotals }: Sums): OpenSums {
  const bytes = bytesOf(packedPlaces)
  return {
    count,
    told,
    places: Uint16Array.from(
      { length: bytes.length / 2 },
      (_, i) => bytes[2 * i]! + 256 * bytes[2 * i + 1]!,
    ),
    factors: unpack(packedFactors),
    totals: unpack(packedTotals),
  }
}

function unpackKernel({ units, rows, ...packed }: Kernel): Columns {
  return {
    units,
    rows,
    theta: unpack(packed.packedTheta),
    gradient: unpack(packed.packedGradient),
    mean: unpack(packed.packedMean),
    meanAfter: unpack(packed.packedMeanAfter),
    thetaAfter: unpack(packed.packedThetaAfter),
  }
}

/** Three bytes each, the lowest first, of numbers of 32 bits without their last eight. */
function unpack(text: string): Float32Array {
  const bytes = bytesOf(text)
  const bits = new Uint32Array(bytes.length / 3)
  for (const i of bits.keys())
    bits[i] = (bytes[3 * i]! << 8) | (bytes[3 * i + 1]! << 16) | (bytes[3 * i + 2]! << 24)
  return new Float32Array(bits.buffer)
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
}

/** A row of a matrix: all numbers of one digit. */
export function rowOf({ matrices }: Glass, name: string, digit: number): Float32Array {
  const { columns, values } = matrices[name]!
  return values.subarray(digit * columns, (digit + 1) * columns)
}

/** A product in a sum: which term it is, and its two factors. */
export interface Term {
  at: number
  left: number
  right: number
}

/** What a number is made of. */
export type Opened =
  | { of: 'pixel'; byte: number; total: number }
  | {
      of: 'sum'
      terms: Term[]
      /** the products that are not told, how many and their sum */
      others: number
      rest: number
      /** added to the sum */
      bias?: number
      /** the sum is multiplied by */
      gates?: { mask: number; isActive: boolean }
      total: number
    }
  | { of: 'relu'; z: number; total: number }
  | { of: 'dropout'; a: number; mask: number; total: number }
  | { of: 'softmax'; z: number; sum: number; total: number }
  | { of: 'loss'; y: number; total: number }
  | { of: 'error'; y: number; t: number; digits: number; total: number }
  | { of: 'mean'; before: number; g: number; total: number }
  | { of: 'weight'; before: number; g: number; mean: number; total: number }
  | { of: 'change'; changes: Change[]; total: number }

/** Which number of a station: of which digit and unit, or in which of the columns that are shown, in which row. */
export interface Place {
  digit: number
  unit: number
  /** of the kernel, from 1 */
  layer: number
  column: number
  row: number
}

/** What a station's number at a place is made of. */
export function open(glass: Glass, { id, kind, layer }: Station, place: Place): Opened {
  const { digit, unit } = place
  const value = (name: string) => rowOf(glass, name, digit)[unit]!
  switch (kind) {
    case 'loss':
      return openLoss(glass, digit)
    case 'gradient':
      return openGradient(glass, layer, place)
    case 'mean':
    case 'weight':
      return openUpdate(glass, kind, place)
    case 'change': {
      const { changes } = glass.step
      return { of: 'change', changes, total: changes.at(-1)!.came }
    }
    case 'batch':
  }
  if (id === 'X') {
    const total = rowOf(glass, id, digit)[place.row]!
    return { of: 'pixel', byte: Math.round(total * 255), total }
  }
  const total = value(id)
  switch (id[0]) {
    case 'A':
      return { of: 'relu', z: value(`Z${layer}`), total }
    case 'H':
      return { of: 'dropout', a: value(`A${layer}`), mask: value(`M${layer}`), total }
    case 'Y': {
      const powers = Array.from(rowOf(glass, 'Z3', digit), Math.exp)
      return { of: 'softmax', z: value('Z3'), sum: powers.reduce((a, b) => a + b, 0), total }
    }
    case 'Z':
      return openSum(glass, id, inputOf(layer), place, total)
  }
  if (id === 'D3')
    return { of: 'error', y: value('Y'), t: value('T'), digits: digitsOf(glass), total }
  return {
    ...openSum(glass, id, `D${layer + 1}`, place, total),
    gates: { mask: value(`M${layer}`), isActive: value(`Z${layer}`) > 0 },
  }
}

function openSum(glass: Glass, id: string, left: string, { digit, unit }: Place, total: number) {
  const { count, told, places, factors, totals } = glass.sums[id]!
  const at = digit * glass.matrices[id]!.columns + unit
  const row = rowOf(glass, left, digit)
  const terms = Array.from({ length: told }, (_, k) => {
    const place = places[at * told + k]!
    return { at: place, left: row[place]!, right: factors[at * told + k]! }
  })
  const shown = terms.reduce((sum, { left, right }) => sum + left * right, 0)
  const isForward = id[0] === 'Z'
  return {
    of: 'sum' as const,
    terms,
    others: count - told,
    rest: totals[at]! - shown,
    ...(isForward && { bias: total - totals[at]! }),
    total,
  }
}

/** Which term of a sum is the largest. */
export function largestTerm(glass: Glass, id: string, digit: number, unit: number): number {
  const { places, told } = glass.sums[id]!
  return places[(digit * glass.matrices[id]!.columns + unit) * told]!
}

/** Σ over the digits of what came in through the weight and what came back to where it leads. */
function openGradient(glass: Glass, layer: number, { column, row }: Place): Opened {
  const { units, rows, gradient } = glass.kernels[layer - 1]!
  const isBias = row === rows - 1
  const terms = Array.from({ length: digitsOf(glass) }, (_, digit) => ({
    at: digit,
    left: isBias ? 1 : rowOf(glass, inputOf(layer), digit)[row]!,
    right: rowOf(glass, `D${layer}`, digit)[units[column]!]!,
  }))
  return { of: 'sum', terms, others: 0, rest: 0, total: gradient[column * rows + row]! }
}

function openUpdate(glass: Glass, of: 'mean' | 'weight', { layer, column, row }: Place): Opened {
  const { rows, theta, gradient, mean, meanAfter, thetaAfter } = glass.kernels[layer - 1]!
  const at = column * rows + row
  const g = gradient[at]!
  return of === 'mean'
    ? { of, before: mean[at]!, g, total: meanAfter[at]! }
    : { of, before: theta[at]!, g, mean: meanAfter[at]!, total: thetaAfter[at]! }
}

function openLoss(glass: Glass, digit: number): Opened {
  const { labels, losses } = glass.step
  return { of: 'loss', y: rowOf(glass, 'Y', digit)[labels[digit]!]!, total: losses[digit]! }
}

/** What comes into a layer, by its name. */
export function inputOf(layer: number): string {
  return layer === 1 ? 'X' : `H${layer - 1}`
}

/** B */
export function digitsOf({ step }: Glass): number {
  return step.labels.length
}
