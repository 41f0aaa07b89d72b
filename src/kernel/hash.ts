/** Hashes of numbers, for telling whether they are still the same. One change of one number always changes the hash. */

const PRIME = 0x01000193

/** The hash of all bytes: 32 bits at a time in four lanes, which a processor computes in parallel. */
export function hashBuffer(buffer: ArrayBufferLike): number {
  const words = new Int32Array(buffer, 0, buffer.byteLength >>> 2)
  const even = words.length & ~3
  let a = 1
  let b = 2
  let c = 3
  let d = 4
  for (let i = 0; i < even; i += 4) {
    a = Math.imul(a ^ words[i]!, PRIME)
    b = Math.imul(b ^ words[i + 1]!, PRIME)
    c = Math.imul(c ^ words[i + 2]!, PRIME)
    d = Math.imul(d ^ words[i + 3]!, PRIME)
  }
  for (let i = even; i < words.length; i++) a = mix(a, words[i]!)
  for (const byte of new Uint8Array(buffer, words.length * 4)) a = mix(a, byte)
  return mix(mix(mix(a, b), c), d)
}

/** Takes 32 more bits into a hash: one step of FNV-1a, with a word in place of a byte. */
export function mix(hash: number, word: number): number {
  return Math.imul(hash ^ word, PRIME)
}

const float = new Float64Array(1)
const halves = new Int32Array(float.buffer)

/** Takes a number into a hash by the 64 bits of its double. So 0 and -0 differ. */
export function mixNumber(hash: number, number: number): number {
  float[0] = number
  return mix(mix(hash, halves[0]!), halves[1]!)
}
