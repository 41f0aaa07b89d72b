/** How many threads pay is measured: all numbers of them in turns, on products that are alike. */

/** Products of a shape that are timed with each number of threads. */
const TRIALS = 4

interface Timed {
  products: number
  /** milliseconds, by number of threads; the least, since anything may come between */
  least: number[]
}

/** Says with how many threads to compute a product, is told how long it took, and comes to a choice. */
export class ThreadChooser {
  /** whether it has come to a choice */
  isSettled = true
  private chosen = 1
  private most = 1
  private readonly timed = new Map<string, Timed>()

  /** There is one thread more; what was known is of fewer. */
  join(): void {
    this.most++
    this.timed.clear()
    this.isSettled = false
  }

  /** threads that compute: all, as long as it is not known how many pay */
  get count(): number {
    return this.isSettled ? this.chosen : this.most
  }

  /** With how many threads to compute a product of this shape. */
  next(shape: string): number {
    if (this.isSettled) return this.chosen
    const { counts } = this
    return counts[(this.timed.get(shape)?.products ?? 0) % counts.length]!
  }

  /** Takes down how long a product of this shape took with so many threads. */
  note(shape: string, count: number, milliseconds: number): void {
    if (this.isSettled) return
    const timed = this.timed.get(shape) ?? { products: 0, least: [] }
    this.timed.set(shape, timed)
    timed.least[count] = Math.min(timed.least[count] ?? Number.POSITIVE_INFINITY, milliseconds)
    timed.products++
    const enough = TRIALS * this.counts.length
    if (timed.products < enough) return
    // Shapes that came seldom say little.
    const often = [...this.timed.values()].filter(({ products }) => products >= enough / 2)
    const took = (count: number) => often.reduce((sum, { least }) => sum + least[count]!, 0)
    this.chosen = this.counts.reduce((best, each) => (took(each) < took(best) ? each : best))
    this.isSettled = true
    this.timed.clear()
  }

  /** The numbers of threads that are tried: all, and each time half as many. */
  private get counts(): number[] {
    const counts: number[] = []
    for (let n = this.most; n > 1; n = Math.ceil(n / 2)) counts.push(n)
    return [...counts, 1]
  }
}
