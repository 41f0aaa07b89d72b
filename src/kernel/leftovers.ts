/**
 * What runs leave behind: timers that will still run code when the cell has ended. The worker's own functions for
 * timers are replaced, once, by ones that know for whom they were called. What waits for a promise, a message or the
 * network cannot be seen.
 */
import { cellsOf } from './frames.ts'

/** The kernel's own timers belong to no run. */
export const { setTimeout: later, clearTimeout: notLater } = globalThis

/** Milliseconds: late code that did something no longer ago than this may still be running. */
const LATE_MS = 2000
const CALL_MS = 20
/** As it was before any cell. */
export const clock = performance.now.bind(performance)

type Methods = Readonly<Record<string, (...values: never[]) => unknown>>
type Callback = (...parameters: unknown[]) => unknown

/** What one run has started and not yet ended: its timers and late code. */
export class Life {
  readonly cell: string
  private readonly open = new Map<unknown, () => void>()
  /** it did something after its run had ended, though nothing was known of it */
  private wasLate = false
  private lastLate = 0
  private lastCall = Number.NEGATIVE_INFINITY
  private isCancelled = false
  private readonly report: (error: unknown) => void

  /** where what it prints is shown */
  readonly console: Methods | undefined

  /** `report` is told errors that its late code throws. */
  constructor(cell: string, report: (error: unknown) => void, console?: Methods) {
    this.cell = cell
    this.report = report
    this.console = console
  }

  /** Whether code of it may still run. */
  get isAlive(): boolean {
    return this.open.size > 0 || this.wasLate
  }

  /** Whether something of it seems to run now: a timer is open, or it has just done something. */
  get isAtWork(): boolean {
    return this.open.size > 0 || (this.wasLate && clock() - this.lastLate < LATE_MS)
  }

  /** Whether a timer of it has just been called: what waited for that goes on. */
  get isCalled(): boolean {
    return clock() - this.lastCall < CALL_MS
  }

  noteLate(): void {
    this.wasLate = !this.isCancelled
    this.lastLate = clock()
  }

  start(key: unknown, end: () => void): void {
    if (this.isCancelled) end()
    else this.open.set(key, end)
  }

  end(key: unknown): void {
    this.open.delete(key)
  }

  /** Runs late code, and notes whose it is. */
  call(callback: Callback, parameters: unknown[]): void {
    const before = inside
    inside = this
    try {
      callback(...parameters)
    } catch (error) {
      this.report(error)
    } finally {
      inside = before
      this.lastCall = clock()
    }
  }

  /** Ends all that can be ended. */
  cancel(): void {
    this.isCancelled = true
    this.wasLate = false
    for (const end of this.open.values()) end()
    this.open.clear()
  }
}

/** whose timer is being called */
let inside: Life | undefined
/** whose cell is running */
let running: Life | undefined
let lives: (cell: string) => Life | undefined = () => undefined
const owners = new Map<unknown, Life>()

/** Says whose cell runs from now on, undefined for none. `livesOf` finds the last run of a cell. */
export function nowRuns(life: Life | undefined, livesOf: (cell: string) => Life | undefined): void {
  running = life
  lives = livesOf
}

/** Whose code this is called from. */
function owner(): Life | undefined {
  if (inside) return inside
  const cells = cellsOf(new Error().stack)
  if (cells.length === 0 || (running && cells.includes(running.cell))) return running
  return lives(cells[0]!)
}

/**
 * Whose run calls code that `maker` has made: its own or, where it is a function that another cell was given, that
 * cell's. Without `maker` the code is a library's. Undefined where no cell has to do with it.
 */
export function callerOf(maker?: Life): Life | undefined {
  if (inside || (running && running === maker)) return inside ?? maker
  const cells = cellsOf(new Error().stack)
  if (running && cells.includes(running.cell)) return running
  const outermost = cells.at(-1)
  const late = (outermost === undefined ? undefined : lives(outermost)) ?? maker
  // A stack does not always tell who waits for it.
  return running && !late?.isCalled ? running : late
}

/** Replaces the worker's timer functions by ones that note which run called them. Call once, before any cell runs. */
export function noteTimers(): void {
  for (const [start, stop, repeats] of [
    ['setTimeout', 'clearTimeout', false],
    ['setInterval', 'clearInterval', true],
    ['requestAnimationFrame', 'cancelAnimationFrame', false],
  ] as const) {
    const [plainStart, plainStop] = [globalThis[start], globalThis[stop]] as [Callback, Callback]
    if (plainStart === undefined) continue
    const isTimer = start !== 'requestAnimationFrame'
    // Frames are numbered by themselves.
    const keyOf = (handle: unknown) => (isTimer ? handle : `frame ${handle}`)
    const noted = (callback: unknown, ...more: unknown[]): unknown => {
      const life = owner()
      if (!life || typeof callback !== 'function') return plainStart(callback, ...more)
      const handle = plainStart(
        (...given: unknown[]) => {
          if (!repeats) forget(keyOf(handle))
          life.call(callback as Callback, isTimer ? more.slice(1) : given)
        },
        ...more.slice(0, 1),
      )
      const key = keyOf(handle)
      owners.set(key, life)
      life.start(key, () => {
        owners.delete(key)
        plainStop(handle)
      })
      return handle
    }
    const stopNoted = (handle: unknown) => {
      forget(keyOf(handle))
      return plainStop(handle)
    }
    Object.defineProperty(noted, 'name', { value: start })
    Object.defineProperty(stopNoted, 'name', { value: stop })
    Object.assign(globalThis, { [start]: noted, [stop]: stopNoted })
  }
  const { queueMicrotask: plainQueue } = globalThis
  globalThis.queueMicrotask = (callback) => {
    const life = owner()
    plainQueue(life ? () => life.call(callback, []) : callback)
  }
}

function forget(key: unknown): void {
  owners.get(key)?.end(key)
  owners.delete(key)
}
