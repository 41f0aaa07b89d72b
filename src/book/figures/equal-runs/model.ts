/** Runs of one setting, dealt out as if they were of two: how often does chance keep the two apart? */
import { randomFrom } from '../random.ts'

export interface Deal {
  /** scores of runs, as many in each hand, none in both */
  hands: readonly [readonly number[], readonly number[]]
  /** the worst of one hand is better than the best of the other */
  isApart: boolean
}

/** As many deals of two hands of `runs` scores; with more deals the first stay what they are. */
export function dealsOf(scores: readonly number[], runs: number, count: number): Deal[] {
  const random = randomFrom(10 * runs)
  return Array.from({ length: count }, () => {
    const left = [...scores]
    const take = () => left.splice(Math.floor(random() * left.length), 1)[0]!
    const hand = () => Array.from({ length: runs }, take)
    const hands = [hand(), hand()] as const
    return { hands, isApart: areApart(...hands) }
  })
}

/** Whether no score of one lies among those of the other. */
export function areApart(first: readonly number[], second: readonly number[]): boolean {
  return Math.max(...first) < Math.min(...second) || Math.max(...second) < Math.min(...first)
}

/** In how many deals, on average, one keeps the two hands of `runs` scores apart: half of (2 runs) over (runs). */
export function oneIn(runs: number): number {
  let ways = 1
  for (let i = 1; i <= runs; i++) ways = (ways * (runs + i)) / i
  return ways / 2
}
