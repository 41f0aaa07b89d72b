/**
 * Any value in a line of text, as a console shows it: bounded in length and time whatever it is, and of its own getters
 * and proxies' traps none is run.
 */
import { kernel as words } from '#words/kernel'
import { formatNumber } from '#words/language'
import { own } from './prints.ts'
import { behindProxy } from './proxies.ts'

/** How a library shows a value of its own: in full, or as its class's name, a title and parts. */
export type Sketch = string | { title?: string; body?: unknown }

/** The sketch of a library's own value; undefined of others'. */
export type Draw = (value: object) => Sketch | undefined

const MOST_LETTERS = 3000
const MOST_ENTRIES = 100
const FEW_ENTRIES = 10
const MOST_STRING = 500
const MOST_DEPTH = 5
const MOST_NAME = 100

/** The value in a line; what is too long ends in a count of what was left out. Never throws. */
export function inspect(value: unknown, draw: Draw): string {
  return new Inspector(draw).show(value)
}

/** What an error calls itself, or its class where that says more. May throw, as reading an error may. */
export function errorName(error: Error): string {
  const name = String(error.name)
  return name === 'Error' ? className(error) || name : name
}

class Inspector {
  private room = MOST_LETTERS
  /** the objects that the one in hand stands in */
  private readonly above: object[] = []
  private readonly draw: Draw

  constructor(draw: Draw) {
    this.draw = draw
  }

  show(value: unknown): string {
    let text: string
    try {
      if (typeof value === 'object' ? value !== null : typeof value === 'function')
        return this.showObject(value as object)
      text = primitive(value)
    } catch (error) {
      text = words.unshowable(reasonOf(error))
    }
    this.room -= text.length
    return text
  }

  private showObject(value: object): string {
    const behind = behindProxy(value)
    if (behind) return `Proxy ${this.show(behind.target)}`
    if (this.above.includes(value)) return '[Circular]'
    const isDeep = this.above.length >= MOST_DEPTH || this.room <= 0
    this.above.push(value)
    try {
      return this.showOwn(value, isDeep) ?? (isDeep ? shortly(value) : this.showBuiltIn(value))
    } finally {
      this.above.pop()
      // Brackets and names; what stands within has been counted.
      this.room -= 4
    }
  }

  /** A value of the library's. */
  private showOwn(value: object, isDeep: boolean): string | undefined {
    let sketch: Sketch | undefined
    try {
      if (Object.getPrototypeOf(value) === Object.prototype) return undefined
      sketch = this.draw(value)
    } catch {
      return undefined
    }
    if (typeof sketch === 'string') {
      this.room -= sketch.length
      return sketch
    }
    if (!sketch) return undefined
    const { title, body } = sketch
    const head = title === undefined ? className(value) : `${className(value)} ${title}`
    if (body === undefined || isDeep) return head
    return `${head} ${this.show(body)}`
  }

  private showBuiltIn(value: object): string {
    if (typeof value === 'function') return this.withParts(functionText(value), value)
    try {
      const text = this.known(value)
      if (text !== undefined) return text
    } catch {
      // It only looks like one of JavaScript's own.
    }
    if (value === globalThis && this.above.length > 1) return 'globalThis'
    const name = className(value)
    const tag = tagOf(value)
    const isPlain = name === 'Object' || name === ''
    const head = tag && tag !== name ? `[${tag}]` : isPlain ? '' : name
    const parts = this.parts(value, tag !== undefined)
    // An iterator has nothing to show.
    if (parts === '{}' && tag && head !== '') return head
    return head ? `${head} ${parts}` : parts
  }

  /** JavaScript's own kinds of objects. Throws where the value only has the prototype of one. */
  private known(value: object): string | undefined {
    if (Array.isArray(value)) return this.array(value)
    if (ArrayBuffer.isView(value)) {
      if (!(value instanceof DataView)) return this.numbers(value as Uint8Array)
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return `${className(value)}(${formatNumber(value.byteLength)}) ${this.items(bytes)}`
    }
    if (isBuffer(value)) {
      if (value.detached) return `${className(value)} ${words.detached}`
      const bytes = new Uint8Array(value)
      return `${className(value)}(${formatNumber(bytes.length)}) ${this.items(bytes)}`
    }
    if (value instanceof Map) return this.pairs(value, value.size)
    if (value instanceof Set) {
      const items = value.values()
      const text = this.entries('{', '}', value.size, () => this.show(items.next().value))
      return `${className(value)}(${formatNumber(value.size)}) ${text}`
    }
    if (PAIRED.has(tagOf(value) ?? '')) {
      const pairs = new Map((value as Map<unknown, unknown>).entries())
      return this.pairs(pairs, pairs.size, className(value))
    }
    if (isArguments(value)) return `[Arguments] ${this.items(value)}`
    if (value instanceof Error) return this.error(value)
    if (value instanceof Date) {
      const time = Date.prototype.getTime.call(value)
      return this.withParts(
        Number.isNaN(time) ? 'Invalid Date' : Date.prototype.toISOString.call(value),
        value,
      )
    }
    if (value instanceof RegExp) return this.withParts(RegExp.prototype.toString.call(value), value)
    if (value instanceof Promise) return words.unawaited
    if (value instanceof WeakRef) return `WeakRef { ${this.show(value.deref())} }`
    for (const Boxed of [Number, String, Boolean, BigInt, Symbol])
      if (value instanceof Boxed)
        return `[${Boxed.name}: ${primitive(Reflect.apply(Boxed.prototype.valueOf, value, []))}]`
    return undefined
  }

