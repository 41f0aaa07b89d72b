/** Numbers of any size in few letters. */
import { minus } from '../../../output/format.ts'

const HIGH = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Four digits; very small and very large ones as a power of ten: `−0.0316`, `1.2 · 10⁻⁹`. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return minus(String(value))
  const size = Math.abs(value)
  if (size < 1e-30) return '0'
  if (size >= 5e-5 && size < 1e5) return minus(String(Number(value.toPrecision(4))))
  const [digits, power] = value.toExponential(1).split('e')
  const high = String(Number(power)).replace(/./g, (c) => (c === '-' ? '⁻' : HIGH[Number(c)]!))
  return digits === '1.0' ? `10${high}` : `${minus(digits!)} · 10${high}`
}
