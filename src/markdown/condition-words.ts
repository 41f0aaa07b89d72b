/**
 * The words of a condition: how lists of numbers are compared and what can be computed of them. Every value is a list:
 * a number has one, `86.87 to 91.40` two, a curve many.
 */
import { median } from '../output/median.ts'

/** A list is less than another when all of it is; two overlap when the ranges they span do. */
export const COMPARISONS = {
  '<': (a: number[], b: number[]) => Math.max(...a) < Math.min(...b),
  '<=': (a: number[], b: number[]) => Math.max(...a) <= Math.min(...b),
  '>': (a: number[], b: number[]) => Math.min(...a) > Math.max(...b),
  '>=': (a: number[], b: number[]) => Math.min(...a) >= Math.max(...b),
  '=': (a: number[], b: number[]) => a.every((x) => b.every((y) => x === y)),
  overlaps: (a: number[], b: number[]) =>
    Math.min(...a) <= Math.max(...b) && Math.min(...b) <= Math.max(...a),
}
export type Comparison = keyof typeof COMPARISONS

/** Number by number; a list of one goes with each of the other. */
export const ARITHMETIC = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
}
export type Arithmetic = keyof typeof ARITHMETIC

const sum = (list: number[]) => list.reduce((a, b) => a + b, 0)

/** Each takes lists, one for each of its parameters, of which those with `?` may be missing. */
export const FUNCTIONS: Record<
  string,
  { parameters: string[]; compute: (...lists: number[][]) => number | number[] }
> = {
  min: { parameters: ['list'], compute: (list) => Math.min(...list) },
  max: { parameters: ['list'], compute: (list) => Math.max(...list) },
  mean: { parameters: ['list'], compute: (list) => sum(list) / list.length },
  median: { parameters: ['list'], compute: median },
  sum: { parameters: ['list'], compute: sum },
  count: { parameters: ['list'], compute: (list) => list.length },
  spread: { parameters: ['list'], compute: (list) => Math.max(...list) - Math.min(...list) },
  abs: { parameters: ['list'], compute: (list) => list.map(Math.abs) },
  norm: { parameters: ['list'], compute: (list) => Math.hypot(...list) },
  ceil: { parameters: ['list'], compute: (list) => list.map(Math.ceil) },
  floor: { parameters: ['list'], compute: (list) => list.map(Math.floor) },
  sqrt: { parameters: ['list'], compute: (list) => list.map(Math.sqrt) },
  exp: { parameters: ['list'], compute: (list) => list.map(Math.exp) },
  log: { parameters: ['list'], compute: (list) => list.map(Math.log) },
  power: { parameters: ['list', 'n'], compute: (list, [n]) => list.map((each) => each ** n!) },
  first: { parameters: ['list', 'n?'], compute: (list, [n = 1] = []) => list.slice(0, n) },
  last: { parameters: ['list', 'n?'], compute: (list, [n = 1] = []) => list.slice(-n) },
  part: { parameters: ['list', 'from', 'to'], compute: (list, [a], [b]) => list.slice(a, b! + 1) },
  change: {
    parameters: ['list', 'index'],
    compute: (list, [at]) => (list.at(at!)! - list[0]!) / (list.at(-1)! - list[0]!),
  },
  whenLeast: { parameters: ['x', 'y'], compute: (x, y) => x[y.indexOf(Math.min(...y))]! },
  whenMost: { parameters: ['x', 'y'], compute: (x, y) => x[y.indexOf(Math.max(...y))]! },
  whenBelow: {
    parameters: ['x', 'y', 'limit'],
    compute: (x, y, [limit]) => x[y.findIndex((each) => each < limit!)]!,
  },
  whenAbove: {
    parameters: ['x', 'y', 'limit'],
    compute: (x, y, [limit]) => x[y.findIndex((each) => each > limit!)]!,
  },
}
