/**
 * What may pass from the kernel to the page. Code of cells runs beside the kernel's own, so nothing is taken on trust:
 * each message is read part by part into a new one, and what is not of a known form and size, or speaks of a run that
 * has nothing to say, is not a message. A notebook's event is none: there is no way to spell one.
 * The kernel uses the same forms to make what it shows small enough to be let in.
 */

import { kernel as words } from '#words/kernel'
import { formatNumber as count } from '#words/language'
import { bytesOf, isCheckpoint } from './checkpoint-form.ts'
import type {
  CellFrame,
  Checkpoint,
  FromKernel,
  KernelBreak,
  Machine,
  Output,
  OutputChange,
  Picture,
  SavedModel,
  Spoiled,
} from './protocol.ts'

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

/** Throws where it is none. */
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

/** The output as it can be shown: known parts, and of what is too large the beginning. Undefined if it is no output. */
export function fit(value: unknown): Output | undefined {
  try {
    return output(value, false)
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

/** Whether the page will take it. */
export function isKeepable(taken: Checkpoint): boolean {
  try {
    return checkpoint(taken, true) === taken
  } catch {
    return false
  }
}

/** About what it costs to draw it: letters, elements, and pictures' bytes, which cost least. */
export function weigh(shown: Output): number {
  const ELEMENT = 40
  switch (shown.kind) {
    case 'text':
    case 'console':
    case 'tensor':
      return ELEMENT + shown.text.length
    case 'error':
      return ELEMENT * (6 + 4 * shown.frames.length) + shown.name.length + shown.message.length
    case 'digits':
      return ELEMENT * (1 + 2 * shown.digits.length)
    case 'table': {
      let weight = ELEMENT
      for (const row of [shown.columns, ...shown.rows])
        for (const cell of row) weight += ELEMENT + (typeof cell === 'string' ? cell.length : 8)
      return weight
    }
    case 'bars':
      return shown.bars.reduce((sum, { label }) => sum + 6 * ELEMENT + label.length, ELEMENT)
    case 'lines':
      return shown.series.reduce((sum, { values }) => sum + 10 * values.length, 50 * ELEMENT)
    case 'looks':
      return ELEMENT * (50 + shown.looks.length)
    case 'answers':
      return ELEMENT * 50 + shown.labels.length
    case 'training':
      return 50 * ELEMENT + 20 * shown.curve.length + 2 * ELEMENT * shown.finished.length
    default:
      return 4 * ELEMENT
  }
}

/** What a message takes to hold, about; of one that was admitted. */
export function bytesIn(message: FromKernel): number {
  if (message.type === 'checkpoint') return bytesOf(message.checkpoint)
  if (message.type === 'model') return message.model.weights.byteLength
  if (message.type !== 'outputs') return 1000
  // What is shown costs the page more than what is only stored.
  return message.changes.reduce((sum, change) => sum + 16 * weigh(change.output), 0)
}

/** Longer texts are cut. */
export const MOST_TEXT = 20_000

/** A text as far as it is shown, and how long it is. */
export function cut(text: string, most = MOST_TEXT, length = text.length): string {
  return length > most ? words.cut(text.slice(0, most), count(length)) : text
}

// What follows reads values part by part. `isStrict`: what is sent is refused; else what a cell shows is made to fit.

type Read<T> = (value: unknown, isStrict: boolean) => T

class Refused extends Error {}

function refuse(): never {
  throw new Refused()
}

/** An object with these parts and no others, as `structuredClone` leaves one. */
function plain<Name extends string>(value: unknown, names: readonly Name[]): Record<Name, unknown> {
  if (typeof value !== 'object' || value === null) refuse()
  const prototype = Object.getPrototypeOf(value) as unknown
  if (prototype !== Object.prototype && prototype !== null) refuse()
  for (const key of Reflect.ownKeys(value)) {
    if (!(names as readonly PropertyKey[]).includes(key)) refuse()
    if (!Object.hasOwn(Object.getOwnPropertyDescriptor(value, key)!, 'value')) refuse()
  }
  return value as Record<Name, unknown>
}

function object<T extends object>(form: { [Name in keyof Required<T>]: Read<T[Name]> }): Read<T> {
  const names = Object.keys(form) as (keyof T & string)[]
  return (value, isStrict) => {
    if (isStrict) plain(value, names)
    else if (typeof value !== 'object' || value === null) refuse()
    const result: Partial<T> = {}
    for (const name of names) {
      const isThere = !isStrict || Object.hasOwn(value as object, name)
      const part = form[name](isThere ? (value as T)[name] : undefined, isStrict)
      if (part !== undefined) result[name] = part
    }
    return result as T
  }
}

/** So long a word may follow what was cut. */
const ROOM = 200

function text(most: number): Read<string> {
  return (value, isStrict) => {
    if (typeof value !== 'string') refuse()
    if (value.length <= most + ROOM) return value
    return isStrict ? refuse() : cut(value, most)
  }
}

const number: Read<number> = (value) => (typeof value === 'number' ? value : refuse())

function within(least: number, most: number): Read<number> {
  return (value) =>
    typeof value === 'number' && value >= least && value <= most ? value : refuse()
}

const finite = within(-1e15, 1e15)
const countable = within(0, 1e9)

const whole: Read<number> = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : refuse()

function oneOf<T>(...values: readonly T[]): Read<T> {
  return (value) => (values.includes(value as T) ? (value as T) : refuse())
}

function maybe<T>(read: Read<T>): Read<T | undefined> {
  return (value, isStrict) => (value === undefined ? undefined : read(value, isStrict))
}

function isList(value: unknown, isStrict: boolean): value is ArrayLike<unknown> {
  if (Array.isArray(value)) return !isStrict || Object.getPrototypeOf(value) === Array.prototype
  return !isStrict && ArrayBuffer.isView(value) && !(value instanceof DataView)
}

/** Longer ones are refused. */
function list<T>(read: Read<T>, most: number): Read<T[]> {
  return (value, isStrict) => {
    if (!isList(value, isStrict) || value.length > most) refuse()
    const result: T[] = []
    for (let i = 0; i < value.length; i++) result[i] = read(value[i], isStrict)
    return result
  }
}

/** Of longer ones the beginning is taken. */
function beginning<T>(read: Read<T>, most: number): Read<T[]> {
  const readAll = list(read, most)
  return (value, isStrict) => {
    if (isStrict || !isList(value, isStrict) || value.length <= most)
      return readAll(value, isStrict)
    const result: T[] = []
    for (let i = 0; i < most; i++) result[i] = read(value[i], isStrict)
    return result
  }
}

/** The i-th of `most` places in a longer list, equally far apart, the first and the last among them. */
const place = (i: number, length: number, most: number) =>
  Math.round((i * (length - 1)) / (most - 1))

/** Of longer ones as many are taken, equally far apart. */
function thinned<T>(read: Read<T>, most: number): Read<T[]> {
  const readAll = list(read, most)
  return (value, isStrict) => {
    if (isStrict || !isList(value, isStrict) || value.length <= most)
      return readAll(value, isStrict)
    const result: T[] = []
    for (let i = 0; i < most; i++) result[i] = read(value[place(i, value.length, most)], isStrict)
    return result
  }
}

/** Of longer ones the end is taken. */
function ending<T>(read: Read<T>, most: number): Read<T[]> {
  const readAll = list(read, most)
  return (value, isStrict) => {
    if (isStrict || !isList(value, isStrict) || value.length <= most)
      return readAll(value, isStrict)
    const result: T[] = []
    const { length } = value
    for (let i = 0; i < most; i++) result[i] = read(value[length - most + i], isStrict)
    return result
  }
}

const lengthOf = (value: unknown) => (isList(value, false) ? value.length : refuse())

/** How many there are beyond those that are taken; of what is sent, what it says. */
function beyond(all: unknown, taken: number, said: unknown, isStrict: boolean): number {
  if (isStrict) return said === undefined ? 0 : whole(said, true)
  const already = typeof said === 'number' && said > 0 ? Math.floor(said) : 0
  return lengthOf(all) - taken + already
}

/** A text, or a number or the like that a cell has put in its place. */
function wording(most: number): Read<string> {
  const read = text(most)
  return (value, isStrict) => {
    const isOther = ['number', 'bigint', 'boolean'].includes(typeof value)
    if (isStrict || !(isOther || value === null)) return read(value, isStrict)
    return read(value === null ? '' : String(value), isStrict)
  }
}

const caption = wording(500)
const label = wording(200)
const id = text(200)
const MOST_ROWS = 300
const MOST_COLUMNS = 40
const MOST_CELLS = 1500
/** Letters in a table's cells. */
const MOST_LETTERS = 40_000
const MOST_BARS = 200
const MOST_POINTS = 2000
const MOST_SERIES = 24

const tableCell: Read<string | number> = (value, isStrict) => {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return text(500)(value, isStrict)
  if (value === null && !isStrict) return ''
  // As it would be joined to a text.
  return isStrict || typeof value === 'object' || typeof value === 'function'
    ? refuse()
    : String(value)
}

const tableRow = beginning(tableCell, MOST_COLUMNS)

type Kind = Output['kind']
type Of<K extends Kind> = Extract<Output, { kind: K }>

const table: Read<Of<'table'>> = (value, isStrict) => {
  const found = (
    isStrict
      ? plain(value, ['kind', 'caption', 'columns', 'rows', 'moreRows', 'moreColumns'])
      : value
  ) as Record<string, unknown>
  const { columns, rows } = found
  const names = beginning(label, MOST_COLUMNS)(columns, isStrict)
  if (!isList(rows, isStrict)) refuse()
  const taken: (string | number)[][] = []
  let room = MOST_CELLS
  let letters = MOST_LETTERS
  for (let i = 0; i < rows.length && taken.length < MOST_ROWS && room > 0 && letters > 0; i++) {
    const row = tableRow(rows[i], isStrict)
    taken.push(row)
    room -= row.length
    for (const cell of row) letters -= typeof cell === 'string' ? cell.length : 0
  }
  if (isStrict && taken.length < rows.length) refuse()
  const moreRows = beyond(rows, taken.length, found.moreRows, isStrict)
  const moreColumns = beyond(columns, names.length, found.moreColumns, isStrict)
  return {
    kind: 'table',
    caption: caption(found.caption, isStrict),
    columns: names,
    rows: taken,
    ...(moreRows > 0 && { moreRows }),
    ...(moreColumns > 0 && { moreColumns }),
  }
}

const bar = object<Of<'bars'>['bars'][number]>({ label, value: number })

const bars: Read<Of<'bars'>> = (value, isStrict) => {
  const found = (isStrict ? plain(value, ['kind', 'caption', 'bars', 'more']) : value) as Record<
    string,
    unknown
  >
  const taken = beginning(bar, MOST_BARS)(found.bars, isStrict)
  const more = beyond(found.bars, taken.length, found.more, isStrict)
  return {
    kind: 'bars',
    caption: caption(found.caption, isStrict),
    bars: taken,
    ...(more > 0 && { more }),
  }
}

const numbers = list(number, MOST_POINTS)

/** The numbers over an axis of so many: of all lists those at the same places, so that each stays where it belongs. */
function numbersOver(length: number): Read<number[]> {
  return (value, isStrict) => {
    if (!isList(value, isStrict)) refuse()
    const result: number[] = []
    for (let i = 0; i < MOST_POINTS; i++) {
      const at = length > MOST_POINTS ? place(i, length, MOST_POINTS) : i
      if (at >= value.length) break
      result[i] = number(value[at], isStrict)
    }
    return result
  }
}

const yes = maybe(oneOf(true, false)) as Read<boolean>

const lines: Read<Of<'lines'>> = (value, isStrict) => {
  const length = lengthOf((value as { x?: { values?: unknown } }).x?.values)
  const values = isStrict ? numbers : numbersOver(length)
  const { points: said, ...rest } = object<Omit<Of<'lines'>, 'points'> & { points: number }>({
    kind: oneOf('lines'),
    caption,
    x: object<Of<'lines'>['x']>({ label, values, log: yes }),
    y: object<Of<'lines'>['y']>({ label, log: yes }),
    series: beginning(object<Of<'lines'>['series'][number]>({ label, values }), MOST_SERIES),
    points: maybe(whole) as Read<number>,
  })(value, isStrict)
  const points = said ?? (!isStrict && length > MOST_POINTS ? length : undefined)
  return { ...rest, ...(points !== undefined && { points }) }
}

const text64 = text(6000)

const looks = object<Of<'looks'>>({
  kind: oneOf('looks'),
  looks: thinned(
    object<Of<'looks'>['looks'][number]>({
      at: number,
      layers: list(
        object<Of<'looks'>['looks'][number]['layers'][number]>({
          units: number,
          weights: list(number, 100),
          answers: list(number, 100),
          dead: number,
          gradient: number,
        }),
        20,
      ),
      packedFilters: list(text64, 24),
      scale: number,
    }),
    120,
  ),
})

/** Data, of which a part would be worth nothing. */
function uncut(most: number): Read<string> {
  return (value) => (typeof value === 'string' && value.length <= most ? value : refuse())
}

const answers = object<Of<'answers'>>({
  kind: oneOf('answers'),
  labels: uncut(20_000),
  answers: uncut(20_000),
  packedSureness: uncut(60_000),
})

/** A training that goes wrong has a loss that is no number; it is to be seen. */
const training = object<Of<'training'>>({
  kind: oneOf('training'),
  epoch: countable,
  epochs: countable,
  step: countable,
  steps: countable,
  samples: countable,
  loss: number,
  accuracy: number,
  seconds: finite,
  curve: thinned(
    object<Of<'training'>['curve'][number]>({ at: finite, loss: number, accuracy: number }),
    MOST_POINTS,
  ),
  finished: ending(
    object<Of<'training'>['finished'][number]>({
      epoch: countable,
      loss: number,
      accuracy: number,
      validationLoss: maybe(number) as Read<number>,
      validationAccuracy: maybe(number) as Read<number>,
      seconds: finite,
    }),
    500,
  ),
})

const OUTPUTS: { [K in Kind]: Read<Of<K>> } = {
  text: object<Of<'text'>>({ kind: oneOf('text'), text: text(MOST_TEXT) }),
  console: object<Of<'console'>>({
    kind: oneOf('console'),
    level: oneOf('debug', 'log', 'info', 'warn', 'error'),
    text: text(MOST_TEXT),
  }),
  tensor: object<Of<'tensor'>>({
    kind: oneOf('tensor'),
    dtype: label,
    shape: beginning(number, 32),
    text: text(MOST_TEXT),
  }),
  digits: object<Of<'digits'>>({
    kind: oneOf('digits'),
    digits: list(
      object<Picture>({
        pixels: (value) =>
          typeof value === 'string' && value.length === 1048 && /^[\w+/]+={0,2}$/.test(value)
            ? value
            : refuse(),
        label: text(50),
      }),
      40,
    ),
    more: whole,
  }),
  error: object<Of<'error'>>({
    kind: oneOf('error'),
    name: text(200),
    message: text(10_000),
    frames: beginning(object<CellFrame>({ cell: id, line: whole, column: whole }), 6),
  }),
  dropped: object<Of<'dropped'>>({ kind: oneOf('dropped'), count: whole }),
  table,
  bars,
  lines,
  looks,
  answers,
  training,
  loading: object<Of<'loading'>>({
    kind: oneOf('loading'),
    what: label,
    bytes: number,
    totalBytes: number,
  }),
}

const output: Read<Output> = (value, isStrict) => {
  if (typeof value !== 'object' || value === null) refuse()
  const { kind } = value as { kind?: unknown }
  if (typeof kind !== 'string' || !Object.hasOwn(OUTPUTS, kind)) refuse()
  return OUTPUTS[kind as Kind](value, isStrict) as Output
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
/** Nothing, too: clocks are coarse. */
const milliseconds = within(0, 1e7)

const machine = object<Machine>({
  backend: oneOf('none', 'wasm', 'cpu', 'webgl', 'webgpu'),
  threads: within(1, 1024),
  note: maybe(text(1000)) as Read<string>,
  measured: maybe(
    object<NonNullable<Machine['measured']>>({
      card: object<NonNullable<Machine['measured']>['card']>({ backend, name: text(500) }),
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
  const { state } = plain(value, ['weights', 'optimizer', 'random', 'state'])
  if (!isCheckpoint(value) || bytesOf(value) > MOST_BYTES) refuse()
  const arrays = [...value.weights, ...value.optimizer].map(({ values }) => values)
  // Of a memory that is shared the numbers could change after this look.
  if (value.weights.length === 0 || ![...arrays, value.state.order].every(isOwn)) refuse()
  const { curve, finished } = state as Checkpoint['state']
  return curve.length <= 100_000 && finished.length <= 10_000 ? value : refuse()
}

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
    changes: list(object<OutputChange>({ slot: maybe(text(200)) as Read<string>, output }), 500),
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
      weightsFile: uncut(500),
      weights: (value) =>
        value instanceof ArrayBuffer && value.byteLength <= 2 * MOST_BYTES ? value : refuse(),
    }),
  }),
  'no-model': object<Message<'no-model'>>({
    type: oneOf('no-model'),
    request: whole,
    message: text(MOST_TEXT),
  }),
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
