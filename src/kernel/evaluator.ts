/** Runs cells, one at a time: gives each its inputs, evaluates it, and tells what it shows and how it ended. */
import { Shown } from '#book/outputs'
import { meaningOf } from '#words/errors'
import { kernel as words } from '#words/kernel'
import { type CellProgram, type Evaluated, readerPosition } from '../cell/program.ts'
import { seedMathRandom } from '../tensor/random.ts'
import { consoleOf, makeConsole } from './console.ts'
import { describe, describeText } from './describe.ts'
import { cellsOf, framesIn } from './frames.ts'
import { cut, fit, isKeepable } from './gate.ts'
import { type HeldRun, HeldRuns, newRun } from './held-runs.ts'
import { hintFor } from './hints.ts'
import { errorName } from './inspect.ts'
import { callerOf, clock, Life, nowRuns } from './leftovers.ts'
import { Modules } from './modules.ts'
import { nextTask } from './next-task.ts'
import { OutputSink } from './output-sink.ts'
import { type KernelBook, type KernelCheckpoints, type KernelPlugin, NO_MACHINE } from './plugin.ts'
import type {
  CellFrame,
  FromKernel,
  KernelBreak,
  Machine,
  Outcome,
  Output,
  OutputChange,
  Spoiled,
  ToKernel,
} from './protocol.ts'
import { Shared } from './shared.ts'
import { Stamp } from './stamps.ts'
import { Watch } from './watch.ts'
import { Wholes, wholeOf } from './wholes.ts'

/** What the page has asked of the cell that runs. */
interface Current {
  sink: OutputSink
  stop: boolean
  /** lets a paused cell go on; undefined when it is not paused */
  resume: (() => void) | undefined
  /** settles when the cell may go on */
  goOn: Promise<void>
  /** undefined for a cell that does not train */
  checkpoints?: KernelCheckpoints
  life: Life
  isOver?: boolean
}

/** Thrown at a cell's next step after the reader pressed Stop. */
class Stopped extends Error {
  override name = 'Stopped'
}

/** Of the browser, not of cells. */
export const ownConsole = { error: console.error.bind(console) }

/** Promises that `display` returned; a cell need not await them. */
const displays = new WeakSet<Promise<void>>()

const YIELD_MS = 12
/** At most this many errors that belong to no cell are written to the browser's console. */
const MOST_STRAYS = 100
/** A browser tells of a lost graphics card at most this long after the first failure that comes of it. */
const LOSS_MS = 500

/** Takes the page's messages and runs cells with the book's plugin and modules; `post` carries every answer back. */
export class Evaluator {
  private readonly held = new HeldRuns()
  /** each cell's text, as it ran last; without a prototype, for a cell may have patched those of all collections */
  private readonly programs = bare<CellProgram>()
  private current: Current | undefined
  /** each cell's last run */
  private readonly lasts = bare<Current>()
  private readonly plugin: KernelPlugin
  private readonly modules: Modules
  private readonly shared: Shared
  private readonly watch: Watch
  private readonly wholes = new Wholes()
  /** the library's memory is full */
  private isFull = false
  private isEnded = false
  /** the run that failed last */
  private failed: { cell: string; at: number } | undefined
  /** `#`, so that a cell that gets hold of the evaluator cannot post */
  readonly #post: (message: FromKernel) => void
  private strays = 0
  private readonly bookHint: KernelBook['hintFor']

  constructor(post: (message: FromKernel) => void, book: KernelBook) {
    this.#post = post
    this.plugin = book.plugin
    this.bookHint = book.hintFor?.bind(book)
    this.modules = new Modules(book)
    this.shared = new Shared(this.modules, book.plugin)
    this.watch = new Watch(this.held, this.shared, book.plugin.values)
    book.plugin.whenFull(() => {
      this.isFull = true
      if (!this.current) this.end('out-of-memory')
    })
  }

  stop(): void {
    if (this.current) this.current.stop = true
    this.resume()
  }

  pause(): void {
    const { current } = this
    if (!current || current.resume) return
    current.goOn = new Promise((resolve) => {
      current.resume = resolve
    })
  }

  resume(): void {
    this.current?.resume?.()
    if (this.current) this.current.resume = undefined
  }

  /** A cell has asked for the worker's end. */
  close(): void {
    this.end('closed', this.current?.life.cell)
  }

  /** The graphics card was taken away. A cell that failed just before did so for that, whatever its error says. */
  loseCard(): void {
    const { failed } = this
    this.end('card-lost', failed && clock() - failed.at < LOSS_MS ? failed.cell : undefined)
  }

