/**
 * The kernel's worker, as the page sees it: started when first needed, asked to stop, ended when it does not, and
 * replaced by a spare that is warm by then.
 */
import { session as words } from '#words/session'
import type { FromKernel, SavedModel, ToKernel } from '../kernel/protocol.ts'
import type { KernelEnd } from '../notebook/notebook.ts'
import { chosenCompute, measuredBefore, rememberMeasured } from './compute.ts'

/** A cell that has not ended this long after Stop is ended with its worker. */
const STOP_PATIENCE_MS = 1000

export interface KernelListener {
  /** what a running cell has to say */
  message(message: Exclude<FromKernel, { type: 'ready' | 'model' | 'no-model' | 'broken' }>): void
  /** the worker is gone, and all that it held */
  lost(why: KernelEnd, cell?: string): void
}

export class KernelHost {
  private kernel: Worker | undefined
  /** a kernel started when Stop was pressed, ready should it be needed */
  private spare: Worker | undefined
  /** put aside while a link is tried out: nothing is sent to it, and what it says is heard when it is back */
  private parked:
    | { kernel: Worker | undefined; unheard: FromKernel[]; hasFailed: boolean }
    | undefined
  private impatience: ReturnType<typeof setTimeout> | undefined
  private modelRequests = 0
  private readonly waitingForModels = new Map<
    number,
    { resolve: (model: SavedModel) => void; reject: (error: Error) => void }
  >()
  private readonly listener: KernelListener

  constructor(listener: KernelListener) {
    this.listener = listener
  }

  send(message: ToKernel): void {
    if (!this.kernel) {
      this.kernel = this.spare ?? this.start()
      this.spare = undefined
      // Now, not when a spare was started: the reader may have chosen otherwise since.
      this.kernel.postMessage({
        type: 'compute',
        compute: chosenCompute(),
        measured: measuredBefore(),
      } satisfies ToKernel)
    }
    this.kernel.postMessage(message)
  }

  /** Ends the kernel if the cell does not stop within a second. */
  askToStop(): void {
    if (this.impatience !== undefined) return
    this.kernel?.postMessage({ type: 'stop' } satisfies ToKernel)
    this.spare ??= this.start()
    this.impatience = setTimeout(() => this.end('stopped'), STOP_PATIENCE_MS)
  }

  end(why: KernelEnd, cell?: string): void {
    this.calmDown()
    this.kernel?.terminate()
    this.kernel = undefined
    this.rejectModels()
    this.listener.lost(why, cell)
  }

  private rejectModels(): void {
    for (const { reject } of this.waitingForModels.values()) reject(new Error(words.kernelEnded))
    this.waitingForModels.clear()
  }

  /** Puts the kernel aside with all it holds; the next message starts another. */
  park(): void {
    this.calmDown()
    this.parked = { kernel: this.kernel, unheard: [], hasFailed: false }
    this.kernel = undefined
  }

  /** Ends the kernel, and goes on with the one that was put aside. */
  unpark(): void {
    this.calmDown()
    this.kernel?.terminate()
    this.rejectModels()
    const { kernel, unheard = [], hasFailed } = this.parked ?? {}
    this.parked = undefined
    this.kernel = kernel
    if (hasFailed) this.end('crashed')
    for (const message of unheard) if (this.kernel) this.receive(message)
  }

  saveModel(cell: string, name: string): Promise<SavedModel> {
    const request = ++this.modelRequests
    return new Promise((resolve, reject) => {
      this.waitingForModels.set(request, { resolve, reject })
      this.send({ type: 'save-model', request, cell, name })
    })
  }

  private start(): Worker {
    const worker = new Worker(new URL('../kernel/worker.ts', import.meta.url), {
      type: 'module',
      name: 'kernel',
    })
    worker.addEventListener('message', ({ data }: MessageEvent<FromKernel>) => {
      // What an ended kernel still had to say comes too late.
      if (worker === this.kernel) this.receive(data)
      // Of what a parked one says, only what changes the notebook.
      else if (
        worker === this.parked?.kernel &&
        (data.type === 'spoiled' || data.type === 'broken')
      )
        this.parked.unheard.push(data)
    })
    worker.addEventListener('error', () => {
      if (worker === this.spare) this.spare = undefined
      if (worker === this.kernel) this.end('crashed')
      if (this.parked && worker === this.parked.kernel) this.parked.hasFailed = true
    })
    return worker
  }

  private receive(message: FromKernel): void {
    switch (message.type) {
      case 'ready':
        return
      case 'broken':
        return this.end(message.why, message.cell)
      case 'model':
      case 'no-model': {
        const waiting = this.waitingForModels.get(message.request)
        this.waitingForModels.delete(message.request)
        if (message.type === 'model') waiting?.resolve(message.model)
        else waiting?.reject(new Error(message.message))
        return
      }
      case 'finished':
        this.calmDown()
        // Nothing of what is tried out is remembered.
        if (message.machine.measured && !this.parked) rememberMeasured(message.machine.measured)
    }
    this.listener.message(message)
  }

  private calmDown(): void {
    clearTimeout(this.impatience)
    this.impatience = undefined
  }
}
