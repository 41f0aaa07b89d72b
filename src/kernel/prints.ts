/**
 * What one object holds directly, as a list of primitives and of the objects it leads to: two prints of it differ
 * when it was changed in between. Runs nobody's code: no getter, no trap of a proxy. What is inside closures,
 * `#private` fields, generators, promises and weak collections cannot be seen.
 */
import { hashBuffer, mix, mixNumber } from './hash.ts'
import { behindProxy } from './proxies.ts'

export type Print = unknown[]

/** What only the engine knows of tensors. */
export interface Sight {
  isGone(tensor: object, dataId: object): boolean
  /** its numbers where they can be read for nothing, and changed: in the memory of the cpu backend */
  dataOf(dataId: object): ArrayBufferView | undefined
}

const NO_TENSORS: Sight = { isGone: () => false, dataOf: () => undefined }

/** Of longer lists what is no object goes into a hash. */
const LONG = 1000

export function printOf(value: object, sight: Sight = NO_TENSORS): Print {
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
    return (
      bufferPrint(value) ??
      collectionPrint(value) ??
      tensorPrint(value, sight) ??
      layerPrint(value) ??
      optimizerPrint(value) ??
      ownPrint(value)
    )
  } catch {
    // It fights being looked at.
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
function idOf(value: object): number {
  let id = ids.get(value)
  if (id === undefined) {
    id = ++lastId
    ids.set(value, id)
  }
  return id
}

/** Prototype, names and values; getters by themselves. `skip`: names that are left out. */
function ownPrint(value: object, skip?: (key: PropertyKey) => boolean): Print {
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
const UNREAD = Symbol('unread')

/** A property of its own that is not a getter. */
function own(value: object, key: string): unknown {
  return Reflect.getOwnPropertyDescriptor(value, key)?.value
}

/** Its numbers cannot change where they are; a variable that is assigned gets others. */
function tensorPrint(value: object, sight: Sight): Print | undefined {
  const dataId = own(value, 'dataId')
  if (typeof dataId !== 'object' || dataId === null || own(value, 'rankType') === undefined)
    return undefined
  const isDisposed = isDisposedOf(value, sight)
  const data = isDisposed ? undefined : sight.dataOf(dataId)
  return [
    idOf(dataId),
    isDisposed,
    own(value, 'trainable'),
    data ? hashBuffer(data.buffer) : UNREAD,
  ]
}

/** Whether a tensor or variable has been disposed of. */
export function isDisposedOf(value: object, sight: Sight): boolean {
  const dataId = own(value, 'dataId')
  if (typeof dataId !== 'object' || dataId === null) return false
  return own(value, 'isDisposedInternal') === true || sight.isGone(value, dataId)
}

/** What layers and models of TensorFlow.js note for themselves while they are used: no change of theirs. */
const COMES_AND_GOES =
  /^(id|built|_built|isTraining|stopTraining_|_refCount|fastWeightInitDuringBuild|model|history|.*(Function|Mask|Nodes?|Cache|Fns|Hook|Shapes?|Tensors?|Names|Indices|Inputs?|Outputs?|(?:input|output)Layers|Depth|Refs|Weights|Spec|Functions)|_updates|_losses|userDefinedMetadata|inputs|outputs|keptStates|states_)$/
const KEPT = /^_(trainable|nonTrainable)Weights$/

/** Whether a property of a layer, its weights apart, decides what it computes. */
export function isSetting(name: string): boolean {
  return !COMES_AND_GOES.test(name)
}

function layerPrint(value: object): Print | undefined {
  if (own(value, 'sourceLayer') || own(value, 'outboundLayer')) return []
  if (!Array.isArray(own(value, '_trainableWeights')) || !Array.isArray(own(value, 'inboundNodes')))
    return undefined
  const print = ownPrint(
    value,
    (key) => typeof key === 'string' && COMES_AND_GOES.test(key) && !KEPT.test(key),
  )
  if (own(value, '_stateful') === true) print.push(own(value, 'states_'))
  return print
}

/** Its count of steps is written when it is first read. */
function optimizerPrint(value: object): Print | undefined {
  let prototype = Object.getPrototypeOf(value) as object | null
  while (prototype && own(prototype, 'computeGradients') === undefined)
    prototype = Object.getPrototypeOf(prototype)
  if (!prototype) return undefined
  const print = ownPrint(value, (key) => key === 'iterations_')
  print.push(own(value, 'iterations_') ?? 0)
  return print
}
