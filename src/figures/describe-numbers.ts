/** Many numbers in one line: shape, mean, deviation, range. */

export function describeNumbers(values: ArrayLike<number>, shape: number[]): string {
  let [sum, squares, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    sum += value
    squares += value * value
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  const mean = sum / values.length
  const deviation = Math.sqrt(Math.max(0, squares / values.length - mean * mean))
  const number = (value: number) => value.toFixed(3).replace('-', '−')
  return `(${shape.join(', ')}), ${number(mean)} ± ${number(deviation)}, ${number(least)} … ${number(most)}`
}
