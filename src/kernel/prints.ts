/**
 * What one object holds directly, as a list of primitives and of the objects it leads to: two prints of it differ
 * when it was changed in between. It runs no code of a cell: no getter, no trap of a proxy. What is inside closures,
 * `#private` fields, generators, promises and weak collections cannot be seen.
 */
import { hashBuffer, mix, mixNumber } from './hash.ts'
import { behindProxy } from './proxies.ts'

export type Print = unknown[]

/** Prints values of a library's own, and tells which of them are gone. */
export interface Sight {
  print(value: object): Print | undefined
  isDisposed(value: object): boolean
}

const PLAIN: Sight = { print: () => undefined, isDisposed: () => false }

/** Of longer lists what is no object goes into a hash. */
const LONG = 1000

/**
 * The print of an object, a function or a buffer; `sight` prints a library's own values. An object that throws when it
 * is looked at has an empty print.
 */
export function printOf(value: object, sight: Sight = PLAIN): Print {
  try {
    const behind = behindProxy(value)
    if (behind) return [behind.target, behind.handler]
    if (typeof value === 'function') return ownPrint(value)
    if (Array.isArray(value)) return value.length > LONG ? longPrint(value) : ownPrint(value)
    const prototype = Object.getPrototypeOf(value)
    if (prototype === Object.prototype) return ownPrint(value)
    if (ArrayBuffer.isView(value)) return viewPrint(value)
    // Some engines write an error's stack only when it is read.
    if (value instanceof Error) return ownPrint(value, (key) => key === 'stack')
    return bufferPrint(value) ?? collectionPrint(value) ?? sight.print(value) ?? ownPrint(value)
  } catch {
    // Reading its properties throws.
    return []
  }
}

/** Whether an object still is as it was printed. */
export function isAsPrinted(value: object, print: Print, sight: Sight): boolean {
  return isPlainAsPrinted(value, print) || samePrints(print, printOf(value, sight))
}

/** A shorter way for what there may be a hundred thousand of: small objects, unchanged. No proxy is printed so. */
function isPlainAsPrinted(value: object, print: Print): boolean {
  if (print[0] !== Object.prototype || Object.getPrototypeOf(value) !== Object.prototype)
    return false
  if (typeof value === 'function' || !Object.isExtensible(value)) return false
  const names = Object.getOwnPropertyNames(value)
  if (print.length !== 1 + 2 * names.length) return false
  for (let i = 0; i < names.length; i++) {
    const property = Object.getOwnPropertyDescriptor(value, names[i]!)!
    if (print[1 + 2 * i] !== names[i] || !Object.is(print[2 + 2 * i], property.value)) return false
    if (!property.enumerable || !property.configurable || !property.writable) return false
  }
  return Object.getOwnPropertySymbols(value).length === 0
}

function samePrints(a: Print, b: Print): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++)
    if (!Object.is(a[i], b[i]) && a[i] !== UNREAD && b[i] !== UNREAD) return false
  return true
}

const ids = new WeakMap<object, number>()
let lastId = 0

/** Stands for an object that is to be compared and not looked into. */
export function idOf(value: object): number {
  let id = ids.get(value)
  if (id === undefined) {
    id = ++lastId
    ids.set(value, id)
  }
  return id
}

/** Prototype, names and values; getters by themselves. `skip`: names that are left out. */
export function ownPrint(value: object, skip?: (key: PropertyKey) => boolean): Print {
  const print: Print = [Object.getPrototypeOf(value)]
  if (!Object.isExtensible(value)) print.push('not extensible')
  // Twice as fast as `Reflect.ownKeys`.
  for (const key of Object.getOwnPropertyNames(value)) addProperty(print, value, key, skip)
  const symbols = Object.getOwnPropertySymbols(value)
  if (symbols.length > 0) for (const key of symbols) addProperty(print, value, key, skip)
  return print
}

