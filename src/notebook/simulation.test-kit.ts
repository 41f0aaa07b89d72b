/**
 * A page and a kernel around the notebook, small, pure and slow to answer, for `sequences.test.ts`: what the kernel
 * would compute is a text that says what it was computed from.
 */
import fc from 'fast-check'
import { makeProgram } from '../cell/program.ts'
import type { Checkpoint, Spoiled, ToKernel } from '../kernel/protocol.ts'
import { digest } from './fingerprint.ts'
import type {
  BookCell,
  CompileResult,
  Effect,
  KeptTraining,
  KernelEnd,
  Notebook,
  NotebookEvent,
  ReaderText,
} from './notebook.ts'
import { openNotebook } from './open.ts'
import { reduce } from './reduce.ts'
import { cellStates } from './states.ts'
import { isSameTraining } from './trainings.ts'
import { tryCompile } from './try-compile.ts'

export type Book = BookCell[]

/** Something that happens: a reader's act, a step of the kernel, news from another tab. */
export type Happening =
  | { type: 'run'; cells: number[] }
  | { type: 'go-on' | 'reset'; cell: number }
  | { type: 'edit' | 'other-tab' | 'try'; cell: number; text: number }
  | { type: 'stop' | 'pause' | 'resume' | 'restart' | 'kernel' | 'late' }
  /** all that is under way comes to its end */
  | { type: 'settle' }
  | { type: 'leave' | 'keep-tried' | 'take-up' | 'forget' }
  /** another tab has trained what is kept, anew or on, and this one has not heard of it */
  | { type: 'other-trains'; round: number; isEnded: boolean }
  /** what a cell left behind changes a value that the kernel holds; told at once, or found when it is taken */
  | { type: 'damage'; cell: number; isTold: boolean }
  | { type: 'lose'; why: KernelEnd }
  /** a cell has left something running, or that has ended by itself */
  | { type: 'leave-running'; cell: number }
  /** what was left running keeps the kernel busy, so that it does not answer */
  | { type: 'hang' }

const cellNumber = fc.nat(4)
const text = fc.nat(9)

export const happenings: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ type: fc.constant('kernel' as const) }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('settle' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('run' as const),
      cells: fc.uniqueArray(cellNumber, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('edit' as const), cell: cellNumber, text }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('go-on' as const, 'reset' as const),
      cell: cellNumber,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('other-tab' as const, 'try' as const),
      cell: cellNumber,
      text,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'stop' as const,
        'pause' as const,
        'resume' as const,
        'restart' as const,
        'late' as const,
        'leave' as const,
        'keep-tried' as const,
        'take-up' as const,
        'forget' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('other-trains' as const),
      round: fc.nat(2),
      isEnded: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('damage' as const),
      cell: cellNumber,
      isTold: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('lose' as const),
      why: fc.constantFrom('crashed' as const, 'card-lost' as const, 'out-of-memory' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('leave-running' as const), cell: cellNumber }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('hang' as const) }) },
)

type Ended = Extract<NotebookEvent, { type: 'finished' }>['outcome']

function spoiledBy(by: string | undefined, cell: string, name: string): Spoiled {
  return { cell, names: [name], how: 'changed', ...(by !== undefined && { by }) }
}

/** What a reader may type into cell `i`; the first is the book's own text. */
function textOf(book: Book, i: number, kind: number): string {
  const own = book[i]!.cell.code
  const others = [...Array(book.length).keys()].filter((at) => at < i)
  switch (kind) {
    case 0:
      return own
    case 1:
      return `const v${i} = 2`
    case 2:
      return `const v${i} = ${['3', ...others.map((at) => `v${at}`)].join(' + ')}`
    case 3:
      return `${own} /* fails */`
    case 4:
      return `const v${i} =`
    case 5:
      return `${own} /* spoils */`
    case 6:
      return `${own} /* goes on changing */`
    case 7:
      return `${own} /* breaks the kernel */`
    case 8:
      // Two cells with this do not fit together.
      return `const v${i} = 6, w = 7`
    default:
      return `const v${i} = 4, v0 = 5`
  }
}

const compiled = new Map<string, CompileResult>()
function compile(code: string): CompileResult {
  let result = compiled.get(code)
  if (!result) compiled.set(code, (result = tryCompile(code)))
  return result
}