  private pairs(map: Map<unknown, unknown>, size: number, name = className(map)): string {
    const items = map.entries()
    const text = this.entries('{', '}', size, () => {
      const [key, item] = items.next().value!
      return `${this.show(key)} => ${this.show(item)}`
    })
    return `${name}(${formatNumber(size)}) ${text}`
  }

  private array(value: readonly unknown[]): string {
    const name = className(value)
    const head = name === 'Array' ? '' : `${name}(${formatNumber(value.length)}) `
    const { length } = value
    const most = this.mostOf(length)
    // With what else hangs on it, as on the match of a regular expression.
    const more =
      length <= MOST_ENTRIES ? Object.keys(value).filter((key) => !/^\d+$/.test(key)) : []
    const parts: string[] = []
    let i = 0
    while (i < length && i < most && this.room > 0) {
      const before = i
      while (i < length && i < most && !Object.hasOwn(value, i)) i++
      if (i > before) parts.push(words.empty(i - before))
      else parts.push(this.property(value, String(i++)))
    }
    if (i < length) parts.push(words.more(formatNumber(length - i)))
    for (const key of more) parts.push(`${keyText(key)}: ${this.property(value, key)}`)
    return `${head}${parts.length > 0 ? `[ ${parts.join(', ')} ]` : '[]'}`
  }

  private numbers(value: Uint8Array): string {
    return `${className(value)}(${formatNumber(value.length)}) ${this.items(value)}`
  }

  private items(list: ArrayLike<unknown>): string {
    return this.entries('[', ']', list.length, (i) => this.show(list[i]))
  }

  private error(error: Error): string {
    const message = String(error.message)
    const head = errorName(error) + (message === '' ? '' : `: ${message}`)
    this.room -= head.length
    const cause = own(error, 'cause')
    const parts = Object.hasOwn(error, 'cause') ? [`cause: ${this.show(cause)}`] : []
    if (error instanceof AggregateError) parts.push(`errors: ${this.show(error.errors)}`)
    for (const key of Object.keys(error).slice(0, MOST_ENTRIES))
      if (!['name', 'message', 'stack', 'cause', 'errors'].includes(key))
        parts.push(`${keyText(key)}: ${this.property(error, key)}`)
    return parts.length > 0 ? `${head} { ${parts.join(', ')} }` : head
  }

  private withParts(head: string, value: object): string {
    this.room -= head.length
    const parts = this.parts(value, false)
    return parts === '{}' ? head : `${head} ${parts}`
  }

  /** Its own names and values. `isTagged`: those, too, that the browser's objects have as getters of their class. */
  private parts(value: object, isTagged: boolean): string {
    const keys: PropertyKey[] = Object.keys(value)
    for (const key of Object.getOwnPropertySymbols(value))
      if (Object.getOwnPropertyDescriptor(value, key)!.enumerable) keys.push(key)
    const given = isTagged ? namesOfClass(value) : []
    // A module's names, which a bundler makes getters.
    const isModule = tagOf(value) === 'Module'
    return this.entries('{', '}', keys.length + given.length, (i) => {
      const isOwn = i < keys.length
      const key = isOwn ? keys[i]! : given[i - keys.length]!
      const part =
        isOwn && !isModule ? this.property(value, key) : this.read(() => Reflect.get(value, key))
      return `${keyText(key)}: ${part}`
    })
  }

  private property(owner: object, key: PropertyKey): string {
    const property = Object.getOwnPropertyDescriptor(owner, key)
    if (!property || 'value' in property) return this.show(property?.value)
    return property.get ? (property.set ? '[Getter/Setter]' : '[Getter]') : '[Setter]'
  }

  /** Of long lists within others, the beginning. */
  private mostOf(length: number): number {
    return length > MOST_ENTRIES && this.above.length > 1 ? FEW_ENTRIES : MOST_ENTRIES
  }

