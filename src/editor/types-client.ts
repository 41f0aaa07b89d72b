/** The page's side of the TypeScript worker. One worker serves all cells; it starts with the first editor. */
import { editor as words } from '#words/editor'
import type { TypedCell } from './cell-modules.ts'
import type { FromTypes, Questions, ToTypes } from './types-protocol.ts'

type Waiting = { resolve: (answer: never) => void; reject: (error: Error) => void }

export class CellTypes {
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private readonly known = new Map<string, TypedCell>()
  private requests = 0

  /** `library` is the address of the types bundle. */
  constructor(library: string, cells: TypedCell[]) {
    for (const cell of cells) this.known.set(cell.id, cell)
    this.worker = new Worker(new URL('./types-worker.ts', import.meta.url), {
      type: 'module',
      name: 'types',
    })
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromTypes>) => {
      const { resolve, reject } = this.waiting.get(data.request)!
      this.waiting.delete(data.request)
      if (data.type === 'answer') resolve(data.answer as never)
      else reject(new Error(data.message))
    })
    this.worker.addEventListener('error', () => this.fail())
    this.post({ type: 'open', library, cells })
  }

  /** Asks; rejects when TypeScript could not be loaded or failed. */
  ask<Q extends keyof Questions>(
    question: Q,
    ...parameters: Parameters<Questions[Q]>
  ): Promise<ReturnType<Questions[Q]>> {
    const request = ++this.requests
    return new Promise((resolve, reject) => {
      this.waiting.set(request, { resolve, reject })
      this.post({ type: 'ask', request, question, parameters })
    })
  }

  /** Tells the worker a cell's text and names, if they are news. */
  update(cell: TypedCell): void {
    const known = this.known.get(cell.id)
    if (known && JSON.stringify(known) === JSON.stringify(cell)) return
    this.known.set(cell.id, cell)
    void this.ask('update', cell).catch(() => {})
  }

  /** Without types one can still write and run. */
  private fail(): void {
    for (const { reject } of this.waiting.values()) reject(new Error(words.noTypeScript))
    this.waiting.clear()
  }

  private post(message: ToTypes): void {
    this.worker.postMessage(message)
  }
}
