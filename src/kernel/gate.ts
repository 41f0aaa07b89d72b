/**
 * What may pass from the kernel to the page. Code of cells runs beside the kernel's own, so nothing is taken on trust:
 * each message is read part by part into a new one. What is not of a known form and size, or is about a run that can
 * send nothing, is refused. Events of the notebook cannot be sent at all.
 * The kernel uses the forms of outputs to make what it shows small enough to be let in.
 */
import {
  id,
  label,
  list,
  MOST_TEXT,
  maybe,
  object,
  oneOf,
  plain,
  type Read,
  refuse,
  text,
  uncut,
  whole,
  within,
} from '../output/form.ts'
import { readOutput, weigh } from '../output/forms.ts'
import { arraysOf, bytesOf, isCheckpoint } from './checkpoint-form.ts'
import type {
  Checkpoint,
  FromKernel,
  KernelBreak,
  Machine,
  OutputChange,
  SavedModel,
  Spoiled,
  Whole,
} from './protocol.ts'

export { cut, MOST_TEXT } from '../output/form.ts'
export { fit, weigh } from '../output/forms.ts'

/** What the page knows when a message comes. */
export interface GateContext {
  /** drawn by the page for this kernel, and given to it before any cell was there */
  secret: string
  /** the run under way, and whether its program asks for `checkpoints` */
  running: { run: number; trains: boolean } | undefined
  /** whether it is the last run of a cell, which may still show something */
  isLast(run: number): boolean
  isCell(id: string): boolean
}

/** The message, if the kernel itself can have sent it, and now. */
export function admit(data: unknown, context: GateContext): FromKernel | undefined {
  try {
    const { secret, message } = plain(data, ['secret', 'message'])
    if (secret !== context.secret) return undefined
    const read = readMessage(message)
    return mayBeSaid(read, context) ? read : undefined
  } catch {
    return undefined
  }
}

/** Throws `Refused` where it is no message. */
function readMessage(message: unknown): FromKernel {
  const { type } = message as { type?: unknown }
  if (typeof type !== 'string' || !Object.hasOwn(MESSAGES, type)) refuse()
  return MESSAGES[type as FromKernel['type']](message, true)
}

/** Whether a kernel could have sent it at some time. */
export function isWellFormed(data: unknown): boolean {
  try {
    readMessage(plain(data, ['secret', 'message']).message)
    return true
  } catch {
    return false
  }
}

/** Whether the secret is this kernel's: then what is not admitted was sent by a kernel that is not what it was. */
export function isSigned(data: unknown, { secret }: GateContext): boolean {
  try {
    return (data as { secret?: unknown }).secret === secret
  } catch {
    return false
  }
}

function mayBeSaid(message: FromKernel, { running, isLast, isCell }: GateContext): boolean {
  const areCells = (spoiled: Spoiled[]) =>
    spoiled.every(({ cell, by }) => isCell(cell) && (by === undefined || isCell(by)))
  switch (message.type) {
    case 'outputs':
      return message.run === running?.run || isLast(message.run)
    case 'checkpoint':
      return message.run === running?.run && running.trains
    case 'finished':
      return (
        message.run === running?.run && areCells(message.spoiled) && message.alive.every(isCell)
      )
    case 'spoiled':
      return areCells(message.spoiled)
    case 'broken':
      return message.cell === undefined || isCell(message.cell)
    case 'pong':
      return message.alive.every(isCell)
    default:
      return true
  }
}

/** Whether the page will admit the checkpoint. */
export function isKeepable(taken: Checkpoint): boolean {
  try {
    return checkpoint(taken, true) === taken
  } catch {
    return false
  }
}

/** About how many bytes the page needs for an admitted message. */
export function bytesIn(message: FromKernel): number {
  if (message.type === 'checkpoint') return bytesOf(message.checkpoint)
  if (message.type === 'model') return message.model.weights.byteLength
  if (message.type !== 'outputs') return 1000
  // What is shown costs the page more than what is only stored.
  return message.changes.reduce((sum, change) => sum + 16 * weigh(change.output), 0)
}

const spoiled = list(
  object<Spoiled>({
    cell: id,
    names: list(label, 1000),
    how: oneOf('changed', 'disposed'),
    by: maybe(id) as Read<string>,
  }),
  1000,
)

