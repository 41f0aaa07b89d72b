/** Runs cells, one at a time: gives each its inputs, evaluates it, and tells what it shows and how it ended. */
import { kernel as words } from '#words/kernel'
import { type CellProgram, type Evaluated, readerPosition } from '../cell/program.ts'
import { Shown } from '../lesson/show.ts'
import { seedMathRandom } from '../tensor/random.ts'
import type { KernelCheckpoints } from './checkpoints.ts'
import { describe, describeText, isModel } from './describe.ts'
import { type HeldRun, HeldRuns, newRun } from './held-runs.ts'
import { importValue } from './modules.ts'
import { nextTask } from './next-task.ts'
import { OutputSink } from './output-sink.ts'
import type {
  CellFrame,
  ConsoleLevel,
  FromKernel,
  Machine,
  Outcome,
  Output,
  ToKernel,
} from './protocol.ts'
import { currentTensors } from './tensors.ts'

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
}

/** Thrown at a cell's next step after the reader pressed Stop. */
class Stopped extends Error {
  override name = 'Stopped'
}

const YIELD_MS = 12
/** A card's loss is told this long after the first failure it causes, or sooner. */
const LOSS_MS = 500

export class Evaluator {
  private readonly held = new HeldRuns()
  private readonly programs = new Map<string, CellProgram>()
  private current: Current | undefined
  private lastSink: OutputSink | undefined
  private readonly post: (message: FromKernel) => void

