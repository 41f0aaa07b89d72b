/** Z = X W + b in as many steps as there are multiplications and additions of a bias. */

/** two digits of three pixels */
export const X = [
  [1, 0.5, 0],
  [0, 1, 1],
]
/** two units: a column for each */
export const W = [
  [2, -1],
  [4, 0],
  [-3, 5],
]
export const B = [0.5, -1]

const [ROWS, INPUTS, UNITS] = [X.length, W.length, B.length]
/** the products of one entry, and its bias */
export const EACH = INPUTS + 1
export const STEPS = ROWS * UNITS * EACH

export interface Moment {
  /** the entry of Z in the making, undefined before the first step */
  at: { row: number; unit: number } | undefined
  /** products added so far to this entry, and whether the bias was */
  products: number
  hasBias: boolean
  /** (ROWS, UNITS) undefined where nothing was computed yet */
  z: (number | undefined)[][]
}

/** What stands there after so many steps: entry after entry, row after row, each product by product, then its bias. */
export function momentAfter(steps: number): Moment {
  const z = X.map(() => B.map((): number | undefined => undefined))
  for (let step = 0; step < steps; step++) {
    const { row, unit, part } = placeOf(step)
    const more = part < INPUTS ? X[row]![part]! * W[part]![unit]! : B[unit]!
    z[row]![unit] = (z[row]![unit] ?? 0) + more
  }
  if (steps === 0) return { at: undefined, products: 0, hasBias: false, z }
  const { row, unit, part } = placeOf(steps - 1)
  return {
    at: { row, unit },
    products: Math.min(part + 1, INPUTS),
    hasBias: part === INPUTS,
    z,
  }
}

function placeOf(step: number) {
  const entry = Math.floor(step / EACH)
  return { row: Math.floor(entry / UNITS), unit: entry % UNITS, part: step % EACH }
}
