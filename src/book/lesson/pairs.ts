/**
 * Two networks that sat the same exam. Their scores are not independent: both read the easy digits and both fail at the
 * hardest, so what tells them apart is only the digits that one of them reads and the other does not.
 */

/** How many digits are read by whom. */
export interface Pairs {
  both: number
  onlyFirst: number
  onlySecond: number
  neither: number
}

/** Pairs the answers of two networks to the same digits, whose right answers are `labels`; all three of one length. */
export function pairUp(
  labels: ArrayLike<number>,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): Pairs {
  if (first.length !== labels.length || second.length !== labels.length)
    throw new Error(`${labels.length} labels, but ${first.length} and ${second.length} answers`)
  const pairs = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }
  for (let i = 0; i < labels.length; i++) {
    const [a, b] = [first[i] === labels[i], second[i] === labels[i]]
    pairs[a && b ? 'both' : a ? 'onlyFirst' : b ? 'onlySecond' : 'neither']++
  }
  return pairs
}

/**
 * McNemar's test, exactly. If neither network were the better one, each digit that only one of them reads would be as
 * likely to be the first one's as the second's, like a toss of a coin. The probability, 0 to 1, of tosses that fall at
 * least as unevenly as these, to either side.
 */
export function chanceOfSplit({ onlyFirst, onlySecond }: Omit<Pairs, 'both' | 'neither'>): number {
  const tosses = onlyFirst + onlySecond
  // The terms are binomial coefficients over 2ⁿ. In logarithms, since 2ⁿ is soon larger than any float.
  let logTerm = -tosses * Math.LN2
  let sum = 0
  for (let heads = 0; heads <= Math.min(onlyFirst, onlySecond); heads++) {
    sum += Math.exp(logTerm)
    logTerm += Math.log((tosses - heads) / (heads + 1))
  }
  return Math.min(1, 2 * sum)
}
