/**
 * The kernel's worker, as the page sees it: started when first needed, asked to stop, ended when it does not, and
 * replaced by a spare that is warm by then. Only what the gate admits is heard. A kernel that should be idle and does
 * not answer within a second is not: it is ended, too.
 */
import { session as words } from '#words/session'
import { admit, bytesIn, type GateContext, isSigned, isWellFormed } from '../kernel/gate.ts'
import type { FromKernel, Hello, SavedModel, ToKernel } from '../kernel/protocol.ts'
import type { KernelEnd } from '../notebook/notebook.ts'
import type { Measured } from '../tensor/backend.ts'
import { chosenCompute, isSameMeasured, measuredBefore, rememberMeasured } from './compute.ts'
import type { Heard } from './heard.ts'

/** A cell that has not ended this long after Stop is ended with its worker. */
const STOP_PATIENCE_MS = 1000

/** A kernel has this many ticks to answer. A page that slept, or was held up, has counted fewer. */
const TICKS = 10
const TICK_MS = 100

/** Asked this often whether it answers: while cells have left something running, or while it is put aside. */
const ASK_AGAIN_MS = 1000

/** What a page can take within a second. Trainings with tiny epochs send some hundreds of megabytes. */
const MOST_MESSAGES = 2000
const MOST_BYTES = 800_000_000

/** Messages kept from a kernel that is put aside. A kernel that works as it should reports a change once. */
const MOST_UNHEARD = 100

/** Trainings are stored at most this often. */
const KEEP_MS = 250

export interface KernelListener {
  /** what a running cell has to say */
  message(message: Heard): void
  /** the worker is gone, and all that it held */
  lost(why: KernelEnd, cell?: string): void
  /** what runs, and what there is, as the notebook has it */
  known(): Omit<GateContext, 'secret'>
}

type CheckpointMessage = Extract<FromKernel, { type: 'checkpoint' }>

interface Kernel {
  worker: Worker
  port: MessagePort
  secret: string
  /** it has answered at all: loading it may take long */
  isReady: boolean
  /** the last question that it owes an answer to, and what waits for that */
  asked: number | undefined
  answerTimer: ReturnType<typeof setInterval> | undefined
  askingAgain: ReturnType<typeof setTimeout> | undefined
  alive: string[]
  /** what came in the present second */
  second: { from: number; messages: number; bytes: number }
  /** what was measured, as it was told or has said itself */
  measured: Measured | undefined
  /** a training that will be stored soon */
  unkept: CheckpointMessage | undefined
  keeping: ReturnType<typeof setTimeout> | undefined
}

type Answer = Extract<FromKernel, { request: number }>

interface Parked {
  kernel: Kernel | undefined
  unheard: Extract<FromKernel, { type: 'spoiled' }>[]
  /** why the kernel is gone, and by which cell */
  lost?: [why: KernelEnd, cell?: string]
  /** where it computes */
  compute: string
}

