/**
 * Copies of values for cells that change them: a cell marked `changes=model` trains its own copy, so the model
 * as it was before stays, and running the cell again starts from the same weights. A copy is faithful or refused:
 * it keeps classes, circles, and what is shared among the values that are copied together.
 */
import { kernel as words } from '#words/kernel'
import type { Copied, Plan, Refuse } from './copy-plan.ts'
import type { PluginValues } from './plugin.ts'
import { behindProxy } from './proxies.ts'

export interface CopyOptions {
  /** whether an object belongs to all cells and need not be copied */
  isShared: (value: object) => boolean
  /** a library's own */
  values: Pick<PluginValues, 'planCopy' | 'checkTogether'>
}

/**
 * Copies values together, by name, so that what they share stays shared. Rejects with a sentence for values that have
 * no faithful copy.
 */
export async function copyValues(
  values: Record<string, unknown>,
  options: CopyOptions,
): Promise<Record<string, unknown>> {
  const memory = new Memory()
  const plans = new Map<object, Plan>()
  const whose = new Map<object, Refuse>()
  for (const [name, value] of Object.entries(values)) {
    const refuse = (what: string): never => {
      throw new Error(words.notCopied(name, what))
    }
    const open: unknown[] = [value]
    while (open.length > 0) {
      const next = open.pop()
      if (!isObject(next) || plans.has(next) || options.isShared(next)) continue
      const plan = planOf(next, memory, options, refuse)
      plans.set(next, plan)
      whose.set(next, refuse)
      // One by one: a call takes only so many arguments.
      for (const each of plan.leadsTo ?? []) open.push(each)
    }
  }
  options.values.checkTogether(whose)
  const copied = new Map<unknown, unknown>()
  for (const [value, { make }] of plans) copied.set(value, await make())
  for (const [value, { fill }] of plans) await fill?.(copied.get(value) as object, copied)
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, copyOf(value, copied)]),
  )
}

/** The copy that was made of a value; the value itself where none was made, as for numbers and texts. */
export function copyOf(value: unknown, copied: Copied): unknown {
  return copied.has(value) ? copied.get(value) : value
}

/** Whether a value has an identity and may be changed in place: an object or a function. */
export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

function planOf(
  value: object,
  memory: Memory,
  { isShared, values }: CopyOptions,
  refuse: Refuse,
): Plan {
  if (typeof value === 'function')
    return refuse(isClass(value) ? words.uncopyable.class : words.uncopyable.function)
  if (behindProxy(value)) return refuse(words.uncopyable.builtIn('Proxy'))
  const own = values.planCopy(value, refuse)
  if (own) return own
  checkClasses(value, isShared, refuse)
  const prototype = Object.getPrototypeOf(value) as object | null
  const properties = propertiesOf(
    value,
    refuse,
    ArrayBuffer.isView(value) ? moreOf(value, refuse) : undefined,
  )
  const base = { leadsTo: properties.values, fill: properties.fill }
  if (ArrayBuffer.isView(value)) return { ...base, ...memory.planView(value, refuse) }
  if (value instanceof ArrayBuffer) return { ...base, ...memory.planBuffer(value, refuse) }
  if (Array.isArray(value))
    return { ...base, make: () => Object.setPrototypeOf(new Array(value.length), prototype) }
  if (value instanceof Map) return planMap(value, base)
  if (value instanceof Set) return planSet(value, base)
  return { ...base, make: () => newOf(value, prototype) }
}

/** An object without properties, with what it holds besides them. */
function newOf(value: object, prototype: object | null): object {
  const inner =
    value instanceof Date
      ? new Date(value.getTime())
      : value instanceof RegExp
        ? new RegExp(value.source, value.flags)
        : value instanceof Error
          ? emptied(new Error())
          : value instanceof Number || value instanceof String || value instanceof Boolean
            ? Object(value.valueOf())
            : undefined
  return inner ? Object.setPrototypeOf(inner, prototype) : Object.create(prototype)
}

function emptied(error: Error): Error {
  for (const key of Reflect.ownKeys(error)) Reflect.deleteProperty(error, key)
  return error
}