type Run = Extract<ToKernel, { type: 'run' }>
/** A training as it stands: what it is a training of, how often it was gone on with, and whether it has ended. */
interface Training extends Checkpoint {
  base: string
  round: number
}

/** After the first or the second step of a run: of two epochs, or of one more in each further round. */
function trainingOf(base: string, round: number, steps: number): Training {
  const state = { epochs: round + 2, epoch: round + 1 + steps, step: 0 } as never
  return { weights: [], optimizer: [], random: 0, state, base, round }
}

interface HeldValue {
  base: string
  round: number
  /** it is no longer what the cell's text gave */
  isDamaged?: boolean
  goesOnChanging?: boolean
}

const MACHINE = { backend: 'none', threads: 1, tensors: 0, bytes: 0 }
const valueFrom = ({ base, round }: HeldValue) => (round === 0 ? base : `${base}+${round}`)

class Simulation {
  notebook: Notebook
  readonly ids: string[]
  /** the reader's texts, as they must be */
  texts = new Map<string, string>()
  /** the same while a link is tried out */
  setAside: Map<string, string> | undefined
  /** cells whose tried text was given up */
  private readonly resetInTrial = new Set<string>()
  /** the reader's own kernel, and presses, meanwhile */
  private parked: Pick<Simulation, 'held' | 'presses' | 'alive'> | undefined
  readonly stored = new Map<string, ReaderText | undefined>()
  readonly trainings = new Map<string, Training>()
  /** presses of Run and Go on that nothing has come of so far: the number of runs there were then */
  presses: { id: string; runs: number; isGoOn: boolean }[] = []

  /** the kernel: what it holds, what it was sent, what it is at */
  held = new Map<string, HeldValue>()
  inbox: Run[] = []
  /** a run whose checkpoint the page is fetching */
  loading: { message: Run; kept: KeptTraining } | undefined
  /** the last run that waited so */
  private loadingRun: number | undefined
  current: (Run & HeldValue & { steps: number; spoils: Spoiled[] }) | undefined
  /** cells that have ended and left something running */
  alive = new Set<string>()
  stopAsked = false
  /** Stop was pressed, and nothing since */
  isStopped = false
  paused = false

  private readonly book: Book

  constructor(book: Book) {
    this.book = book
    this.notebook = openNotebook({ cells: book, library: {} })
    this.ids = book.map(({ cell }) => cell.id)
  }

  dispatch(event: NotebookEvent): void {
    const { notebook, effects } = reduce(this.notebook, event)
    this.notebook = notebook
    // Who has been told why need not be told again.
    this.presses = this.presses.filter(({ id }) => !notebook.notRun.has(id))
    for (const effect of effects) this.carryOut(effect)
  }

