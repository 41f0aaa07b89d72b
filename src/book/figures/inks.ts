/** The ink of zeros and ones, from which the chapter on one weight reads them, and the loss of such a reading. */

export interface Ink {
  /** the mean ink of the 16 pixels in the middle, 0 to 1 */
  x: number
  /** the mean ink of the 16 pixels left of them and the 16 right of them, 0 to 1 */
  u: number
  /** 1 for a one, 0 for a zero */
  t: number
}

/** The zeros and ones among digits: (count · 784) bytes, and their labels. */
export function inksOf(images: Uint8Array, labels: Uint8Array): Ink[] {
  return Array.from(labels).flatMap((t, i) => {
    if (t > 1) return []
    const block = (column: number) => inkAt(images.subarray(i * 784, (i + 1) * 784), 12, column)
    return { x: block(12), u: (block(8) + block(16)) / 2, t }
  })
}

function inkAt(image: Uint8Array, row: number, column: number): number {
  let sum = 0
  for (let r = row; r < row + 4; r++)
    for (let c = column; c < column + 4; c++) sum += image[28 * r + c]!
  return sum / 16 / 255
}

/** The mean square of w x + v u − t, which is a paraboloid over the plane of w and v. */
export interface Loss {
  at(w: number, v: number): number
  /** with respect to w, and to v */
  gradient(w: number, v: number): [number, number]
  /** the means of x², x u and u², half of the second derivatives */
  curvature: { xx: number; xu: number; uu: number }
}

export function lossOf(inks: readonly Ink[]): Loss {
  const mean = (of: (ink: Ink) => number) =>
    inks.reduce((sum, ink) => sum + of(ink), 0) / inks.length
  const [xx, xu, uu] = [mean(({ x }) => x * x), mean(({ x, u }) => x * u), mean(({ u }) => u * u)]
  const [xt, ut, tt] = [
    mean(({ x, t }) => x * t),
    mean(({ u, t }) => u * t),
    mean(({ t }) => t * t),
  ]
  return {
    at: (w, v) => xx * w * w + 2 * xu * w * v + uu * v * v - 2 * xt * w - 2 * ut * v + tt,
    gradient: (w, v) => [2 * (xx * w + xu * v - xt), 2 * (xu * w + uu * v - ut)],
    curvature: { xx, xu, uu },
  }
}

/** How many are read rightly, where an answer nearer to 1 than to 0 says one. */
export function readRightly(inks: readonly Ink[], w: number, v: number): number {
  return inks.filter(({ x, u, t }) => w * x + v * u > 0.5 === (t === 1)).length
}
