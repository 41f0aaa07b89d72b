/**
 * Gathers a run's outputs and posts them a few times a second. A cell that prints without end fills neither the
 * channel nor the page: past a limit, outputs are counted instead of sent.
 */
import { later, notLater } from './leftovers.ts'
import type { Output, OutputChange } from './protocol.ts'

const FLUSH_MS = 60
/** So many outputs are posted at once: what a cell printed before an endless loop is seen. */
const EAGER = 20
const MOST_OUTPUTS = 400
const MOST_CHARACTERS = 200_000

export class OutputSink {
  private pending: OutputChange[] = []
  private readonly slots = new Set<string>()
  private outputs = 0
  private characters = 0
  private dropped = 0
  private lastFlush = performance.now()
  private timer: ReturnType<typeof later> | undefined
  private readonly post: (changes: OutputChange[]) => void

  constructor(post: (changes: OutputChange[]) => void) {
    this.post = post
  }

  add(output: Output, slot?: string): void {
    let eager = false
    if (slot !== undefined && this.slots.has(slot)) {
      const earlier = this.pending.find((change) => change.slot === slot)
      if (earlier) earlier.output = output
      else this.pending.push({ slot, output })
    } else if (this.outputs >= MOST_OUTPUTS || this.characters >= MOST_CHARACTERS) {
      this.dropped++
    } else {
      if (slot !== undefined) this.slots.add(slot)
      this.outputs++
      eager = this.outputs <= EAGER
      if ('text' in output) this.characters += output.text.length
      this.pending.push(slot === undefined ? { output } : { slot, output })
    }
    // A cell that never lets go of the thread still shows what it printed.
    if (eager || performance.now() - this.lastFlush >= FLUSH_MS) this.flush()
    else this.timer ??= later(() => this.flush(), FLUSH_MS)
  }

  flush(): void {
    notLater(this.timer)
    this.timer = undefined
    this.lastFlush = performance.now()
    const changes = this.pending
    this.pending = []
    if (this.dropped > 0) {
      changes.push({ slot: '(dropped)', output: { kind: 'dropped', count: this.dropped } })
    }
    if (changes.length > 0) this.post(changes)
  }
}