  private read(get: () => unknown): string {
    try {
      return this.show(get())
    } catch (error) {
      return words.unshowable(reasonOf(error))
    }
  }

  private entries(open: string, close: string, length: number, part: (i: number) => string) {
    const parts: string[] = []
    const most = this.mostOf(length)
    while (parts.length < length && parts.length < most && this.room > 0)
      parts.push(part(parts.length))
    if (parts.length < length) parts.push(words.more(formatNumber(length - parts.length)))
    return parts.length > 0 ? `${open} ${parts.join(', ')} ${close}` : open + close
  }
}

function primitive(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'bigint') return `${cutName(String(value), MOST_STRING)}n`
  if (typeof value === 'symbol') return cutName(String(value), MOST_STRING)
  return Object.is(value, -0) ? '-0' : String(value)
}

const ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' }
/** What cannot be seen; but for what joins some emoji. */
const UNSEEN = /\\|(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

function quote(text: string): string {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : '`'
  const part = text.slice(0, MOST_STRING)
  const inside = part.replace(
    UNSEEN,
    (letter) => ESCAPES[letter] ?? `\\u{${letter.codePointAt(0)!.toString(16)}}`,
  )
  const rest = text.length - part.length
  return mark + inside + mark + (rest > 0 ? words.moreLetters(formatNumber(rest)) : '')
}

function cutName(text: string, most = MOST_NAME): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}

function keyText(key: PropertyKey): string {
  if (typeof key === 'symbol') return `[${primitive(key)}]`
  const name = String(key)
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$|^(0|[1-9]\d*)$/u.test(name)
    ? cutName(name)
    : quote(name)
}

/** Why a value cannot be shown: what was thrown may be no error, and throw again. */
function reasonOf(error: unknown): string {
  try {
    return cutName(String(error), MOST_STRING)
  } catch {
    return words.unreadable
  }
}

/** The name of its class, empty where there is none. A bundler may have put a number to it. */
function className(value: object): string {
  for (let at: object | null = value; at; at = Object.getPrototypeOf(at) as object | null) {
    const Class = own(at, 'constructor')
    if (at !== value && typeof Class === 'function') return nameOf(Class)
  }
  return ''
}

function nameOf(callable: object): string {
  const name = own(callable, 'name')
  // A cell's last value is assigned to `$last`, which gives its name to a function that has none.
  if (typeof name !== 'string' || name === '$last') return ''
  return cutName(name.replace(/\$\d+$/, ''))
}

/** What the classes of iterators, generators, modules and of all that is the browser's say they are. */
function tagOf(value: object): string | undefined {
  for (let at: object | null = value; at; at = Object.getPrototypeOf(at) as object | null) {
    const tag = Object.getOwnPropertyDescriptor(at, Symbol.toStringTag)?.value as unknown
    if (typeof tag === 'string') return cutName(tag)
  }
  return undefined
}

function namesOfClass(value: object): string[] {
  const names = new Set<string>()
  let at = Object.getPrototypeOf(value) as object | null
  while (at && at !== Object.prototype) {
    for (const name of Object.keys(at))
      if (Object.getOwnPropertyDescriptor(at, name)!.get && !Object.hasOwn(value, name))
        names.add(name)
    at = Object.getPrototypeOf(at) as object | null
  }
  return [...names].slice(0, MOST_ENTRIES)
}

function functionText(value: object): string {
  const name = nameOf(value)
  const text = Function.prototype.toString.call(value)
  if (/^class\b/.test(text)) {
    const parent = Object.getPrototypeOf(value) as object
    const above = parent === Function.prototype || parent === null ? '' : nameOf(parent)
    return `[class ${name || words.anonymous}${above && ` extends ${above}`}]`
  }
  return `[${tagOf(value) ?? 'Function'} ${name || words.anonymous}]`
}

function shortly(value: object): string {
  if (typeof value === 'function') return functionText(value)
  try {
    if (Array.isArray(value)) return `[Array(${formatNumber(value.length)})]`
  } catch {}
  return `[${className(value) || 'Object'}]`
}

function isBuffer(value: object): value is ArrayBuffer {
  return (
    value instanceof ArrayBuffer ||
    (typeof SharedArrayBuffer !== 'undefined' && value instanceof SharedArrayBuffer)
  )
}

/** Of the browser's objects, those that hold pairs. */
const PAIRED = new Set(['URLSearchParams', 'Headers', 'FormData'])

function isArguments(value: object): value is ArrayLike<unknown> {
  const callee = Object.getOwnPropertyDescriptor(value, 'callee')
  return callee?.enumerable === false && typeof own(value, 'length') === 'number'
}
