/**
 * What all cells share: JavaScript's own objects, the worker's, and what modules export. A run that changes any of it
 * gets it put back when it ends, so that later cells find what a fresh kernel has.
 */
import { isObject } from './copy.ts'

/**
 * What putting back needs, as it was before any cell: a cell may have replaced these very functions. For the same
 * reason nothing there iterates or calls a method.
 */
const { deleteProperty } = Reflect
const { defineProperty, is, isExtensible, setPrototypeOf } = Object
const { getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols } = Object
const getPrototypeOf = Object.getPrototypeOf as (object: object) => object | null
const isSymbol = (key: PropertyKey) => typeof key === 'symbol'

interface Known {
  object: object
  keys: PropertyKey[]
  properties: PropertyDescriptor[]
  prototype: object | null
  isExtensible: boolean
  /** a library's, which may keep counters and notes there: only its functions are put back */
  isLibrary: boolean
}

/** Seeded anew for each run. */
const isSeeded = (owner: object, key: PropertyKey) => owner === Math && key === 'random'

/**
 * Notes the shared objects of JavaScript and the worker when it is made, and undoes changes to them and to what `learn`
 * was given.
 */
export class GlobalsGuard {
  private readonly shared = new WeakSet<object>()
  private readonly known: Known[] = []
  /** such properties of the worker as `onmessage`, which lie behind a setter */
  private readonly handlers: { key: string; value: unknown }[] = []

  constructor() {
    this.learn([globalThis, ...hiddenOnes(), ...behindGetters()], false)
    for (let owner: object | null = globalThis; owner; owner = getPrototypeOf(owner))
      for (const key of Object.getOwnPropertyNames(owner))
        if (key.startsWith('on') && getOwnPropertyDescriptor(owner, key)?.set)
          this.handlers.push({ key, value: Reflect.get(globalThis, key) })
  }

  /** Whether this belongs to all cells. */
  isShared = (value: object): boolean => this.shared.has(value)

  /** Takes what modules export, and all that hangs on it, as it is now. */
  learn(roots: object[], isLibrary = true): void {
    const open = [...roots]
    // A bundler's module may have a getter for each of its names.
    for (const root of roots) if (isTagged(root, 'Module')) open.push(...Object.values(root))
    while (open.length > 0) {
      const object = open.pop()!
      if (!isObject(object) || this.shared.has(object)) continue
      this.shared.add(object)
      const known = describe(object, isLibrary)
      // A module's names, classes with their prototypes, functions: not the data that they work on.
      for (const [i, { value, get, set }] of known.properties.entries())
        for (const each of [value, get, set])
          if (typeof each === 'function' || isNamespace(each) || known.keys[i] === 'prototype')
            open.push(each as object)
      if (known.prototype) open.push(known.prototype)
      // The names of a module cannot be written to, and may change by themselves.
      if (!isTagged(object, 'Module') && !isPlainFunction(known)) this.known.push(known)
    }
  }

  /** Takes what a module of ours has added to the worker itself, as TensorFlow.js does. */
  learnGlobals(): void {
    Object.assign(
      this.known.find(({ object }) => object === globalThis)!,
      describe(globalThis, false),
    )
  }

  /** Puts everything back. Gives the names of what cannot be. */
  restore(): string[] {
    const stuck: string[] = []
    for (let i = 0; i < this.known.length; i++) {
      try {
        restoreOne(this.known[i]!)
      } catch (error) {
        stuck[stuck.length] = `${(error as Error).message}`
      }
    }
    for (let i = 0; i < this.handlers.length; i++) {
      const { key, value } = this.handlers[i]!
      const worker = globalThis as unknown as Record<string, unknown>
      if (worker[key] !== value) worker[key] = value
    }
    return stuck
  }
}

/** As `Reflect.ownKeys`, which is slower. */
function keysOf(object: object): PropertyKey[] {
  const keys: PropertyKey[] = getOwnPropertyNames(object)
  const symbols = getOwnPropertySymbols(object)
  for (let i = 0; i < symbols.length; i++) keys[keys.length] = symbols[i]!
  return keys
}