type Base = Required<Omit<Plan, 'make'>>

function planMap(map: Map<unknown, unknown>, { leadsTo, fill }: Base): Plan {
  const entries = [...Map.prototype.entries.call(map)]
  return {
    make: () => Object.setPrototypeOf(new Map(), Object.getPrototypeOf(map)),
    leadsTo: [...leadsTo, ...entries.flat()],
    fill(copy, copied) {
      for (const [key, value] of entries)
        Map.prototype.set.call(copy, copyOf(key, copied), copyOf(value, copied))
      return fill(copy, copied)
    },
  }
}

function planSet(set: Set<unknown>, { leadsTo, fill }: Base): Plan {
  const items = [...Set.prototype.values.call(set)]
  return {
    make: () => Object.setPrototypeOf(new Set(), Object.getPrototypeOf(set)),
    leadsTo: [...leadsTo, ...items],
    fill(copy, copied) {
      for (const item of items) Set.prototype.add.call(copy, copyOf(item, copied))
      return fill(copy, copied)
    },
  }
}

/** More names than so many are not listed. */
const MOST_LISTED = 1 << 18

/** Names on a view besides its numbers' places, of which an engine can only list all. */
function moreOf(view: ArrayBufferView, refuse: Refuse): (string | symbol)[] {
  const length = view instanceof DataView ? 0 : lengthOf(view)
  if (length <= MOST_LISTED) return Reflect.ownKeys(view).slice(length)
  const prototype = Object.getPrototypeOf(view) as object | null
  if (!COPYABLE.has(Object.getOwnPropertyDescriptor(prototype ?? {}, 'constructor')?.value))
    refuse(words.uncopyable.builtIn((view as TypedArray).constructor.name))
  return []
}

/** Its class may have a `length` of its own. */
function lengthOf(view: ArrayBufferView): number {
  return Reflect.get(Object.getPrototypeOf(Uint8Array.prototype), 'length', view) as number
}

function propertiesOf(
  value: object,
  refuse: Refuse,
  keys = Reflect.ownKeys(value),
): { values: unknown[]; fill: (copy: object, copied: Copied) => void } {
  const properties = keys.map((key) => {
    const property = Object.getOwnPropertyDescriptor(value, key)!
    const isStack = key === 'stack' && value instanceof Error
    if ((property.get || property.set) && !isStack) refuse(words.uncopyable.function)
    return [key, isStack ? { value: value.stack, writable: true, configurable: true } : property]
  }) as [PropertyKey, PropertyDescriptor][]
  return {
    values: properties.map(([, property]) => property.value),
    fill(copy, copied) {
      for (const [key, property] of properties) {
        const now = copyOf(property.value, copied)
        // A list's or a text's own `length` is there already.
        if (!Object.getOwnPropertyDescriptor(copy, key) || property.writable)
          Object.defineProperty(copy, key, { ...property, value: now })
      }
      if (!Object.isExtensible(value)) Object.preventExtensions(copy)
    },
  }
}

/** What JavaScript makes by `new`, and can be made again with the same content. */
const COPYABLE = new Set<unknown>([
  ...[Object, Array, Map, Set, Date, RegExp, Number, String, Boolean, ArrayBuffer, DataView],
  ...[Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError],
  ...[AggregateError, Object.getPrototypeOf(Uint8Array), Int8Array, Uint8Array],
  ...[Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array],
  ...[Float64Array, BigInt64Array, BigUint64Array],
])

/** Refuses objects that hold more than can be seen: `#private` fields, and what a built-in class keeps inside. */
function checkClasses(value: object, isShared: (value: object) => boolean, refuse: Refuse): void {
  let prototype = Object.getPrototypeOf(value) as object | null
  for (; prototype; prototype = Object.getPrototypeOf(prototype)) {
    const maker = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value as unknown
    if (COPYABLE.has(maker)) continue
    const tag = String(Reflect.get(value, Symbol.toStringTag) ?? '')
    if (typeof maker !== 'function') {
      if (isShared(prototype)) refuse(words.uncopyable.builtIn(tag || 'built-in object'))
      continue
    }
    const source = Function.prototype.toString.call(maker)
    if (/\{\s*\[native code\]\s*\}$/.test(source)) refuse(words.uncopyable.builtIn(maker.name))
    if (!isShared(prototype) && usesPrivates(source)) refuse(words.uncopyable.privates(maker.name))
  }
}