  constructor(post: (message: FromKernel) => void) {
    this.post = post
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

  /** An error that no cell awaited: told under the cell that runs, or ran last. */
  reportStray(error: unknown): void {
    if (error instanceof Stopped) return
    this.lastSink?.add(this.describeError(error))
    this.lastSink?.flush()
  }

  async run(message: Extract<ToKernel, { type: 'run' }>): Promise<void> {
    const { run, program, takes, changes, from, goOn = false } = message
    const sink = new OutputSink((changes) => this.post({ type: 'outputs', run, changes }))
    const current: Current = { sink, stop: false, resume: undefined, goOn: Promise.resolve() }
    this.current = current
    this.lastSink = sink
    this.programs.set(program.id, program)
    const started = performance.now()
    let outcome: Outcome = 'done'
    const held = newRun()
    try {
      const imports = await importAll(program)
      const tensors = currentTensors()
      held.scope = tensors && new tensors.TensorScope()
      const inputs: Record<string, unknown> = { ...imports }
      for (const [name, maker] of takes) {
        const source = this.held.get(maker)
        if (!source || !(name in source.values)) throw new Error(words.noValue(name, maker))
        held.sources.push(source)
        const value = source.values[name]
        inputs[name] = changes.includes(name) ? await copy(name, value) : value
        if (changes.includes(name)) held.values[name] = inputs[name]
      }
      if (program.parameters.includes('display')) inputs.display = this.makeDisplay(current, held)
      if (program.parameters.includes('console')) inputs.console = makeConsole(sink)
      if (tensors && program.parameters.includes('checkpoints'))
        inputs.checkpoints = current.checkpoints = tensors.makeCheckpoints({
          from,
          goOn,
          post: (checkpoint) => this.post({ type: 'checkpoint', run, checkpoint }),
        })
      seedMathRandom(program.id)
      // Indirect eval: the cell sees its parameters and the worker's globals, nothing of this module.
      // biome-ignore lint/security/noGlobalEval: running the reader's code is what the kernel is for
      const evaluate = globalThis.eval(program.source) as (inputs: object) => Promise<Evaluated>
      const { $last, $read } = await evaluate(inputs)
      Object.assign(held.values, imports, $read())
      if ($last !== undefined && !($last instanceof Shown)) sink.add(describe($last))
    } catch (error) {
      outcome = error instanceof Stopped ? 'stopped' : 'failed'
      // What a lost card makes TensorFlow.js say helps nobody; the page, told of the loss, ends this kernel.
      if (outcome === 'failed') await mayTellLoss()
      if (outcome === 'stopped') await current.checkpoints?.keepLast()
      if (outcome === 'failed') sink.add(this.describeError(error))
    }
    held.scope?.close()
    this.held.keep(program.id, held, outcome === 'done')
    sink.flush()
    this.current = undefined
    const milliseconds = performance.now() - started
    const models = Object.keys(held.values).filter((name) => isModel(held.values[name]))
    const machine = describeMachine()
    this.post({ type: 'finished', run, outcome, milliseconds, machine, models, spoiled: [] })
  }

  async saveModel({
    request,
    cell,
    name,
  }: Extract<ToKernel, { type: 'save-model' }>): Promise<void> {
    try {
      const value = this.held.get(cell)?.values[name]
      if (!isModel(value)) throw new Error(words.notHeld(name, cell))
      this.post({ type: 'model', request, model: await currentTensors()!.saveModel(value) })
    } catch (error) {
      this.post({ type: 'no-model', request, message: (error as Error).message })
    }
  }

  /** `display(value)` adds an output; with a slot it replaces the slot's earlier one. Awaited, it is a place to stop. */
  private makeDisplay(current: Current, held: HeldRun) {
    let lastYield = performance.now()
    return async (value: unknown, slot?: string): Promise<void> => {
      current.sink.add(describe(value), slot)
      if (performance.now() - lastYield > YIELD_MS) {
        await nextTask()
        held.scope?.prune()
        lastYield = performance.now()
      }
      // Whoever pauses may be about to close the tab.
      if (current.resume) await current.checkpoints?.keepLast()
      await current.goOn
      if (current.stop) throw new Stopped('stopped')
    }
  }

  private describeError(error: unknown): Output {
    const plain = (message: string) =>
      ({ kind: 'error', name: 'Error', message, frames: [] }) satisfies Output
    try {
      if (!(error instanceof Error)) return plain(describeText(error))
      const [name, message] = [String(error.name), String(error.message)]
      return { kind: 'error', name, message, frames: this.framesOf(error) }
    } catch {
      // It throws at whoever looks at it.
      return plain(words.unreadableError)
    }
  }

  /** The stack's places in cells, innermost first. Chromium and Firefox both write `cell:ID.ts:LINE:COLUMN`. */
  private framesOf(error: Error): CellFrame[] {
    const frames: CellFrame[] = []
    for (const [, cell, line, column] of (error.stack ?? '').matchAll(
      /cell:([\w-]+)\.ts:(\d+):(\d+)/g,
    )) {
      const program = this.programs.get(cell!)
      if (!program || frames.length >= 6) continue
      const position = readerPosition(program, { line: Number(line), column: Number(column) })
      const last = frames.at(-1)
      if (last?.cell === cell && last?.line === position.line) continue
      frames.push({ cell: cell!, ...position })
    }
    return frames
  }
}

/** Time for a graphics card's loss, if that is behind a failure, to be told before it. */
async function mayTellLoss(): Promise<void> {
  const lost = currentTensors()?.backend.lost
  if (lost) await Promise.race([lost, new Promise((resolve) => setTimeout(resolve, LOSS_MS))])
}

async function importAll(program: CellProgram): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const { module, imported, local } of program.imports)
    values[local] = await importValue(module, imported)
  return values
}

async function copy(name: string, value: unknown): Promise<unknown> {
  const tensors = currentTensors()
  return tensors ? tensors.copyValue(name, value) : structuredClone(value)
}

function makeConsole(sink: OutputSink): Console {
  const print =
    (level: ConsoleLevel) =>
    (...values: unknown[]) =>
      sink.add({ kind: 'console', level, text: values.map(describeText).join(' ') })
  const levels = ['debug', 'log', 'info', 'warn', 'error'] as const
  return Object.assign(
    Object.create(console),
    Object.fromEntries(levels.map((level) => [level, print(level)])),
  )
}

function describeMachine(): Machine {
  const tensors = currentTensors()
  if (!tensors) return { backend: 'none', threads: 1, tensors: 0, bytes: 0 }
  const { backend, threads, note, measured } = tensors.backend
  const { numTensors, numBytes } = tensors.tf.memory()
  const said = { ...(note !== undefined && { note }), ...(measured && { measured }) }
  return { backend, threads: threads(), tensors: numTensors, bytes: numBytes, ...said }
}