  /** The kernel lets messages in, so nothing keeps it busy. */
  answer(ping: number): void {
    this.#post({ type: 'pong', ping, alive: this.alive() })
  }

  /** Cells that have left something running. */
  private alive(): string[] {
    const alive: string[] = []
    for (const cell of Object.keys(this.lasts)) {
      const last = this.lasts[cell]!
      if (last !== this.current && last.life.isAtWork) alive.push(cell)
    }
    return alive
  }

  /** An error that no cell awaited: told under the cell it came from, or under none. */
  reportStray(error: unknown): void {
    if (isA(Stopped, error)) return
    const sink = this.sinkOf(error)
    if (sink) this.addError(error, sink)
    else if (this.strays++ < MOST_STRAYS) ownConsole.error(error)
  }

  private sinkOf(error: unknown): OutputSink | undefined {
    const cells = isA(Error, error) ? cellsOf(stackOf(error)) : []
    const { current } = this
    if (current && cells.includes(current.life.cell)) return current.sink
    return cells.length > 0 ? this.lasts[cells[0]!]?.sink : undefined
  }

  async run(message: Extract<ToKernel, { type: 'run' }>): Promise<void> {
    try {
      await this.runCell(message)
    } catch (error) {
      // Not the cell but the kernel has failed: something that it stands on is no longer there.
      const { run, program } = message
      this.current = undefined
      const machine = this.machine()
      const ended = { milliseconds: 0, machine, models: [], spoiled: [], alive: [] }
      this.#post({ type: 'outputs', run, changes: [{ output: fit(this.describeError(error))! }] })
      this.#post({ type: 'finished', run, outcome: 'failed', ...ended })
      this.end('altered', program.id)
    }
  }

  private async runCell(message: Extract<ToKernel, { type: 'run' }>): Promise<void> {
    const { run, program, takes, changes, from, goOn = false } = message
    const { id } = program
    const post = (changes: OutputChange[]) => this.#post({ type: 'outputs', run, changes })
    const sink = new OutputSink(post, this.wholes, run)
    const life = new Life(
      id,
      (error) => this.reportLate(error, sink),
      makeConsole(sink, this.plugin.values),
    )
    const current: Current = { sink, life, stop: false, resume: undefined, goOn: Promise.resolve() }
    let started = clock()
    let ended: number | undefined
    const finish = (
      outcome: Outcome | 'not-started',
      spoiled: Spoiled[],
      models: string[] = [],
    ) => {
      sink.end()
      this.current = undefined
      nowRuns(undefined, this.lifeOf)
      const milliseconds = (ended ?? clock()) - started
      const machine = this.machine()
      const alive = this.alive()
      this.#post({ type: 'finished', run, outcome, milliseconds, machine, models, spoiled, alive })
    }
    if (this.isEnded) {
      this.addError(new Error(words.ended), sink)
      return finish('failed', [])
    }
    this.current = current
    // What was left running may have changed anything since the last run.
    this.shared.begin()
    // The page makes this run on another kernel.
    if (this.shared.restoreGlobals().length > 0) return this.end('altered')
    // Given up while the message was on its way.
    const gone = takes.filter(([, maker]) => !this.held.get(maker))
    if (gone.length > 0)
      return finish(
        'not-started',
        gone.map(([name, cell]) => ({ cell, names: [name], how: 'changed' })),
      )
    const late = this.watch.forgetChanged(takes.map(([, maker]) => maker))
    if (takes.some(([, maker]) => late.some(({ cell }) => cell === maker)))
      return finish('not-started', late)
    if (late.length > 0) this.#post({ type: 'spoiled', spoiled: late })
    started = clock()
    this.lasts[id]?.sink.letGo()
    this.lasts[id] = current
    this.programs[id] = program
    if (this.failed?.cell === id) this.failed = undefined
    let outcome: Outcome = 'done'
    let stuck: string[] = []
    const held = newRun()
    held.life = life
    try {
      await this.shared.restoreLibrary()
      let imports: Record<string, unknown>
      try {
        imports = await this.importAll(program)
      } finally {
        // Also where one of several failed: what the others brought would be taken away as a cell's.
        this.shared.learn()
      }
      const library = this.plugin.loaded()
      held.scope = library?.openScope()
      const inputs: Record<string, unknown> = { ...imports }
      for (const [name, maker] of takes) {
        const source = this.held.get(maker)
        if (!source || !(name in source.values)) throw new Error(words.noValue(name, maker))
        held.sources.push(source)
        inputs[name] = source.values[name]
      }
      const copied = await this.watch.copy(takes, changes, inputs)
      Object.assign(inputs, copied)
      for (const name of changes) if (name in copied) held.values[name] = copied[name]
      if (program.parameters.includes('display')) inputs.display = this.makeDisplay(current, held)
      if (program.parameters.includes('console')) inputs.console = consoleOf(life)
      if (library && program.parameters.includes('checkpoints'))
        inputs.checkpoints = current.checkpoints = library.makeCheckpoints({
          from,
          goOn,
          post: (checkpoint) => {
            if (!isKeepable(checkpoint)) throw new Error(words.noCheckpoint)
            this.#post({ type: 'checkpoint', run, checkpoint })
          },
        })
      seedMathRandom(id)
      nowRuns(life, this.lifeOf)
      // Indirect eval: the cell sees its parameters and the worker's globals, nothing of this module.
      // biome-ignore lint/security/noGlobalEval: running the reader's code is what the kernel is for
      const evaluate = globalThis.eval(program.source) as (inputs: object) => Promise<Evaluated>
      let evaluated: Evaluated
      try {
        evaluated = await evaluate(inputs)
      } finally {
        ended = clock()
        stuck = this.shared.restoreGlobals()
      }
      const { $last, $read } = evaluated
      held.read = $read
      Object.assign(held.values, imports, $read())
      this.addLast($last, sink)
    } catch (error) {
      outcome = isA(Stopped, error) ? 'stopped' : 'failed'
      if (outcome === 'failed') {
        this.addError(error, sink)
        this.failed = { cell: id, at: clock() }
      }
    }
    held.scope?.close()
    const passing = this.plugin.loaded()?.passing()
    if (passing) sink.add({ kind: 'console', level: 'info', text: passing })
    stuck.push(...(await this.shared.restoreLibrary()))
    if (this.isFull && outcome === 'done') {
      outcome = 'failed'
      this.addError(new Error(words.outOfMemory), sink)
    }
    const look = this.watch.newLook()
    const { spoiled, doubt } = this.watch.judge(held, takes, changes, look)
    if (outcome === 'done' && doubt) {
      outcome = 'failed'
      this.addError(new Error(words.changedMeanwhile(doubt.name, doubt.cell)), sink)
    }
    if (outcome === 'done') held.stamp = new Stamp(held.values, look)
    this.held.keep(id, held, outcome === 'done')
    for (const { cell } of spoiled) this.held.forget(cell)
    current.isOver = true
    const models = Object.keys(held.values).filter((name) =>
      this.plugin.values.isSavable(held.values[name]),
    )
    finish(outcome, spoiled, models)
    if (this.isFull) this.end('out-of-memory', id)
    else if (stuck.length > 0) this.end('altered', id)
  }