/** Sends messages to the kernel, starts and ends it, and tells `listener` what it says and when it is lost. */
export class KernelHost {
  private kernel: Kernel | undefined
  /** a kernel started when Stop was pressed, ready should it be needed */
  private spare: Kernel | undefined
  /**
   * put aside while a link is tried out: it is only asked whether it answers. That values were spoiled is heard
   * when it is back; what its late code prints meanwhile is not
   */
  private parked: Parked | undefined
  private stopTimer: ReturnType<typeof setTimeout> | undefined
  private requests = 0
  private readonly waiting = new Map<
    number,
    { answer: (message: Answer) => void; reject: (error: Error) => void }
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
      const measured = measuredBefore()
      this.kernel.measured = measured
      post(this.kernel, { type: 'compute', compute: chosenCompute(), measured })
    }
    // A kernel that is still busy will not begin: then the run is made on another.
    if (message.type === 'run') this.ask(this.kernel)
    post(this.kernel, message)
  }

  /** Ends the kernel if the cell does not stop within a second. */
  askToStop(): void {
    if (this.stopTimer !== undefined) return
    if (this.kernel) post(this.kernel, { type: 'stop' })
    this.spare ??= this.start()
    this.stopTimer = setTimeout(() => this.end('stopped'), STOP_PATIENCE_MS)
  }

  end(why: KernelEnd, cell?: string): void {
    this.cancelStopTimer()
    if (this.kernel) {
      this.keepNow(this.kernel)
      finish(this.kernel)
    }
    this.kernel = undefined
    this.rejectAll()
    this.listener.lost(why, cell)
  }

  private rejectAll(): void {
    for (const { reject } of this.waiting.values()) reject(new Error(words.kernelEnded))
    this.waiting.clear()
  }

  /** Puts the kernel aside with all it holds; the next message starts another. */
  park(): void {
    this.cancelStopTimer()
    this.rejectAll()
    const { kernel } = this
    this.parked = { kernel, unheard: [], compute: chosenCompute() }
    this.kernel = undefined
    if (kernel) this.ask(kernel)
  }

  /** Ends the kernel, and goes on with the one that was put aside. */
  unpark(): void {
    this.cancelStopTimer()
    if (this.kernel) finish(this.kernel)
    this.rejectAll()
    const { kernel, unheard = [], lost, compute } = this.parked ?? {}
    this.parked = undefined
    this.kernel = kernel
    if (lost) this.end(...lost)
    // The reader has chosen otherwise meanwhile.
    else if (kernel && compute !== chosenCompute()) this.end('restarted')
    for (const message of unheard) if (this.kernel) this.receive(this.kernel, message)
    if (this.kernel) this.ask(this.kernel)
  }

  saveModel(cell: string, name: string): Promise<SavedModel> {
    const request = ++this.requests
    return new Promise((resolve, reject) => {
      const answer = (message: Answer) => {
        if (message.type === 'model') resolve(message.model)
        else reject(new Error(message.type === 'no-model' ? message.message : words.kernelEnded))
      }
      this.waiting.set(request, { answer, reject })
      this.send({ type: 'save-model', request, cell, name })
    })
  }

  /** All of an output that was cut. Rejects when it is no longer held, or the kernel is gone. */
  saveWhole(run: number, key: number): Promise<Blob> {
    // No kernel is started only to say that it holds nothing.
    if (!this.kernel) return Promise.reject(new Error(words.wholeGone))
    const request = ++this.requests
    return new Promise((resolve, reject) => {
      const answer = (message: Answer) => {
        if (message.type === 'whole') resolve(message.file)
        else reject(new Error(words.wholeGone))
      }
      this.waiting.set(request, { answer, reject: () => reject(new Error(words.wholeGone)) })
      this.send({ type: 'save-whole', request, run, key })
    })
  }

  private start(): Kernel {
    const worker = new Worker(new URL('../kernel/worker.ts', import.meta.url), {
      type: 'module',
      name: 'kernel',
    })
    const { port1: port, port2 } = new MessageChannel()
    const kernel: Kernel = {
      worker,
      port,
      secret: crypto.getRandomValues(new Uint32Array(8)).join('-'),
      isReady: false,
      asked: undefined,
      answerTimer: undefined,
      askingAgain: undefined,
      alive: [],
      second: { from: 0, messages: 0, bytes: 0 },
      measured: undefined,
      unkept: undefined,
      keeping: undefined,
    }
    // Over the worker's own channel nothing is heard: any cell could send there.
    const hello: Hello = { port: port2, secret: kernel.secret }
    worker.postMessage(hello, [port2])
    port.onmessage = ({ data }: MessageEvent<unknown>) => this.hear(kernel, data)
    worker.addEventListener('error', () => {
      if (kernel === this.spare) this.spare = undefined
      if (kernel === this.kernel) this.end('crashed')
      if (kernel === this.parked?.kernel) this.loseParked('crashed')
    })
    return kernel
  }

  private hear(kernel: Kernel, data: unknown): void {
    const isParked = kernel === this.parked?.kernel
    const known = this.listener.known()
    const context = { ...known, secret: kernel.secret, ...(isParked && { running: undefined }) }
    const message = admit(data, context)
    if (message?.type === 'ready') kernel.isReady = true
    // What an ended kernel still had to say comes too late.
    if (kernel !== this.kernel && !isParked) return
    if (isTooMuch(kernel, message)) return this.refuse(kernel, 'flooded')
    if (message === undefined) {
      // What comes too late, or in another's name, is nothing. What no kernel says means that this one is none any more.
      if (isSigned(data, context) && !isWellFormed(data)) this.refuse(kernel, 'altered')
    } else if (!isParked) this.receive(kernel, message)
    else this.receiveParked(kernel, message, this.parked!)
  }

  /** Of what a parked one says, only what changes the notebook. */
  private receiveParked(kernel: Kernel, message: FromKernel, { unheard }: Parked): void {
    if (message.type === 'ready') this.ask(kernel)
    else if (message.type === 'broken') this.loseParked(message.why, message.cell)
    else if (message.type === 'spoiled' && unheard.length >= MOST_UNHEARD)
      this.loseParked('flooded')
    else if (message.type === 'spoiled') unheard.push(message)
    else if (message.type === 'pong' && message.ping === kernel.asked) {
      stopAsking(kernel)
      this.askAgain(kernel)
    }
  }

  /** It ends at once; the notebook hears of it when it is back. */
  private loseParked(why: KernelEnd, cell?: string): void {
    const { parked } = this
    if (!parked?.kernel || parked.lost) return
    finish(parked.kernel)
    parked.lost = cell === undefined ? [why] : [why, cell]
  }

  private refuse(kernel: Kernel, why: 'flooded' | 'altered'): void {
    if (kernel === this.kernel) this.end(why)
    else this.loseParked(why)
  }

  private receive(kernel: Kernel, message: FromKernel): void {
    switch (message.type) {
      case 'ready':
        return
      case 'pong':
        if (message.ping === kernel.asked) this.answered(kernel, message.alive)
        return
      case 'broken':
        return this.end(message.why, message.cell)
      case 'model':
      case 'no-model':
      case 'whole':
      case 'no-whole': {
        const waiting = this.waiting.get(message.request)
        this.waiting.delete(message.request)
        return waiting?.answer(message)
      }
      case 'checkpoint':
        return this.keepSoon(kernel, message)
      case 'finished':
        this.cancelStopTimer()
        this.keepNow(kernel)
        kernel.alive = message.alive
        this.noteMeasured(kernel, message.machine.measured)
        // If the run has really ended, the kernel answers at once.
        this.ask(kernel)
    }
    this.listener.message(message)
  }

  /** Stored only when it has changed: another tab may know better. While a link is tried out, nothing is stored. */
  private noteMeasured(kernel: Kernel, measured: Measured | undefined): void {
    if (!measured || this.parked || isSameMeasured(measured, kernel.measured)) return
    kernel.measured = measured
    rememberMeasured(measured)
  }

  /** Asks a kernel that is to be idle. One that does not answer is ended, and what waits for it runs on another. */
  private ask(kernel: Kernel): void {
    if (!kernel.isReady || kernel.answerTimer !== undefined) return
    clearTimeout(kernel.askingAgain)
    kernel.asked = ++this.requests
    post(kernel, { type: 'ping', ping: kernel.asked })
    let ticks = 0
    kernel.answerTimer = setInterval(() => {
      if (++ticks < TICKS) return
      stopAsking(kernel)
      if (kernel === this.kernel) this.end('busy')
      else if (kernel === this.parked?.kernel) this.loseParked('busy')
    }, TICK_MS)
  }

  private answered(kernel: Kernel, alive: string[]): void {
    stopAsking(kernel)
    if (alive.join() !== kernel.alive.join()) this.listener.message({ type: 'alive', cells: alive })
    kernel.alive = alive
    if (alive.length > 0) this.askAgain(kernel)
  }

  private askAgain(kernel: Kernel): void {
    kernel.askingAgain = setTimeout(() => {
      const isIdle = kernel === this.kernel && !this.listener.known().running
      if (isIdle || kernel === this.parked?.kernel) this.ask(kernel)
    }, ASK_AGAIN_MS)
  }

  /** Tells the notebook of a training to be stored, or does so when the last one is some time ago. */
  private keepSoon(kernel: Kernel, message: CheckpointMessage): void {
    kernel.unkept = message
    if (kernel.keeping === undefined) this.keepNow(kernel)
  }

  private keepNow(kernel: Kernel): void {
    const { unkept } = kernel
    clearTimeout(kernel.keeping)
    kernel.keeping = undefined
    kernel.unkept = undefined
    if (!unkept) return
    kernel.keeping = setTimeout(() => this.keepNow(kernel), KEEP_MS)
    this.listener.message(unkept)
  }

  private cancelStopTimer(): void {
    clearTimeout(this.stopTimer)
    this.stopTimer = undefined
  }
}

function post({ port }: Kernel, message: ToKernel): void {
  port.postMessage(message)
}

/** Ends waiting for an answer: the kernel has given it, or need not. */
function stopAsking(kernel: Kernel): void {
  clearInterval(kernel.answerTimer)
  clearTimeout(kernel.askingAgain)
  kernel.answerTimer = undefined
  kernel.asked = undefined
}

function finish(kernel: Kernel): void {
  stopAsking(kernel)
  clearTimeout(kernel.keeping)
  kernel.port.close()
  kernel.worker.terminate()
}

function isTooMuch({ second }: Kernel, message: FromKernel | undefined): boolean {
  const now = performance.now()
  if (now - second.from > 1000) Object.assign(second, { from: now, messages: 0, bytes: 0 })
  second.messages++
  second.bytes += message ? bytesIn(message) : 0
  return second.messages > MOST_MESSAGES || second.bytes > MOST_BYTES
}
