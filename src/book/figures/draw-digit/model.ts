/**
 * Strokes of a pen -> a picture as MNIST has them: the digit scaled to fit 20 × 20 pixels, with a pen of their
 * thickness, and its centre of mass in the middle of 28 × 28. http://yann.lecun.com/exdb/mnist describes it so.
 */
import { SIDE } from '../pixels.ts'

export type Point = [x: number, y: number]
/** Points the pen went through without being lifted, in any unit; one point is a dot. */
export type Stroke = Point[]

const BOX = 20
/** half the thickness of a stroke, in pixels of the picture */
const PEN = 1.25
/** samples along each side of a pixel: its grey is the share of them that has ink */
const FINE = 4

/** (784) bytes, 255 is ink; all 0 without strokes. */
export function toMnist(strokes: Stroke[]): Uint8Array {
  const points = strokes.flat()
  if (points.length === 0) return new Uint8Array(SIDE * SIDE)
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  const scale = (BOX - 2 * PEN) / Math.max(right - left, bottom - top, 1e-6)
  // A dot stays a dot.
  const fitted = Number.isFinite(scale) && scale < 1e5 ? scale : 1
  const centred = strokes.map((stroke) =>
    stroke.map(
      ([x, y]): Point => [
        SIDE / 2 + (x - (left + right) / 2) * fitted,
        SIDE / 2 + (y - (top + bottom) / 2) * fitted,
      ],
    ),
  )
  const picture = ink(centred)
  const [massX, massY] = centreOfMass(picture)
  return shifted(picture, Math.round(SIDE / 2 - massX), Math.round(SIDE / 2 - massY))
}

/** Strokes in pixels of the picture -> grey bytes. */
function ink(strokes: Stroke[]): Uint8Array {
  const side = SIDE * FINE
  const fine = new Uint8Array(side * side)
  for (const stroke of strokes)
    for (const [i, to] of stroke.entries()) dab(fine, side, stroke[Math.max(0, i - 1)]!, to)
  return Uint8Array.from({ length: SIDE * SIDE }, (_, pixel) => {
    const [row, column] = [Math.floor(pixel / SIDE), pixel % SIDE]
    let count = 0
    for (let y = 0; y < FINE; y++)
      for (let x = 0; x < FINE; x++) count += fine[(row * FINE + y) * side + column * FINE + x]!
    return Math.round((count / FINE ** 2) * 255)
  })
}

/** Marks all samples that are no farther from a piece of a stroke than the pen is thick. */
function dab(fine: Uint8Array, side: number, from: Point, to: Point): void {
  const range = (a: number, b: number) => [
    Math.max(0, Math.floor((Math.min(a, b) - PEN) * FINE)),
    Math.min(side - 1, Math.ceil((Math.max(a, b) + PEN) * FINE)),
  ]
  const [firstX, lastX] = range(from[0], to[0])
  const [firstY, lastY] = range(from[1], to[1])
  for (let y = firstY!; y <= lastY!; y++)
    for (let x = firstX!; x <= lastX!; x++)
      if (distance([(x + 0.5) / FINE, (y + 0.5) / FINE], from, to) <= PEN) fine[y * side + x] = 1
}

/** Of a point from a piece of a line. */
function distance([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((px - ax) * dx + (py - ay) * dy) / length
  const t = Math.max(0, Math.min(1, along))
  return Math.hypot(px - ax - t * dx, py - ay - t * dy)
}

/** In pixels from the picture's corner. */
export function centreOfMass(picture: Uint8Array): Point {
  let [mass, x, y] = [0, 0, 0]
  for (const [pixel, value] of picture.entries()) {
    mass += value
    x += value * ((pixel % SIDE) + 0.5)
    y += value * (Math.floor(pixel / SIDE) + 0.5)
  }
  return mass === 0 ? [SIDE / 2, SIDE / 2] : [x / mass, y / mass]
}

function shifted(picture: Uint8Array, right: number, down: number): Uint8Array {
  return Uint8Array.from(picture, (_, pixel) => {
    const [row, column] = [Math.floor(pixel / SIDE) - down, (pixel % SIDE) - right]
    const isInside = row >= 0 && row < SIDE && column >= 0 && column < SIDE
    return isInside ? picture[row * SIDE + column]! : 0
  })
}

/** Strokes as text that fits in an address: points as `x.y` in whole units, `-` between them, `_` between strokes. */
export function encodeStrokes(strokes: Stroke[]): string {
  return strokes
    .map((stroke) => stroke.map(([x, y]) => `${Math.round(x)}.${Math.round(y)}`).join('-'))
    .join('_')
}

/** What is not of that form is left out. */
export function decodeStrokes(text: string): Stroke[] {
  return text
    .split('_')
    .map((stroke) =>
      stroke
        .split('-')
        .map((point) => point.split('.').map(Number) as Point)
        .filter(
          (point) => point.length === 2 && point.every((value) => value >= 0 && value <= 100),
        ),
    )
    .filter((stroke) => stroke.length > 0)
}
