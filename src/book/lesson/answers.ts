/** The answers of a whole exam, kept small: what was right, what was said, and how surely. */

export interface Answers {
  kind: 'answers'
  /** the right digits, one letter each */
  labels: string
  /** the most probable digits, one letter each */
  answers: string
  /** their probabilities, as 0 to 65,535: two bytes each, the lower first, in base64 */
  packedSureness: string
}

/** From `labels`, (N), and `probabilities`, (N · 10), row after row. */
export function answersOf(labels: Uint8Array, probabilities: ArrayLike<number>): Answers {
  let answers = ''
  let bytes = ''
  for (let i = 0; i < labels.length; i++) {
    let best = 0
    for (let d = 1; d < 10; d++)
      if (probabilities[i * 10 + d]! > probabilities[i * 10 + best]!) best = d
    answers += best
    const sureness = Math.round(probabilities[i * 10 + best]! * 65_535)
    bytes += String.fromCharCode(sureness & 255, sureness >> 8)
  }
  return { kind: 'answers', labels: labels.join(''), answers, packedSureness: btoa(bytes) }
}