/** A cell may have replaced it. */
const { Function: Compiled } = globalThis

/**
 * Whether a class uses `#private` names, and not only in a comment or a text: with another name, that nothing declares,
 * it would be no class. It is only read, not run.
 */
function usesPrivates(source: string): boolean {
  for (const { index } of source.matchAll(/#[\p{ID_Start}$_]/gu)) {
    try {
      new Compiled(`(${source.slice(0, index)}#undeclared_${source.slice(index + 1)})`)
    } catch {
      return true
    }
  }
  return false
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value))
}

type TypedArray = Uint8Array | BigInt64Array

/** Of larger buffers only what is in view is copied: ten of the 60,000 digits are not 47 MB. */
const LARGE = 1 << 20

/**
 * Larger ones are never copied, on no device: the copy shares them. A cell that writes into one is found to have changed
 * it, and its maker makes it again.
 */
const HUGE = 16 << 20

/** Copies of buffers, shared by the views of them. */
class Memory {
  private readonly inView = new Map<ArrayBufferLike, { from: number; to: number }>()
  private readonly copies = new Map<ArrayBufferLike, ArrayBuffer>()

  planBuffer(buffer: ArrayBuffer, refuse: Refuse): Plan {
    refuseResizable(buffer, refuse)
    this.show(buffer, 0, buffer.byteLength)
    return {
      make: () => Object.setPrototypeOf(this.copy(buffer), Object.getPrototypeOf(buffer)),
    }
  }

  planView(view: ArrayBufferView, refuse: Refuse): Plan {
    const { buffer, byteOffset, byteLength } = view
    if (!(buffer instanceof ArrayBuffer)) refuse(words.uncopyable.builtIn('SharedArrayBuffer'))
    refuseResizable(buffer as ArrayBuffer, refuse)
    const isLarge = buffer.byteLength > LARGE
    this.show(
      buffer,
      isLarge ? byteOffset : 0,
      isLarge ? byteOffset + byteLength : buffer.byteLength,
    )
    return {
      make: () => {
        const offset = byteOffset - (this.isHuge(buffer) ? 0 : this.inView.get(buffer)!.from)
        const kind = Reflect.get(
          Object.getPrototypeOf(Uint8Array.prototype),
          Symbol.toStringTag,
          view,
        )
        const Class = kind === undefined ? DataView : Reflect.get(globalThis, kind as string)
        const length = kind === undefined ? byteLength : (view as TypedArray).length
        return Object.setPrototypeOf(
          new Class(this.copy(buffer), offset, length),
          Object.getPrototypeOf(view) as object,
        )
      },
    }
  }

  private show(buffer: ArrayBufferLike, start: number, end: number): void {
    const shown = this.inView.get(buffer)
    // Views of eight bytes must stand at multiples of eight.
    const from = Math.min(start & ~7, shown?.from ?? start & ~7)
    this.inView.set(buffer, { from, to: Math.max(end, shown?.to ?? 0) })
  }

  private isHuge(buffer: ArrayBufferLike): boolean {
    const { from, to } = this.inView.get(buffer)!
    return to - from > HUGE
  }

  private copy(buffer: ArrayBufferLike): ArrayBufferLike {
    if (this.isHuge(buffer)) return buffer
    let copy = this.copies.get(buffer)
    if (!copy) {
      const { from, to } = this.inView.get(buffer)!
      copy = (buffer as ArrayBuffer).slice(from, to)
      this.copies.set(buffer, copy)
    }
    return copy
  }
}

/** Views of one may grow with it. */
function refuseResizable(buffer: ArrayBuffer, refuse: Refuse): void {
  if ((buffer as { resizable?: boolean }).resizable)
    refuse(words.uncopyable.builtIn('resizable ArrayBuffer'))
}