  async saveModel({
    request,
    cell,
    name,
  }: Extract<ToKernel, { type: 'save-model' }>): Promise<void> {
    try {
      if (!this.current) {
        const spoiled = this.watch.forgetChanged([cell])
        if (spoiled.length > 0) this.#post({ type: 'spoiled', spoiled })
      }
      const value = this.held.get(cell)?.values[name]
      const library = this.plugin.loaded()
      if (this.isEnded || !library || !this.plugin.values.isSavable(value))
        throw new Error(words.notHeld(name, cell))
      this.#post({ type: 'model', request, model: await library.save(value) })
    } catch (error) {
      this.#post({ type: 'no-model', request, message: this.messageOf(error) })
    }
  }

  saveWhole({ request, run, key }: Extract<ToKernel, { type: 'save-whole' }>): void {
    let file: Blob | undefined
    try {
      file = this.wholes.read(run, key)
    } catch {
      // There is no memory for it, or what a cell left behind keeps it from being put together.
    }
    this.#post(file ? { type: 'whole', request, file } : { type: 'no-whole', request })
  }

  private readonly lifeOf = (cell: string): Life | undefined => this.lasts[cell]?.life

  /** Nothing is computed any more; the page starts another kernel. */
  private end(why: KernelBreak, cell?: string): void {
    if (this.isEnded) return
    this.isEnded = true
    this.#post({ type: 'broken', why, ...(cell !== undefined && { cell }) })
  }

  private reportLate(error: unknown, sink: OutputSink): void {
    if (isA(Stopped, error)) return
    this.addError(error, sink)
  }

  private addLast(value: unknown, sink: OutputSink): void {
    if (value === undefined || isA(Shown, value)) return
    if (!isA(Promise, value)) return this.addValue(value, sink)
    if (!displays.has(value)) sink.add({ kind: 'text', text: words.promise })
  }