function addProperty(
  print: Print,
  value: object,
  key: PropertyKey,
  skip: ((key: PropertyKey) => boolean) | undefined,
): void {
  if (skip?.(key)) return
  const property = Object.getOwnPropertyDescriptor(value, key)!
  print.push(key)
  if (property.get || property.set) print.push(property.get, property.set)
  else print.push(property.value)
  if (!property.enumerable || !property.configurable || property.writable === false)
    print.push(`${property.enumerable} ${property.configurable} ${property.writable}`)
}

/** Its names, but for the numbers, are not looked at: there may be millions. */
function longPrint(list: unknown[]): Print {
  const print: Print = [Object.getPrototypeOf(list), list.length, Object.isExtensible(list)]
  let hash = 1
  for (let i = 0; i < list.length; i++) {
    const value = list[i]
    if (typeof value === 'number') hash = mixNumber(hash, value)
    else {
      hash = mix(hash, i)
      print.push(value)
    }
  }
  print.push(hash)
  return print
}

function getterOf<T>(prototype: object, name: string): (value: object) => T {
  const { get } = Object.getOwnPropertyDescriptor(prototype, name)!
  return (value) => Reflect.apply(get!, value, [])
}
const TypedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype) as object
const arrayView = {
  buffer: getterOf<ArrayBufferLike>(TypedArrayPrototype, 'buffer'),
  byteOffset: getterOf<number>(TypedArrayPrototype, 'byteOffset'),
  length: getterOf<number>(TypedArrayPrototype, 'length'),
  kind: getterOf<string | undefined>(TypedArrayPrototype, Symbol.toStringTag as unknown as string),
}
const dataView = {
  buffer: getterOf<ArrayBufferLike>(DataView.prototype, 'buffer'),
  byteOffset: getterOf<number>(DataView.prototype, 'byteOffset'),
  byteLength: getterOf<number>(DataView.prototype, 'byteLength'),
}

/** By all of the memory behind it: another view may have changed what this one does not show. */
function viewPrint(value: object): Print {
  const prototype = Object.getPrototypeOf(value)
  return arrayView.kind(value) === undefined
    ? [prototype, dataView.buffer(value), dataView.byteOffset(value), dataView.byteLength(value)]
    : [prototype, arrayView.buffer(value), arrayView.byteOffset(value), arrayView.length(value)]
}

const lengthOfBuffer = getterOf<number>(ArrayBuffer.prototype, 'byteLength')
const lengthOfShared =
  typeof SharedArrayBuffer === 'undefined'
    ? undefined
    : getterOf<number>(SharedArrayBuffer.prototype, 'byteLength')

function bufferPrint(value: object): Print | undefined {
  const isShared = lengthOfShared !== undefined && value instanceof SharedArrayBuffer
  if (!isShared && !(value instanceof ArrayBuffer)) return undefined
  const length = (isShared ? lengthOfShared : lengthOfBuffer)(value)
  return [Object.getPrototypeOf(value), length, hashBuffer(value as ArrayBufferLike)]
}

const eachOfMap = Map.prototype.forEach
const eachOfSet = Set.prototype.forEach
const timeOf = Date.prototype.getTime

function collectionPrint(value: object): Print | undefined {
  if (value instanceof Map) {
    const print = ownPrint(value)
    Reflect.apply(eachOfMap, value, [(item: unknown, key: unknown) => print.push(key, item)])
    return print
  }
  if (value instanceof Set) {
    const print = ownPrint(value)
    Reflect.apply(eachOfSet, value, [(item: unknown) => print.push(item)])
    return print
  }
  if (value instanceof Date) return [...ownPrint(value), Reflect.apply(timeOf, value, [])]
  return undefined
}

/** In the place of numbers that are not at hand, which they may have been before: a backend took them over. */
export const UNREAD = Symbol('unread')

/** The value of an object's own property; undefined if it is missing or a getter. */
export function own(value: object, key: string): unknown {
  return Reflect.getOwnPropertyDescriptor(value, key)?.value
}
