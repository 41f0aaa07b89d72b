/** y (n) = the sums of the columns of x (rows × n). The gradient of a bias is one. */
export function columnSums(x: usize, y: usize, rows: i32, n: i32): void {
  memory.fill(y, 0, n << 2)
  for (let row: i32 = 0; row < rows; row++) {
    let at: usize = 0
    for (const end: usize = (n & ~3) << 2; at < end; at += 16)
      v128.store(y + at, f32x4.add(v128.load(y + at), v128.load(x + at)))
    for (const end: usize = n << 2; at < end; at += 4)
      store<f32>(y + at, load<f32>(y + at) + load<f32>(x + at))
    x += n << 2
  }
}
