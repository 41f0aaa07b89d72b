/**
 * Gathers a run's outputs and posts them a few times a second. A cell that prints without end fills neither the
 * channel nor the page: past a limit, outputs are counted instead of sent.
 */
import { kernel as words } from '#words/kernel'
import { textOf, weigh } from '../output/forms.ts'
import { Pile } from '../output/pile.ts'
import { clock, later, notLater } from './leftovers.ts'
import type { Output, OutputChange, Whole } from './protocol.ts'
import type { Wholes } from './wholes.ts'

const FLUSH_MS = 60
/** So many outputs are posted at once: what a cell printed before an endless loop is seen. */
const EAGER = 20
const MOST_OUTPUTS = 400
/** Of all that is shown at a time, as `weigh` has it: letters, elements and points. */
const MOST_WEIGHT = 100_000
const MOST_SLOT = 200

/** The outputs of one run: gathers them, gives them to `post` in batches, and keeps as text what is cut. */
export class OutputSink {
  private pending: OutputChange[] = []
  /** what each slot shows; without a prototype, which a cell could have patched */
  private slots = Object.create(null) as Record<
    string,
    { weight: number; whole: Whole | undefined }
  >
  private outputs = 0
  private weight = 0
  private dropped = 0
  /** the texts of what was left out */
  private rest: Whole | undefined
  private isReplaced = false
  private isCleared = false
  private lastFlush = clock()
  private timer: ReturnType<typeof later> | undefined
  readonly #post: (changes: OutputChange[]) => void
  private readonly wholes: Wholes
  private readonly run: number

  constructor(post: (changes: OutputChange[]) => void, wholes: Wholes, run: number) {
    this.#post = post
    this.wholes = wholes
    this.run = run
  }

  /** Nothing of the run is shown any more, so nothing of it is to be saved. */
  letGo(): void {
    this.isReplaced = true
    this.wholes.free(this.run)
  }

  /** What was shown so far goes when something else is, or the run ends. */
  clear(): void {
    this.wholes.free(this.run)
    this.pending = []
    this.slots = Object.create(null)
    this.outputs = 0
    this.weight = 0
    this.dropped = 0
    this.rest = undefined
    this.isCleared = true
  }

  /** Posts all that is left. */
  end(): void {
    if (this.isCleared) this.add({ kind: 'console', level: 'debug', text: words.console.cleared })
    this.flush()
  }

  /** `whole`: all of the output, where it shows a part. */
  add(output: Output, given?: string, whole?: () => Pile | undefined): void {
    let eager = false
    const slot = given === undefined ? undefined : String(given).slice(0, MOST_SLOT)
    const earlier = slot === undefined ? undefined : this.slots[slot]
    const weight = this.weight + weigh(output) - (earlier?.weight ?? 0)
    // What takes the place of another finds some room also where the limit is reached.
    const hasRoom =
      earlier === undefined
        ? this.outputs < MOST_OUTPUTS && this.weight < MOST_WEIGHT
        : weight <= Math.max(this.weight, 1.2 * MOST_WEIGHT)
    if (!hasRoom) this.leaveOut(output, whole)
    else {
      this.weight = weight
      if (earlier?.whole) this.wholes.drop(earlier.whole.key)
      const change: OutputChange = { output, ...this.keep(whole?.()) }
      if (this.isCleared) change.isFirst = true
      this.isCleared = false
      if (slot !== undefined) {
        change.slot = slot
        this.slots[slot] = { weight: weigh(output), whole: change.whole }
      }
      if (earlier === undefined) eager = ++this.outputs <= EAGER
      const waiting =
        earlier === undefined ? -1 : this.pending.findIndex((change) => change.slot === slot)
      if (waiting >= 0) this.pending[waiting] = change
      else this.pending.push(change)
    }
    // A cell that never lets go of the thread still shows what it printed.
    if (eager || clock() - this.lastFlush >= FLUSH_MS) this.flush()
    else this.timer ??= later(() => this.flush(), FLUSH_MS)
  }

  private keep(pile: Pile | undefined): { whole: Whole } | undefined {
    return pile && !this.isReplaced ? { whole: this.wholes.keep(this.run, pile) } : undefined
  }

  private leaveOut(output: Output, whole: (() => Pile | undefined) | undefined): void {
    this.dropped++
    if (this.isReplaced || this.rest?.isAll === false) return
    const pile = whole?.() ?? textOf(output)
    if (!pile) return
    this.rest ??= this.wholes.keep(this.run, new Pile())
    this.rest = this.wholes.grow(this.rest.key, pile) ?? { ...this.rest, isAll: false }
  }

  flush(): void {
    notLater(this.timer)
    this.timer = undefined
    this.lastFlush = clock()
    const changes = this.pending
    this.pending = []
    if (this.dropped > 0) {
      const output = { kind: 'dropped', count: this.dropped } as const
      changes.push({ slot: '(dropped)', output, ...(this.rest && { whole: this.rest }) })
    }
    if (changes.length > 0) this.#post(changes)
  }
}
