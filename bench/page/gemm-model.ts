/** An ONNX model of one node, c = a · b, written as the bytes of its protocol buffer. */

/** Either argument may be transposed. */
export function gemmModel(transposeA: boolean, transposeB: boolean): Uint8Array {
  const attribute = (name: string, value: number) =>
    field(5, [...text(1, name), ...integer(3, value), ...integer(20, 2)])
  const node = [
    ...text(1, 'a'),
    ...text(1, 'b'),
    ...text(2, 'c'),
    ...text(4, 'Gemm'),
    ...attribute('transA', Number(transposeA)),
    ...attribute('transB', Number(transposeB)),
  ]
  const graph = [
    ...field(1, node),
    ...text(2, 'product'),
    ...field(11, matrix('a')),
    ...field(11, matrix('b')),
    ...field(12, matrix('c')),
  ]
  return new Uint8Array([...integer(1, 8), ...field(7, graph), ...field(8, integer(2, 13))])
}

/** A value of two axes of any length, of 32-bit floats. */
function matrix(name: string): number[] {
  const axes = ['rows', 'columns'].flatMap((axis) => field(1, text(2, `${name} ${axis}`)))
  return [...text(1, name), ...field(2, field(1, [...integer(1, 1), ...field(2, axes)]))]
}

function integer(number: number, value: number): number[] {
  return [...varint(number << 3), ...varint(value)]
}

function text(number: number, value: string): number[] {
  return field(number, [...new TextEncoder().encode(value)])
}

function field(number: number, bytes: number[]): number[] {
  return [...varint((number << 3) | 2), ...varint(bytes.length), ...bytes]
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]
}