  private carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'send':
        if (effect.message.type === 'pause') this.paused = true
        else if (effect.message.type === 'resume') this.paused = false
        else if (effect.message.type === 'run') this.receive(effect.message, effect.kept)
        return
      case 'keep':
        this.trainings.set(effect.kept.key, effect.checkpoint as Training)
        return
      case 'ask-to-stop':
        if (!this.loading) this.stopAsked = true
        else this.end(this.loading.message.run, 'stopped', [])
        this.loading = undefined
        return
      case 'forget':
        this.trainings.delete(effect.key)
        return
      case 'park-kernel':
        this.parked = { held: this.held, presses: this.presses, alive: this.alive }
        this.held = new Map()
        this.alive = new Set()
        this.presses = []
        return
      case 'unpark-kernel':
        this.endKernel()
        ;({ held: this.held, presses: this.presses, alive: this.alive } = this.parked!)
        return
      case 'end-kernel':
        return this.loseKernel(effect.why)
      case 'save':
        this.stored.set(effect.id, effect.edit)
    }
  }

  private receive(message: Run, kept: KeptTraining | undefined): void {
    if (this.isStopped)
      throw new Error(`${message.program.id} runs after Stop, and nobody pressed it`)
    // One that waited for its checkpoint may come too late: the kernel sends it back.
    const waited = this.loadingRun === message.run
    for (const [name, maker] of message.takes)
      if (!waited && !this.held.has(maker))
        throw new Error(`${message.program.id} was sent without a value for ${name}`)
    if (kept) this.loading = { message, kept }
    else this.inbox.push(message)
  }

  private load(): void {
    const { message, kept } = this.loading!
    this.loadingRun = message.run
    this.loading = undefined
    const { run } = message
    const from = this.trainings.get(kept.key)
    if (!from) return this.dispatch({ type: 'kept-gone', run, why: 'gone', isGone: true })
    const now = { ...kept, ...from.state, round: from.round }
    if (isSameTraining(now, kept)) this.inbox.push({ ...message, from })
    else this.dispatch({ type: 'kept-replaced', run, kept: now })
  }

  private loseKernel(why: KernelEnd): void {
    this.endKernel()
    this.dispatch({ type: 'kernel-lost', why })
  }

  private endKernel(): void {
    this.held.clear()
    this.alive.clear()
    this.inbox = []
    this.loading = undefined
    this.current = undefined
    this.stopAsked = false
    this.paused = false
  }

  happen(event: Happening): void {
    const id = 'cell' in event ? this.ids[event.cell % this.ids.length]! : ''
    switch (event.type) {
      case 'run': {
        const ids = [...new Set(event.cells.map((at) => this.ids[at % this.ids.length]!))]
        for (const each of ids) this.press(each, false)
        return this.dispatch({ type: 'run', ids })
      }
      case 'go-on':
        this.press(id, true)
        return this.dispatch({ type: 'go-on', id })
      case 'edit': {
        const code = textOf(this.book, this.ids.indexOf(id), event.text)
        this.texts.set(id, code)
        return this.dispatch({ type: 'edit', id, code, result: compile(code) })
      }
      case 'reset':
        if (this.setAside && this.notebook.edits.has(id)) this.resetInTrial.add(id)
        this.texts.delete(id)
        return this.dispatch({ type: 'reset', ids: [id] })
      case 'other-tab': {
        const code = textOf(this.book, this.ids.indexOf(id), event.text)
        ;(this.setAside ?? this.texts).set(id, code)
        const base = this.bookText(id)
        this.stored.set(id, code === base ? undefined : { code, base })
        const edit = code === base ? undefined : { code, base, ...compile(code) }
        return this.dispatch({ type: 'stored', cells: new Map([[id, { edit }]]) })
      }
      case 'try': {
        const code = textOf(this.book, this.ids.indexOf(id), event.text)
        if (this.notebook.running) return
        const base = this.bookText(id)
        this.resetInTrial.clear()
        // Of what is tried out, nothing outlives it: presses neither.
        if (this.setAside) this.presses = []
        this.setAside ??= this.texts
        this.texts = code === base ? new Map() : new Map([[id, code]])
        return this.dispatch({
          type: 'try',
          edits: new Map([[id, { code, base, ...compile(code) }]]),
        })
      }
      case 'leave':
        if (this.setAside) this.texts = this.setAside
        this.setAside = undefined
        return this.dispatch({ type: 'back-to-own' })
      case 'keep-tried':
        if (this.setAside) {
          for (const each of this.resetInTrial) this.setAside.delete(each)
          this.texts = new Map([...this.setAside, ...this.expectedTexts()])
        }
        this.setAside = undefined
        return this.dispatch({ type: 'keep-tried' })
      case 'stop': {
        this.presses = []
        this.isStopped = true
        const wasRunning = this.notebook.running
        this.dispatch({ type: 'stop' })
        if (!wasRunning && this.alive.size > 0)
          throw new Error('Stop was pressed, and what cells left running goes on')
        return
      }
      case 'restart':
        this.presses = []
        this.isStopped = true
        return this.dispatch({ type: 'restart' })
      case 'pause':
      case 'resume':
        return this.dispatch({ type: event.type })
      case 'damage': {
        const held = this.held.get(id)
        if (!held) return
        if (!event.isTold) return void this.held.set(id, { ...held, isDamaged: true })
        this.held.delete(id)
        return this.dispatch({ type: 'spoiled', spoiled: [spoiledBy(undefined, id, '')] })
      }
      case 'lose':
        return this.loseKernel(event.why)
      case 'leave-running':
        if (!this.alive.delete(id)) this.alive.add(id)
        return this.dispatch({ type: 'alive', cells: [...this.alive] })
      case 'hang':
        // A kernel is asked before it begins a run, and after it has ended one.
        if (!this.current && !this.loading) this.loseKernel('busy')
        return
      case 'kernel':
        return this.stepKernel()
      case 'settle':
        return this.settle()
      case 'late': {
        const changes = [{ output: { kind: 'text' as const, text: 'late' } }]
        return this.dispatch({ type: 'outputs', run: this.notebook.runCount, changes })
      }
      case 'take-up': {
        const kept = [...this.notebook.kept.values()].filter(({ key }) => this.trainings.has(key))
        return this.dispatch({ type: 'kept-found', kept })
      }
      case 'forget':
        return this.trainings.clear()
      case 'other-trains':
        for (const [key, training] of this.trainings)
          this.trainings.set(key, trainingOf(training.base, event.round, event.isEnded ? 2 : 1))
    }
  }

  /** Waits until nothing happens of itself any more. */
  settle(): void {
    if (this.paused) this.dispatch({ type: 'resume' })
    for (let steps = 0; this.current || this.loading || this.inbox.length > 0; steps++) {
      if (steps > 400) throw new Error('it never comes to an end')
      this.stepKernel()
      check(this)
    }
  }

  private press(id: string, isGoOn: boolean): void {
    this.isStopped = false
    if (isGoOn || !this.isAtIt(id)) this.presses.push({ id, runs: this.notebook.runCount, isGoOn })
  }

  /** Whether the cell is computing what Run would have it compute now. */
  private isAtIt(id: string): boolean {
    const { running } = this.notebook
    const message = this.current ?? this.inbox[0] ?? this.loading?.message
    if (running?.id !== id || message?.program.id !== id || this.stopAsked) return false
    if (this.current) return this.current.round === 0 && this.current.base === this.baseOf(id)
    if (message.goOn) return false
    const round = message.from ? (message.from as Training).round : (this.loading?.kept.round ?? 0)
    const held = message.takes.map(([, maker]) => this.held.get(maker))
    if (held.some((value) => !value)) return true
    const inputs = held.map((value) => valueFrom(value!))
    return round === 0 && baseOf(message.program.source, inputs) === this.baseOf(id)
  }

  private stepKernel(): void {
    if (this.loading) return this.load()
    if (!this.current) return this.start()
    const run = this.current
    if (this.stopAsked) return this.finish('stopped')
    if (this.paused) return
    run.steps++
    if (run.steps === 1 || run.steps === 2) {
      const checkpoint = trainingOf(run.base, run.round, run.steps)
      return this.dispatch({ type: 'checkpoint', run: run.run, checkpoint, at: 0 })
    }
    this.finish(run.program.source.includes('fails') ? 'failed' : 'done')
  }

  private start(): void {
    const message = this.inbox.shift()
    if (!message) return
    const damaged = message.takes
      .filter(([, maker]) => {
        const held = this.held.get(maker)
        // It may have been given up while the message was on its way.
        return !held || held.isDamaged || held.goesOnChanging
      })
      .map(([name, maker]) => spoiledBy(maker, maker, name))
    if (damaged.length > 0) {
      for (const { cell } of damaged) this.held.delete(cell)
      this.stopAsked = false
      return this.end(message.run, 'not-started', damaged)
    }
    const inputs: string[] = []
    for (const [, maker] of message.takes) {
      inputs.push(valueFrom(this.held.get(maker)!))
    }
    const base = baseOf(message.program.source, inputs)
    const from = message.from as Training | undefined
    if (from && from.base !== base)
      throw new Error(`${message.program.id} goes on with a training of something else`)
    // One that has not ended only goes on to its end.
    const isEnded = from !== undefined && from.state.epoch > from.state.epochs
    const round = from ? from.round + (message.goOn && isEnded ? 1 : 0) : 0
    const spoils = message.program.source.includes('spoils')
      ? message.takes
          .filter(([name]) => !message.changes.includes(name))
          .map(([name, cell]) => spoiledBy(message.program.id, cell, name))
      : []
    this.current = { ...message, base, round, steps: 0, spoils }
  }

  private finish(outcome: 'done' | 'failed' | 'stopped'): void {
    const { run, program, base, round, spoils } = this.current!
    const goesOnChanging = program.source.includes('goes on changing')
    if (outcome === 'done') this.held.set(program.id, { base, round, goesOnChanging })
    else this.held.delete(program.id)
    for (const { cell } of spoils) this.held.delete(cell)
    this.current = undefined
    this.stopAsked = false
    this.end(run, outcome, spoils)
    if (program.source.includes('breaks')) this.breakKernel(program.id)
  }

  /** What a cell did is found after its end, when the next may have been sent already. */
  private breakKernel(cell: string): void {
    const { running: next, sentBack } = this.notebook
    this.endKernel()
    this.dispatch({ type: 'kernel-lost', why: 'altered', cell })
    const last = next && this.notebook.runs.get(next.id)
    const isFailed = last?.run === next?.run && last?.outcome === 'failed'
    // Once: it may need the very cell that ends every kernel.
    if (next && isFailed && !next.stopping && !sentBack.has(next.id))
      throw new Error(`${next.id} is blamed for what ${cell} did`)
  }

  private end(run: number, outcome: Ended, spoiled: Spoiled[]): void {
    const [milliseconds, machine, models] = [1, MACHINE, []]
    const alive = [...this.alive]
    this.dispatch({ type: 'finished', run, outcome, milliseconds, machine, models, spoiled, alive })
  }

  private bookText(id: string): string {
    return this.book.find(({ cell }) => cell.id === id)!.cell.code
  }

  /** The value that running the book from top to bottom with the present texts gives, rounds of its own aside. */
  baseOf(id: string): string | undefined {
    const { compiled, takes } = this.notebook.graph.get(id)!
    if (this.notebook.edits.get(id)?.problem) return undefined
    const inputs: string[] = []
    for (const [, maker] of takes) {
      const value = this.valueOf(maker)
      if (value === undefined) return undefined
      inputs.push(value)
    }
    // As `makeProgram` would write it, which both sides share.
    return baseOf(sourceOf(this.notebook, id, compiled), inputs)
  }

  private valueOf(id: string): string | undefined {
    const base = this.baseOf(id)
    return base === undefined
      ? undefined
      : valueFrom({ base, round: this.notebook.rounds.get(id) ?? 0 })
  }

  holdsTheRightValue(id: string): boolean {
    const value = this.held.get(id)
    // What was damaged and is not taken was right when it was made, which is all that its cell shows.
    return value !== undefined && valueFrom(value) === this.valueOf(id)
  }

  expectedTexts(): Map<string, string> {
    return new Map([...this.texts].filter(([id, code]) => code !== this.bookText(id)))
  }
}

