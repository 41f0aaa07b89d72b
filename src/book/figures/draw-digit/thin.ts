/** For tests: a picture of a digit -> the strokes a pen would have made, by thinning (Zhang and Suen, 1984). */
import type { Stroke } from './model.ts'

const SIDE = 28
/** Units of the pad for a pixel. */
const UNIT = 3.5

/** Each piece between two neighbouring pixels of the thinned digit is a stroke; a lone pixel is a dot. */
export function strokesOf(image: Uint8Array): Stroke[] {
  const ink = thin(Array.from(image, (byte) => byte > 100))
  const at = (x: number, y: number) => x >= 0 && x < SIDE && y >= 0 && ink[y * SIDE + x] === true
  const strokes: Stroke[] = []
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      if (!at(x, y)) continue
      const onward = [
        [1, 0],
        [-1, 1],
        [0, 1],
        [1, 1],
      ].filter(([dx, dy]) => at(x + dx!, y + dy!))
      const here: [number, number] = [x * UNIT, y * UNIT]
      strokes.push([here])
      for (const [dx, dy] of onward) strokes.push([here, [(x + dx!) * UNIT, (y + dy!) * UNIT]])
    }
  return strokes
}

function thin(ink: boolean[]): boolean[] {
  // Clockwise from above.
  const around = [
    [0, -1],
    [1, -1],
    [1, 0],
    [1, 1],
    [0, 1],
    [-1, 1],
    [-1, 0],
    [-1, -1],
  ] as const
  for (let changed = true; changed; ) {
    changed = false
    for (const isSecond of [false, true]) {
      const gone: number[] = []
      for (let i = 0; i < ink.length; i++) {
        if (!ink[i]) continue
        const n = around.map(([dx, dy]) => {
          const [x, y] = [(i % SIDE) + dx, Math.floor(i / SIDE) + dy]
          return x >= 0 && x < SIDE && y >= 0 && y < SIDE && ink[y * SIDE + x] === true
        })
        const count = n.filter(Boolean).length
        const turns = n.filter((value, k) => !value && n[(k + 1) % 8]).length
        const [up, , right, , down, , left] = n
        const isEdge = isSecond
          ? !(up && right && left) && !(up && down && left)
          : !(up && right && down) && !(right && down && left)
        if (count >= 2 && count <= 6 && turns === 1 && isEdge) gone.push(i)
      }
      for (const i of gone) ink[i] = false
      changed ||= gone.length > 0
    }
  }
  return ink
}