function restoreOne(known: Known): void {
  const { object, keys, properties, prototype } = known
  if (isExtensible(object) !== known.isExtensible) throw new Error('frozen')
  if (getPrototypeOf(object) !== prototype) setPrototypeOf(object, prototype)
  const now = keysOf(object)
  let isMoved = now.length !== keys.length
  for (let i = 0; i < now.length; i++) {
    const key = now[i]!
    const at = keys[i] === key ? i : indexOf(keys, key)
    if (at !== i) isMoved = true
    if (at < 0) {
      if (known.isLibrary && typeof getOwnPropertyDescriptor(object, key)!.value !== 'function')
        continue
      // Engines keep notes of their own under symbols.
      if (!deleteProperty(object, key) && !isSymbol(key)) throw new Error(`${key as string} stays`)
      continue
    }
    const before = properties[at]!
    const mayChange =
      isSeeded(object, key) || (known.isLibrary && typeof before.value !== 'function')
    if (!isSame(before, getOwnPropertyDescriptor(object, key)!, mayChange))
      defineProperty(object, key, before)
  }
  if (!isMoved) return
  for (let i = 0; i < keys.length; i++)
    if (getOwnPropertyDescriptor(object, keys[i]!) === undefined)
      defineProperty(object, keys[i]!, properties[i]!)
}

/** Whether a function has only the usual properties. Thousands have, and need not be watched. */
function isPlainFunction({ object, keys, properties }: Known): boolean {
  if (typeof object !== 'function') return false
  return keys.every(
    (key, i) =>
      key === 'length' ||
      key === 'name' ||
      (key === 'prototype' && keysOf(Object(properties[i]!.value)).length < 2),
  )
}

function indexOf(keys: PropertyKey[], key: PropertyKey): number {
  for (let i = 0; i < keys.length; i++) if (keys[i] === key) return i
  return -1
}

function isSame(a: PropertyDescriptor, b: PropertyDescriptor, anyValue: boolean): boolean {
  return (
    (anyValue || is(a.value, b.value)) &&
    a.get === b.get &&
    a.set === b.set &&
    a.writable === b.writable &&
    a.enumerable === b.enumerable &&
    a.configurable === b.configurable
  )
}

/** An object as it is now, without imports that are not there yet. */
function describe(object: object, isLibrary: boolean): Known {
  const keys: PropertyKey[] = []
  const properties: PropertyDescriptor[] = []
  for (const key of keysOf(object)) {
    try {
      const property = getOwnPropertyDescriptor(object, key)!
      // Free of what a cell may add to the prototype of all objects.
      properties.push(setPrototypeOf(property, null) as PropertyDescriptor)
      keys.push(key)
    } catch {}
  }
  const prototype = getPrototypeOf(object)
  return { object, keys, properties, prototype, isExtensible: isExtensible(object), isLibrary }
}

/** `Math`, `JSON`, `tf.layers`, `tf.losses`: objects that only hold functions together. */
function isNamespace(value: unknown): boolean {
  if (!isObject(value) || typeof value === 'function') return false
  if (BUILT_IN.has(value) || isTagged(value, 'Module')) return true
  if (getPrototypeOf(value) !== Object.prototype) return false
  const held = Object.values(Object.getOwnPropertyDescriptors(value)).map((each) => each.value)
  return held.length > 0 && held.every((each) => typeof each === 'function')
}

function isTagged(value: object, tag: string): boolean {
  return getOwnPropertyDescriptor(value, Symbol.toStringTag)?.value === tag
}

const BUILT_IN = new Set<unknown>(
  ['Math', 'JSON', 'Reflect', 'Atomics', 'Intl', 'WebAssembly', 'console'].map((name) =>
    Reflect.get(globalThis, name),
  ),
)

/** Prototypes that no global name leads to. */
function hiddenOnes(): object[] {
  const prototypeOf = getPrototypeOf as (value: object) => object
  return [
    prototypeOf([][Symbol.iterator]()),
    prototypeOf(new Map().keys()),
    prototypeOf(new Set().keys()),
    prototypeOf(''[Symbol.iterator]()),
    prototypeOf(''.matchAll(/x/g)),
    prototypeOf(async () => {}),
    prototypeOf(function* () {}),
    prototypeOf(async function* () {}),
  ]
}

/** Objects that the worker's getters give, on which a cell can put properties as on any other. */
function behindGetters(): object[] {
  const names = ['performance', 'crypto', 'navigator', 'location', 'caches', 'indexedDB']
  const found = [...names, 'scheduler', 'fonts', 'trustedTypes'].map((name) =>
    read(globalThis, name),
  )
  const [, crypto, navigator] = found
  const inner = ['gpu', 'storage', 'locks', 'connection', 'permissions', 'mediaCapabilities']
  found.push(read(crypto, 'subtle'), ...inner.map((name) => read(navigator, name)))
  return found.filter(isObject)
}

/** Some throw where the page may not have it. */
function read(owner: unknown, name: string): unknown {
  try {
    return isObject(owner) ? Reflect.get(owner, name) : undefined
  } catch {
    return undefined
  }
}