function sourceOf(notebook: Notebook, id: string, compiled: BookCell['compiled']): string {
  return makeProgram(id, compiled, new Set(notebook.graph.get(id)!.takes.keys())).source
}

function baseOf(source: string, inputs: string[]): string {
  return digest([source, ...inputs].join('\n'))
}

/** The rules. */
function check(simulation: Simulation): void {
  const { notebook } = simulation
  const states = cellStates(notebook)
  for (const [id, { state }] of states)
    if (state === 'done' && !simulation.holdsTheRightValue(id))
      throw new Error(`${id} is shown as done, and is not what its text gives`)
  if (!notebook.running && [...states.values()].some(({ state }) => state === 'waiting'))
    throw new Error('a cell waits, and nothing runs')
  const texts = [...notebook.edits].map(([id, { code }]) => `${id}: ${code}`).sort()
  const expected = [...simulation.expectedTexts()].map(([id, code]) => `${id}: ${code}`).sort()
  if (texts.join('\n') !== expected.join('\n')) throw new Error('a text was lost')
  if (!simulation.setAside)
    for (const [id, stored] of simulation.stored)
      if (stored?.code !== notebook.edits.get(id)?.code)
        throw new Error(`what is stored of ${id} is not what is shown`)
}

/**
 * Lets the events happen one after another and checks the notebook after each. Throws if a cell waits for ever or a
 * press is lost.
 */
export function play(book: Book, events: Happening[]): Simulation {
  const simulation = new Simulation(book)
  for (const event of events) {
    simulation.happen(event)
    check(simulation)
  }
  simulation.settle()
  check(simulation)
  const states = cellStates(simulation.notebook)
  for (const { id, runs } of simulation.presses) {
    const { state } = states.get(id)!
    if (state === 'waiting' || state === 'running') throw new Error(`${id} waits for ever`)
    const run = simulation.notebook.runs.get(id)?.run ?? 0
    if (run <= runs) throw new Error(`a press on ${id} was dropped without a word`)
  }
  return simulation
}
