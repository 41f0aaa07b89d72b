/**
 * The page's side of the TypeScript worker. One worker serves all cells; it starts with the first editor. One that
 * dies is started anew by the next question, with all that the last one had been told.
 */
import { editor as words } from '#words/editor'
import type { TypedCell } from './cell-modules.ts'
import type { FromTypes, Questions, ToTypes } from './types-protocol.ts'

/** A worker that has died this often is not started again. */
const MOST_RESTARTS = 3

type Waiting = { resolve: (answer: never) => void; reject: (error: Error) => void }

/** As much of a worker as is used. */
export type TypesWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>

/** Asks the TypeScript worker, and tells it what cells become. */
export class CellTypes {
  private readonly library: string
  private readonly start: () => TypesWorker
  /** undefined when it has died */
  private worker: TypesWorker | undefined
  private readonly waiting = new Map<number, Waiting>()
  private readonly known = new Map<string, TypedCell>()
  private requests = 0
  private starts = 0

  /** `library` is the address of the types bundle. */
  constructor(library: string, cells: TypedCell[], start: () => TypesWorker = startWorker) {
    this.library = library
    this.start = start
    for (const cell of cells) this.known.set(cell.id, cell)
    this.open()
  }

  /** Asks; rejects when TypeScript could not be loaded, failed, or died. */
  ask<Q extends keyof Questions>(
    question: Q,
    ...parameters: Parameters<Questions[Q]>
  ): Promise<ReturnType<Questions[Q]>> {
    const request = ++this.requests
    return new Promise((resolve, reject) => {
      const worker = this.worker ?? this.open()
      if (!worker) return reject(new Error(words.noTypeScript))
      this.waiting.set(request, { resolve, reject })
      post(worker, { type: 'ask', request, question, parameters })
    })
  }

  /** Tells the worker a cell's text and names, if they are news. One that has died is told when it starts. */
  update(cell: TypedCell): void {
    const known = this.known.get(cell.id)
    if (known && JSON.stringify(known) === JSON.stringify(cell)) return
    this.known.set(cell.id, cell)
    if (this.worker) void this.ask('update', cell).catch(() => {})
  }

  private open(): TypesWorker | undefined {
    if (this.starts > MOST_RESTARTS) return undefined
    this.starts++
    let worker: TypesWorker
    try {
      worker = this.start()
    } catch {
      return undefined
    }
    this.worker = worker
    worker.addEventListener('message', ({ data }: MessageEvent<FromTypes>) => this.take(data))
    // The second: an answer came that cannot be read, so that somebody would wait for ever.
    for (const type of ['error', 'messageerror'] as const)
      worker.addEventListener(type, () => this.lose(worker))
    post(worker, { type: 'open', library: this.library, cells: [...this.known.values()] })
    return worker
  }

  private take(data: FromTypes): void {
    const waiting = this.waiting.get(data.request)
    // Nobody asked, or the question was rejected when the worker died.
    if (!waiting) return
    this.waiting.delete(data.request)
    if (data.type === 'answer') waiting.resolve(data.answer as never)
    else waiting.reject(new Error(data.message))
  }

  /** Without types one can still write and run. */
  private lose(worker: TypesWorker): void {
    if (worker !== this.worker) return
    worker.terminate()
    this.worker = undefined
    for (const { reject } of this.waiting.values()) reject(new Error(words.noTypeScript))
    this.waiting.clear()
  }
}

function startWorker(): TypesWorker {
  return new Worker(new URL('./types-worker.ts', import.meta.url), {
    type: 'module',
    name: 'types',
  })
}

function post(worker: TypesWorker, message: ToTypes): void {
  worker.postMessage(message)
}
