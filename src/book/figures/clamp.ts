/** The value nearest to `value` from 0 to `most`. */
export function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value))
}
