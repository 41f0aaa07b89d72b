/**
 * The product of two matrices of 32-bit floats, after Goto and van de Geijn (2008): both are packed into strips that
 * are read in order, and a tile of 6 × 8 results stays in registers while the strips go by. Where multiplying and
 * adding are two instructions, a product needs a register of its own in between, so the tile has one row less. A
 * transposed argument is only another way of packing. Strides count floats; addresses are bytes in the memory of TensorFlow.js.
 */
import { madd } from './simd'

const TILE_ROWS: i32 = ASC_FEATURE_RELAXED_SIMD ? 6 : 5
const TILE_COLUMNS: i32 = 8
/** a strip of each is 8 kB + 6 kB then, and stays in the first cache */
const DEPTH: i32 = 256
/** rows of A that are packed at a time */
const BLOCK_ROWS: i32 = 32 * TILE_ROWS

/** Bytes of scratch memory that `sgemm` needs for n columns. */
export function sgemmScratch(n: i32): i32 {
  return (
    ((n + TILE_COLUMNS) * DEPTH + (BLOCK_ROWS + TILE_ROWS) * DEPTH + TILE_ROWS * TILE_COLUMNS) << 2
  )
}

/**
 * C (m × n, rows `cRow` floats apart) = A (m × k) · B (k × n), plus a row `bias` unless it is 0, cut off below zero if
 * `relu`. Element (i, j) of A is at `i aRow + j aColumn`, and so on.
 */
export function sgemm(
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  c: usize,
  cRow: i32,
  m: i32,
  n: i32,
  k: i32,
  bias: usize,
  relu: bool,
  scratch: usize,
): void {
  const tile = scratch
  const packedA = tile + ((TILE_ROWS * TILE_COLUMNS) << 2)
  const packedB = packedA + ((BLOCK_ROWS * DEPTH) << 2)
  let from: i32 = 0
  do {
    const depth = min(DEPTH, k - from)
    const last = from + depth >= k
    pack(b + ((from * bRow) << 2), bColumn, bRow, n, depth, TILE_COLUMNS, packedB)
    for (let row: i32 = 0; row < m; row += BLOCK_ROWS) {
      const rows = min(BLOCK_ROWS, m - row)
      pack(a + ((row * aRow + from * aColumn) << 2), aRow, aColumn, rows, depth, TILE_ROWS, packedA)
      for (let j: i32 = 0; j < n; j += TILE_COLUMNS) {
        const columns = min(TILE_COLUMNS, n - j)
        const stripB = packedB + ((j * depth) << 2)
        const tileBias = last && bias !== 0 ? bias + (j << 2) : 0
        for (let i: i32 = 0; i < rows; i += TILE_ROWS) {
          const stripA = packedA + ((i * depth) << 2)
          const to = c + (((row + i) * cRow + j) << 2)
          if (columns === TILE_COLUMNS && i + TILE_ROWS <= rows) {
            multiply(stripA, stripB, depth, to, cRow << 2, from > 0, tileBias, last && relu)
          } else {
            multiply(stripA, stripB, depth, tile, TILE_COLUMNS << 2, false, 0, false)
            putEdge(
              tile,
              to,
              cRow,
              min(TILE_ROWS, rows - i),
              columns,
              from > 0,
              tileBias,
              last && relu,
            )
          }
        }
      }
    }
    from += depth
  } while (from < k)
}

/** Strips of `width` lines, each with one float of every line after the other; the last strip is filled with zeros. */
function pack(
  from: usize,
  lineStride: i32,
  depthStride: i32,
  lines: i32,
  depth: i32,
  width: i32,
  to: usize,
): void {
  for (let line: i32 = 0; line < lines; line += width) {
    const first = from + ((line * lineStride) << 2)
    const count = min(width, lines - line)
    if (count === width && lineStride === 1)
      to = copyLines(first, depthStride << 2, depth, width, to)
    else if (count === width && depthStride === 1)
      to = transposeLines(first, lineStride << 2, depth, width, to)
    else
      for (let d: i32 = 0; d < depth; d++) {
        for (let i: i32 = 0; i < width; i++) {
          const value = i < count ? load<f32>(first + ((i * lineStride + d * depthStride) << 2)) : 0
          store<f32>(to, value)
          to += 4
        }
      }
  }
}

/** Lines stand side by side in memory: each depth is one piece of it. */
function copyLines(from: usize, stride: usize, depth: i32, width: i32, to: usize): usize {
  for (let d: i32 = 0; d < depth; d++) {
    v128.store(to, v128.load(from))
    if (width === 8) v128.store(to, v128.load(from, 16), 16)
    else if (width === 6) store<u64>(to, load<u64>(from, 16), 16)
    else store<u32>(to, load<u32>(from, 16), 16)
    from += stride
    to += width << 2
  }
  return to
}

