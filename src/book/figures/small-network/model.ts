/**
 * A network of two inputs, three units with ReLU and two outputs with softmax, without biases: one digit forward and
 * back, in numbers that a reader can follow.
 */

export const INPUTS = [1, 2]
/** a row for each input, a column for each unit */
export const FIRST = [
  [0.5, 1, -0.5],
  [0.25, -1, 0.75],
]
/** a row for each unit, a column for each output */
export const SECOND = [
  [1, -0.5],
  [0.5, 2],
  [-0.5, 0.5],
]
export const TARGETS = [0, 1]

export interface Weights {
  first: number[][]
  second: number[][]
}

/** One of the twelve weights: in which layer, from where, to where. */
export interface Edge {
  layer: 'first' | 'second'
  from: number
  to: number
}

export const EDGES: readonly Edge[] = [
  ...FIRST.flatMap((row, from) => row.map((_, to) => ({ layer: 'first' as const, from, to }))),
  ...SECOND.flatMap((row, from) => row.map((_, to) => ({ layer: 'second' as const, from, to }))),
]

export interface Pass {
  /** the sums of the three units, and what ReLU makes of them */
  z: number[]
  h: number[]
  /** the two logits, and their softmax */
  logits: number[]
  y: number[]
  loss: number
  /** the gradients of the loss with respect to the logits, to what the units put out, and to their sums */
  backLogits: number[]
  backOut: number[]
  backSums: number[]
}

/** Forward and back. */
export function pass({ first, second }: Weights): Pass {
  const z = columns(first).map((column) => dot(INPUTS, column))
  const h = z.map((value) => Math.max(value, 0))
  const logits = columns(second).map((column) => dot(h, column))
  const exps = logits.map((value) => Math.exp(value - Math.max(...logits)))
  const y = exps.map((value) => value / exps.reduce((a, b) => a + b))
  const backLogits = y.map((value, k) => value - TARGETS[k]!)
  const backOut = second.map((row) => dot(row, backLogits))
  return {
    z,
    h,
    logits,
    y,
    loss: -Math.log(dot(y, TARGETS)),
    backLogits,
    backOut,
    backSums: backOut.map((value, i) => (z[i]! > 0 ? value : 0)),
  }
}

export const WEIGHTS: Weights = { first: FIRST, second: SECOND }
export const PASS = pass(WEIGHTS)

export function weightOf({ layer, from, to }: Edge): number {
  return WEIGHTS[layer][from]![to]!
}

/** What came in through a weight times what came back to where it leads. */
export function gradientOf({ layer, from, to }: Edge): number {
  return layer === 'first'
    ? INPUTS[from]! * PASS.backSums[to]!
    : PASS.h[from]! * PASS.backLogits[to]!
}

/** The loss with one weight at another value and all others as they are. */
export function lossWith({ layer, from, to }: Edge, value: number): number {
  const moved = WEIGHTS[layer].map((row, i) =>
    row.map((weight, k) => (i === from && k === to ? value : weight)),
  )
  return pass({ ...WEIGHTS, [layer]: moved }).loss
}

/** A way from a weight to the loss: through which unit and output, and the product along it. */
export interface Path {
  unit: number
  output: number
  factors: number[]
  product: number
}

/** Two ways for a weight of the first layer, one for a weight of the second. */
export function pathsOf({ layer, from, to }: Edge): Path[] {
  if (layer === 'second') return [path(from, to, [PASS.h[from]!, PASS.backLogits[to]!])]
  const gate = PASS.z[to]! > 0 ? 1 : 0
  return PASS.backLogits.map((back, output) =>
    path(to, output, [INPUTS[from]!, gate, SECOND[to]![output]!, back]),
  )
}

function path(unit: number, output: number, factors: number[]): Path {
  return { unit, output, factors, product: factors.reduce((a, b) => a * b) }
}

function columns(rows: number[][]): number[][] {
  return rows[0]!.map((_, k) => rows.map((row) => row[k]!))
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0)
}
