/** Curves that readers draw: their shapes, and the picture of one or two of them. Pure. */
import { signs } from '#words/language'
import { AREA, type Chart, drawChart } from '../output/chart.ts'
import type { Markup } from '../output/markup.ts'

/** What is to be drawn: a value for each of some points, by their x. */
export interface CurveSpec {
  kind: 'curve'
  /** the points that a reader sets, from left to right */
  at: number[]
  /** what the values there are */
  right: number[]
  /** all that was measured from the first of them to the last, for the picture */
  measured: [x: number, y: number][]
  /** how far the values may be off on average */
  within: number
  scale: { from: number; to: number; step: number }
  /** what stands at the axes; `log` is true where x grows by factors */
  axes: { x: string; y: string; log: boolean }
}

/** `dips` falls and then rises, `peaks` rises and then falls. */
export const SHAPES = ['flat', 'falls', 'rises', 'dips', 'peaks'] as const
export type Shape = (typeof SHAPES)[number]

/** Why a drawn curve is right or wrong. */
export type CurveReason = 'right' | Shape | 'early' | 'late' | 'under' | 'over'

/** The shape of a curve; changes up to `tolerance` do not count. */
export function shapeOf(values: readonly number[], tolerance: number): Shape {
  const [first, last] = [values[0]!, values.at(-1)!]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (most - least <= tolerance) return 'flat'
  const dip = Math.min(first, last) - least
  const peak = most - Math.max(first, last)
  if (Math.max(dip, peak) > tolerance) return dip > peak ? 'dips' : 'peaks'
  return last < first ? 'falls' : 'rises'
}

/**
 * Why a curve is as it should be or is not: first its shape, then where it turns, then how high it lies. A turn may be
 * one point from the right one. Undefined where it is no curve over the spec's points.
 */
export function judgeCurve(spec: CurveSpec, given: readonly number[]): CurveReason | undefined {
  const { right, within } = spec
  if (given.length !== right.length || !given.every(Number.isFinite)) return undefined
  const shape = shapeOf(given, within / 2)
  if (shape !== shapeOf(right, within / 2)) return shape
  if (shape === 'dips' || shape === 'peaks') {
    const turn = (values: readonly number[]) =>
      values.indexOf(shape === 'dips' ? Math.min(...values) : Math.max(...values))
    const late = turn(given) - turn(right)
    if (Math.abs(late) > 1) return late < 0 ? 'early' : 'late'
  }
  const off = given.map((value, i) => value - right[i]!)
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
  if (mean(off.map(Math.abs)) <= within) return 'right'
  return mean(off) < 0 ? 'under' : 'over'
}

/** The chart: empty, with the reader's curve, or with both. */
export function drawCurve(
  { at, measured, scale, axes }: CurveSpec,
  given: readonly number[],
  isTold: boolean,
  names: { yours: string; measured: string; empty: string },
): Markup {
  const series: Chart['series'] = []
  if (isTold) series.push({ label: names.measured, points: measured })
  // The reader's is the second colour, as where a guess stands on a line.
  const yours = { label: names.yours, points: given.map((y, i): [number, number] => [at[i]!, y]) }
  const drawn = given.length > 0
  return drawChart({
    title: drawn || isTold ? axes.y + signs.comma + axes.x : names.empty,
    x: { label: axes.x, log: axes.log, domain: [at[0]!, at.at(-1)!] },
    y: { label: axes.y, domain: [scale.from, scale.to] },
    series: isTold ? series : [],
    ...(drawn && { background: [{ ...yours, dots: true }] }),
  })
}

/** Where on the picture points and values are: shares of its width and height, as a pointer has them. */
export function pointUnder(
  { at, scale, axes }: Pick<CurveSpec, 'at' | 'scale' | 'axes'>,
  across: number,
  down: number,
): { point: number; value: number } {
  const map = axes.log ? Math.log : (x: number) => x
  const [from, to] = [map(at[0]!), map(at.at(-1)!)]
  const x = from + ((across * AREA.width - AREA.left) / (AREA.right - AREA.left)) * (to - from)
  const up = (AREA.bottom - down * AREA.height) / (AREA.bottom - AREA.top)
  const value = scale.from + up * (scale.to - scale.from)
  const rounded = Math.round(value / scale.step) * scale.step
  const distances = at.map((each) => Math.abs(map(each) - x))
  return {
    point: distances.indexOf(Math.min(...distances)),
    value: Math.min(scale.to, Math.max(scale.from, Number(rounded.toPrecision(6)))),
  }
}
