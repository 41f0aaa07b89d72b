/**
 * Gathers a run's outputs and posts them a few times a second. A cell that prints without end fills neither the
 * channel nor the page: past a limit, outputs are counted instead of sent.
 */
import { weigh } from './gate.ts'
import { clock, later, notLater } from './leftovers.ts'
import type { Output, OutputChange } from './protocol.ts'

const FLUSH_MS = 60
/** So many outputs are posted at once: what a cell printed before an endless loop is seen. */
const EAGER = 20
const MOST_OUTPUTS = 400
/** Of all that is shown at a time, as `weigh` has it: letters, elements and points. */
const MOST_WEIGHT = 100_000
const MOST_SLOT = 200

export class OutputSink {
  private pending: OutputChange[] = []
  /** the weight of what each slot shows; without a prototype, which a cell could have patched */
  private readonly slots = Object.create(null) as Record<string, number>
  private outputs = 0
  private weight = 0
  private dropped = 0
  private lastFlush = clock()
  private timer: ReturnType<typeof later> | undefined
  readonly #post: (changes: OutputChange[]) => void

  constructor(post: (changes: OutputChange[]) => void) {
    this.#post = post
  }

  add(output: Output, given?: string): void {
    let eager = false
    const slot = given === undefined ? undefined : String(given).slice(0, MOST_SLOT)
    const earlier = slot === undefined ? undefined : this.slots[slot]
    const weight = this.weight + weigh(output) - (earlier ?? 0)
    // What takes the place of another finds some room also where the limit is reached.
    const hasRoom =
      earlier === undefined
        ? this.outputs < MOST_OUTPUTS && this.weight < MOST_WEIGHT
        : weight <= Math.max(this.weight, 1.2 * MOST_WEIGHT)
    if (!hasRoom) this.dropped++
    else {
      this.weight = weight
      if (slot !== undefined) this.slots[slot] = weigh(output)
      if (earlier === undefined) eager = ++this.outputs <= EAGER
      const waiting =
        earlier === undefined ? undefined : this.pending.find((change) => change.slot === slot)
      if (waiting) waiting.output = output
      else this.pending.push(slot === undefined ? { output } : { slot, output })
    }
    // A cell that never lets go of the thread still shows what it printed.
    if (eager || clock() - this.lastFlush >= FLUSH_MS) this.flush()
    else this.timer ??= later(() => this.flush(), FLUSH_MS)
  }

  flush(): void {
    notLater(this.timer)
    this.timer = undefined
    this.lastFlush = clock()
    const changes = this.pending
    this.pending = []
    if (this.dropped > 0) {
      changes.push({ slot: '(dropped)', output: { kind: 'dropped', count: this.dropped } })
    }
    if (changes.length > 0) this.#post(changes)
  }
}
