/** A digit read many times by the same network, each time through other masks. */
import { dropoutMask } from '../dropout/model.ts'
import { forward, type Network } from '../network.ts'

/** (10) for each of the masks 1 … count: the probabilities of the answer with a mask on each hidden layer. */
export function answersUnder(
  { layers: [first, second, third] }: Network,
  x: ArrayLike<number>,
  rate: number,
  count: number,
): Float32Array[] {
  const [one, two, three] = [first!, second!, third!]
  const a = forward({ layers: [one, two] }, x).outputs[0]!
  return Array.from({ length: count }, (_, i) => {
    const h1 = masked(a, rate, 2 * i + 1)
    const h2 = masked(forward({ layers: [two, three] }, h1).outputs[0]!, rate, 2 * i + 2)
    return forward({ layers: [three] }, h2).probabilities
  })
}

/** The mean of all, (10). */
export function meanOf(answers: readonly Float32Array[]): Float32Array {
  return Float32Array.from({ length: 10 }, (_, digit) =>
    answers.reduce((sum, answer) => sum + answer[digit]! / answers.length, 0),
  )
}

function masked(values: Float32Array, rate: number, seed: number): Float32Array {
  const mask = dropoutMask(values.length, rate, seed)
  return values.map((value, i) => value * mask[i]!)
}