/** Lines are contiguous: four depths of four lines are turned at a time, the lines left over one by one. */
function transposeLines(from: usize, stride: usize, depth: i32, width: usize, to: usize): usize {
  const step = width << 2
  let d: i32 = 0
  for (; d + 4 <= depth; d += 4) {
    let line: usize = 0
    for (; line + 4 <= width; line += 4) {
      const at = from + line * stride
      turn(
        v128.load(at),
        v128.load(at + stride),
        v128.load(at + 2 * stride),
        v128.load(at + 3 * stride),
        to + (line << 2),
        step,
      )
    }
    for (; line < width; line++) {
      const rest = v128.load(from + line * stride)
      const put = to + (line << 2)
      v128.store32_lane(put, rest, 0)
      v128.store32_lane(put + step, rest, 1)
      v128.store32_lane(put + 2 * step, rest, 2)
      v128.store32_lane(put + 3 * step, rest, 3)
    }
    from += 16
    to += 4 * step
  }
  for (; d < depth; d++) {
    for (let line: usize = 0; line < width; line++)
      store<f32>(to + (line << 2), load<f32>(from + line * stride))
    from += 4
    to += step
  }
  return to
}

/** Four rows of four become four columns, `step` bytes apart. */
function turn(a: v128, b: v128, c: v128, d: v128, to: usize, step: usize): void {
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5)
  const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5)
  const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7)
  const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<i64>(ab, cd, 0, 2))
  v128.store(to + step, v128.shuffle<i64>(ab, cd, 1, 3))
  v128.store(to + 2 * step, v128.shuffle<i64>(abHigh, cdHigh, 0, 2))
  v128.store(to + 3 * step, v128.shuffle<i64>(abHigh, cdHigh, 1, 3))
}

/** One tile: to (6 or 5 × 8, rows `stride` bytes apart) = or += strip of A · strip of B, then bias and ReLU. */
function multiply(
  a: usize,
  b: usize,
  depth: i32,
  to: usize,
  stride: usize,
  add: bool,
  bias: usize,
  relu: bool,
): void {
  let c00 = f32x4.splat(0),
    c01 = c00,
    c10 = c00,
    c11 = c00,
    c20 = c00,
    c21 = c00
  let c30 = c00,
    c31 = c00,
    c40 = c00,
    c41 = c00,
    c50 = c00,
    c51 = c00
  for (let d: i32 = 0; d < depth; d++) {
    const b0 = v128.load(b)
    const b1 = v128.load(b, 16)
    let x = v128.load_splat<f32>(a)
    c00 = madd(x, b0, c00)
    c01 = madd(x, b1, c01)
    x = v128.load_splat<f32>(a, 4)
    c10 = madd(x, b0, c10)
    c11 = madd(x, b1, c11)
    x = v128.load_splat<f32>(a, 8)
    c20 = madd(x, b0, c20)
    c21 = madd(x, b1, c21)
    x = v128.load_splat<f32>(a, 12)
    c30 = madd(x, b0, c30)
    c31 = madd(x, b1, c31)
    x = v128.load_splat<f32>(a, 16)
    c40 = madd(x, b0, c40)
    c41 = madd(x, b1, c41)
    if (TILE_ROWS === 6) {
      x = v128.load_splat<f32>(a, 20)
      c50 = madd(x, b0, c50)
      c51 = madd(x, b1, c51)
    }
    a += TILE_ROWS << 2
    b += 32
  }
  put(to, c00, c01, add, bias, relu)
  to += stride
  put(to, c10, c11, add, bias, relu)
  to += stride
  put(to, c20, c21, add, bias, relu)
  to += stride
  put(to, c30, c31, add, bias, relu)
  to += stride
  put(to, c40, c41, add, bias, relu)
  if (TILE_ROWS < 6) return
  to += stride
  put(to, c50, c51, add, bias, relu)
}

function put(to: usize, left: v128, right: v128, add: bool, bias: usize, relu: bool): void {
  if (add) {
    left = f32x4.add(left, v128.load(to))
    right = f32x4.add(right, v128.load(to, 16))
  }
  if (bias) {
    left = f32x4.add(left, v128.load(bias))
    right = f32x4.add(right, v128.load(bias, 16))
  }
  if (relu) {
    left = f32x4.max(left, f32x4.splat(0))
    right = f32x4.max(right, f32x4.splat(0))
  }
  v128.store(to, left)
  v128.store(to, right, 16)
}

/** The part of a tile that lies within C. */
function putEdge(
  tile: usize,
  to: usize,
  cRow: i32,
  rows: i32,
  columns: i32,
  add: bool,
  bias: usize,
  relu: bool,
): void {
  for (let i: i32 = 0; i < rows; i++)
    for (let j: i32 = 0; j < columns; j++) {
      const at = to + ((i * cRow + j) << 2)
      let value = load<f32>(tile + ((i * TILE_COLUMNS + j) << 2))
      if (add) value += load<f32>(at)
      if (bias) value += load<f32>(bias + (j << 2))
      if (relu) value = max<f32>(value, 0)
      store<f32>(at, value)
    }
}