  /** `display(value)` adds an output; with a slot it replaces the slot's earlier one. Awaited, it is a place to stop. */
  private makeDisplay(current: Current, held: HeldRun) {
    let lastYield = clock()
    const show = async (value: unknown, slot?: string): Promise<void> => {
      const caller = this.currentOf(callerOf(current.life)) ?? current
      if (caller.isOver) {
        // No cell can take its values any more: an unfinished loop ends here.
        if (held.replaced) throw new Stopped('stopped')
        caller.life.noteLate()
      }
      this.addValue(value, caller.sink, slot)
      if (clock() - lastYield > YIELD_MS) {
        await nextTask()
        held.scope?.prune()
        lastYield = clock()
      }
      // A reader who pauses may be about to close the tab, and a cell that is stopped may dispose of what it trains.
      if (caller.resume || caller.stop) await keepLast(caller)
      await caller.goOn
      if (caller.stop) throw new Stopped('stopped')
    }
    return (value: unknown, slot?: string): Promise<void> => {
      const shown = show(value, slot)
      displays.add(shown)
      return shown
    }
  }

  private currentOf(life: Life | undefined): Current | undefined {
    const last = life && this.lasts[life.cell]
    return last?.life === life ? last : undefined
  }

  private addValue(value: unknown, sink: OutputSink, slot?: string): void {
    const output = describe(value, this.plugin.values)
    sink.add(output, slot, () => wholeOf(value, output))
  }

  private addError(error: unknown, sink: OutputSink): void {
    const all = this.withHint(this.describeError(error))
    const shown = fit(all)!
    sink.add(shown, undefined, () => wholeOf(all, shown))
  }

  private withHint(output: Output): Output {
    if (output.kind !== 'error') return output
    const { message } = output
    const hint = hintFor(message) ?? this.bookHint?.(message)
    const said = [message, meaningOf(message), hint].filter((each) => each !== undefined)
    return { ...output, message: said.join('\n') }
  }

  /** An error as an output, with its full message. */
  private describeError(error: unknown): Output {
    const plain = (message: string): Output => ({
      kind: 'error',
      name: 'Error',
      message,
      frames: [],
    })
    try {
      if (!(error instanceof Error))
        return plain(typeof error === 'string' ? error : describeText(error, this.plugin.values))
      const message = this.withCauses(error)
      return { kind: 'error', name: errorName(error), message, frames: this.framesOf(error) }
    } catch {
      // Reading its properties throws.
      return plain(words.unreadableError)
    }
  }

  /** The error's message, and what has led to it. */
  private withCauses(error: Error): string {
    const { values } = this.plugin
    const message = String(error.message)
    const causes = error instanceof AggregateError ? error.errors : error.cause
    return causes === undefined ? message : words.because(message, describeText(causes, values))
  }

  /** The stack's places in cells, innermost first. */
  private framesOf(error: Error): CellFrame[] {
    const frames: CellFrame[] = []
    for (const { cell, ...at } of framesIn(error.stack)) {
      const program = this.programs[cell]
      if (!program || frames.length >= 6) continue
      const position = readerPosition(program, at)
      const last = frames.at(-1)
      if (last?.cell === cell && last?.line === position.line) continue
      frames.push({ cell, ...position })
    }
    return frames
  }

  private machine(): Machine {
    try {
      return this.plugin.loaded()?.machine() ?? NO_MACHINE
    } catch {
      // A cell has taken apart what it asks. Its run is told to have ended, whatever is left.
      return NO_MACHINE
    }
  }

  private async importAll(program: CellProgram): Promise<Record<string, unknown>> {
    const values: Record<string, unknown> = {}
    for (const { module, imported, local } of program.imports)
      values[local] = await this.modules.import(module, imported)
    return values
  }

  /** What was thrown need not be an error, and may be long. */
  private messageOf(error: unknown): string {
    try {
      const { values } = this.plugin
      return cut(describeText(error instanceof Error ? error.message : error, values))
    } catch {
      return words.unreadableError
    }
  }
}

/** What cannot be kept is told, and is no reason not to pause or stop. */
async function keepLast({ checkpoints, sink }: Current): Promise<void> {
  try {
    await checkpoints?.keepLast()
  } catch {
    sink.add({ kind: 'console', level: 'warn', text: words.noCheckpoint })
  }
}

/** `instanceof`, which throws for a proxy that was revoked. */
function isA<T>(Class: abstract new (...parameters: never[]) => T, value: unknown): value is T {
  try {
    return value instanceof Class
  } catch {
    return false
  }
}

function bare<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>
}

/** The stack of an error, which may throw when it is asked for it. */
function stackOf(error: Error): string | undefined {
  try {
    return String(error.stack)
  } catch {
    return undefined
  }
}
