/** The nodes of the small network in the order in which their numbers are found: forward, then back. */

import { smallNetwork as words } from '#book-words/figures/small-network'
import { minus } from '../../../output/format.ts'
import { FIRST, INPUTS, PASS, SECOND, TARGETS } from './model.ts'

export interface Station {
  kind: 'unit' | 'out' | 'softmax' | 'loss' | 'back-out' | 'back-unit' | 'weights'
  /** of the unit or the output */
  index: number
  isBack: boolean
  /** how its number comes about, with the numbers in it */
  lines(): string[]
}

export const STATIONS: readonly Station[] = [
  ...PASS.z.map((z, i) =>
    station('unit', i, () => [
      `z = ${sum(INPUTS.map((x, j) => [x, FIRST[j]![i]!]))} = ${shown(z)}`,
      words.relu(shown(z), shown(PASS.h[i]!), z > 0),
    ]),
  ),
  ...PASS.logits.map((z, k) =>
    station('out', k, () => [`${sum(PASS.h.map((h, i) => [h, SECOND[i]![k]!]))} = ${shown(z)}`]),
  ),
  station('softmax', 0, () =>
    PASS.logits.map((z, k) =>
      words.softmax(k, shown(z), PASS.logits.map(shown), shown(PASS.y[k]!, 3)),
    ),
  ),
  station('loss', 0, () => [words.lossIs(shown(PASS.y[1]!, 3), shown(PASS.loss, 3))]),
  ...PASS.backLogits.map((back, k) =>
    station('back-out', k, () => [
      words.difference(shown(PASS.y[k]!, 3), TARGETS[k]!, shown(back, 3)),
    ]),
  ),
  ...PASS.backOut.map((back, i) =>
    station('back-unit', i, () => [
      `${sum(PASS.backLogits.map((d, k) => [SECOND[i]![k]!, d]))} = ${shown(back, 3)}`,
      words.gate(shown(PASS.backSums[i]!, 3), PASS.z[i]! > 0),
    ]),
  ),
  station('weights', 0, () => [
    words.weights(
      shown(INPUTS[0]!),
      shown(PASS.backSums[0]!),
      shown(INPUTS[0]! * PASS.backSums[0]!),
    ),
  ]),
]

/** Whether a node's number has been shown by then. */
export function isKnown(
  { kind, index }: Pick<Station, 'kind' | 'index'>,
  at: number,
  isShown: boolean,
): boolean {
  const own = STATIONS.findIndex((each) => each.kind === kind && each.index === index)
  return own < at || (own === at && isShown)
}

function station(kind: Station['kind'], index: number, lines: () => string[]): Station {
  return { kind, index, isBack: kind.startsWith('back') || kind === 'weights', lines }
}

/** `1 × 0.5 + 2 × (−1)` */
function sum(pairs: [a: number, b: number][]): string {
  return pairs.map(([a, b]) => `${factorText(a)} × ${factorText(b)}`).join(' + ')
}

/** A factor of a product, in parentheses where it is below zero. */
export function factorText(value: number): string {
  return value < 0 ? `(${shown(value)})` : shown(value)
}

/** With three places at most, and none that are not needed. */
function shown(value: number, digits = 3): string {
  return minus(String(Number(value.toFixed(digits)) + 0))
}