const cells = list(id, 1000)
const backend = oneOf('webgpu', 'webgl') as Read<'webgpu' | 'webgl'>
/** May be 0, since clocks are coarse. */
const milliseconds = within(0, 1e7)

const machine = object<Machine>({
  backend: oneOf('none', 'wasm', 'cpu', 'webgl', 'webgpu'),
  threads: within(1, 1024),
  note: maybe(text(1000)) as Read<string>,
  measured: maybe(
    object<NonNullable<Machine['measured']>>({
      card: object<NonNullable<Machine['measured']>['card']>({ backend, name: text(500) }),
      of: text(200),
      milliseconds: (value, isStrict) => {
        const found = object<Record<string, number>>({
          wasm: maybe(milliseconds) as Read<number>,
          webgl: maybe(milliseconds) as Read<number>,
          webgpu: maybe(milliseconds) as Read<number>,
        })(value, isStrict)
        return found
      },
      fastest: oneOf('wasm', 'webgl', 'webgpu'),
    }),
  ) as Read<NonNullable<Machine['measured']>>,
  tensors: within(0, Number.MAX_SAFE_INTEGER),
  bytes: within(0, Number.MAX_SAFE_INTEGER),
})

const isOwn = ({ buffer }: ArrayBufferView) => buffer instanceof ArrayBuffer

/** Much more than a browser's tab can train. */
const MOST_BYTES = 512_000_000

const checkpoint: Read<Checkpoint> = (value) => {
  plain(value, ['weights', 'optimizer', 'random', 'state'])
  if (!isCheckpoint(value) || bytesOf(value) > MOST_BYTES) refuse()
  // Of a memory that is shared the numbers could change after this look.
  return arraysOf(value).every(isOwn) ? value : refuse()
}

const bytes: Read<ArrayBuffer> = (value) =>
  value instanceof ArrayBuffer && value.byteLength <= 2 * MOST_BYTES ? value : refuse()

/** Its bytes are not in the page's memory. */
const file: Read<Blob> = (value) =>
  value instanceof Blob && value.size <= 2 * MOST_BYTES && value.type === 'text/plain'
    ? value
    : refuse()

type Messages = { [T in FromKernel['type']]: Read<Extract<FromKernel, { type: T }>> }
type Message<T extends FromKernel['type']> = Extract<FromKernel, { type: T }>

const BREAKS: readonly KernelBreak[] = ['card-lost', 'out-of-memory', 'altered', 'closed']

const MESSAGES: Messages = {
  ready: object<Message<'ready'>>({ type: oneOf('ready') }),
  pong: object<Message<'pong'>>({ type: oneOf('pong'), ping: whole, alive: cells }),
  broken: object<Message<'broken'>>({
    type: oneOf('broken'),
    why: oneOf(...BREAKS),
    cell: maybe(id) as Read<string>,
  }),
  spoiled: object<Message<'spoiled'>>({ type: oneOf('spoiled'), spoiled }),
  outputs: object<Message<'outputs'>>({
    type: oneOf('outputs'),
    run: whole,
    changes: list(
      object<OutputChange>({
        slot: maybe(text(200)) as Read<string>,
        output: readOutput,
        isFirst: maybe(oneOf(true)) as Read<true>,
        whole: maybe(
          object<Whole>({ key: whole, characters: whole, isAll: oneOf(true, false) }),
        ) as Read<Whole>,
      }),
      500,
    ),
  }),
  checkpoint: object<Message<'checkpoint'>>({
    type: oneOf('checkpoint'),
    run: whole,
    checkpoint,
  }),
  model: object<Message<'model'>>({
    type: oneOf('model'),
    request: whole,
    model: object<SavedModel>({
      json: uncut(50_000_000),
      weights: bytes,
    }),
  }),
  'no-model': object<Message<'no-model'>>({
    type: oneOf('no-model'),
    request: whole,
    message: text(MOST_TEXT),
  }),
  whole: object<Message<'whole'>>({ type: oneOf('whole'), request: whole, file }),
  'no-whole': object<Message<'no-whole'>>({ type: oneOf('no-whole'), request: whole }),
  finished: object<Message<'finished'>>({
    type: oneOf('finished'),
    run: whole,
    outcome: oneOf('done', 'failed', 'stopped', 'not-started'),
    milliseconds: within(0, Number.MAX_SAFE_INTEGER),
    machine,
    models: list(label, 1000),
    spoiled,
    alive: cells,
  }),
}
