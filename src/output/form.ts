/**
 * Forms: what reads a value of unknown make, part by part, into a new one of known parts and sizes. The gate between
 * kernel and page is made of them. What is sent has to be of the form (`isStrict`); what a cell shows is made to fit.
 */

import { kernel as words } from '#words/kernel'
import { formatNumber } from '#words/language'

/** Longer texts are cut. */
export const MOST_TEXT = 20_000

/** A text as far as it is shown, and how long it is. */
export function cut(text: string, most = MOST_TEXT, length = text.length): string {
  return length > most ? words.cut(text.slice(0, most), formatNumber(length)) : text
}

/** Reads a value of unknown make. Throws `Refused` where the value does not have the form. */
export type Read<T> = (value: unknown, isStrict: boolean) => T

/** Thrown where a value does not have the form. */
export class Refused extends Error {}

/** Throws `Refused`. */
export function refuse(): never {
  throw new Refused()
}

/** An object with these parts and no others, as `structuredClone` leaves one. */
export function plain<Name extends string>(
  value: unknown,
  names: readonly Name[],
): Record<Name, unknown> {
  if (typeof value !== 'object' || value === null) refuse()
  const prototype = Object.getPrototypeOf(value) as unknown
  if (prototype !== Object.prototype && prototype !== null) refuse()
  for (const key of Reflect.ownKeys(value)) {
    if (!(names as readonly PropertyKey[]).includes(key)) refuse()
    if (!Object.hasOwn(Object.getOwnPropertyDescriptor(value, key)!, 'value')) refuse()
  }
  return value as Record<Name, unknown>
}

/** An object with these parts; what else it has is refused, or left out. */
export function object<T extends object>(
  form: { [Name in keyof Required<T>]: Read<T[Name]> },
): Read<T> {
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

/** Reads a text of at most `most` characters; longer ones are cut, or, strict, refused. */
export function text(most: number): Read<string> {
  return (value, isStrict) => {
    if (typeof value !== 'string') refuse()
    if (value.length <= most + ROOM) return value
    return isStrict ? refuse() : cut(value, most)
  }
}

/** Reads any number, NaN and the infinities, too; refuses what is none. */
export const number: Read<number> = (value) => (typeof value === 'number' ? value : refuse())

/** Reads a number from `least` to `most`, both included; refuses others, and NaN. */
export function within(least: number, most: number): Read<number> {
  return (value) =>
    typeof value === 'number' && value >= least && value <= most ? value : refuse()
}

/** A number that can be drawn. */
export const finite = within(-1e15, 1e15)
export const countable = within(0, 1e9)

/** A whole number, 0 or more. */
export const whole: Read<number> = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : refuse()

/** Reads one of the values, compared as `includes` does; refuses any other. */
export function oneOf<T>(...values: readonly T[]): Read<T> {
  return (value) => (values.includes(value as T) ? (value as T) : refuse())
}

/** Reads what `read` reads, or undefined. */
export function maybe<T>(read: Read<T>): Read<T | undefined> {
  return (value, isStrict) => (value === undefined ? undefined : read(value, isStrict))
}

/**
 * Whether a value can be read as a list: an array, or, unless `isStrict`, a typed array. Strict, an array must have the
 * plain prototype.
 */
export function isList(value: unknown, isStrict: boolean): value is ArrayLike<unknown> {
  if (Array.isArray(value)) return !isStrict || Object.getPrototypeOf(value) === Array.prototype
  return !isStrict && ArrayBuffer.isView(value) && !(value instanceof DataView)
}

/** Reads a list of at most `most` entries; longer ones are refused. */
export function list<T>(read: Read<T>, most: number): Read<T[]> {
  return (value, isStrict) => {
    if (!isList(value, isStrict) || value.length > most) refuse()
    const result: T[] = []
    for (let i = 0; i < value.length; i++) result[i] = read(value[i], isStrict)
    return result
  }
}

/** Reads `most` entries of a longer list, at the places that `placeOf` gives; strict, longer ones are refused. */
function some<T>(
  read: Read<T>,
  most: number,
  placeOf: (i: number, length: number) => number,
): Read<T[]> {
  const readAll = list(read, most)
  return (value, isStrict) => {
    if (isStrict || !isList(value, isStrict) || value.length <= most)
      return readAll(value, isStrict)
    const result: T[] = []
    const { length } = value
    for (let i = 0; i < most; i++) result[i] = read(value[placeOf(i, length)], isStrict)
    return result
  }
}

/** Reads the first `most` entries of a list; strict, longer ones are refused. */
export function beginning<T>(read: Read<T>, most: number): Read<T[]> {
  return some(read, most, (i) => i)
}

/** The i-th of `most` places in a longer list, equally far apart, the first and the last among them. */
export const place = (i: number, length: number, most: number) =>
  Math.round((i * (length - 1)) / (most - 1))

/** Reads at most `most` entries of a list, equally far apart; strict, longer ones are refused. */
export function thinned<T>(read: Read<T>, most: number): Read<T[]> {
  return some(read, most, (i, length) => place(i, length, most))
}

/** Reads the last `most` entries of a list; strict, longer ones are refused. */
export function ending<T>(read: Read<T>, most: number): Read<T[]> {
  return some(read, most, (i, length) => length - most + i)
}

/** Reads an object whose parts have any names: at most `most` of them; strict, more are refused. */
export function record<T>(read: Read<T>, most: number): Read<Record<string, T>> {
  return (value, isStrict) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse()
    const names = Object.keys(value)
    if (isStrict && names.length > most) refuse()
    const parts = isStrict ? plain(value, names) : (value as Record<string, unknown>)
    return Object.fromEntries(
      names.slice(0, most).map((name) => [label(name, isStrict), read(parts[name], isStrict)]),
    )
  }
}

/** The length of a list; refuses what is none. */
export const lengthOf = (value: unknown) => (isList(value, false) ? value.length : refuse())

/** How many entries were left out beyond those `taken`; strict, the number that the data itself gives. */
export function beyond(all: unknown, taken: number, said: unknown, isStrict: boolean): number {
  if (isStrict) return said === undefined ? 0 : whole(said, true)
  const already = typeof said === 'number' && said > 0 ? Math.floor(said) : 0
  return lengthOf(all) - taken + already
}

/** A text, or a number or the like that a cell has put in its place. */
export function wording(most: number): Read<string> {
  const read = text(most)
  return (value, isStrict) => {
    const isOther = ['number', 'bigint', 'boolean'].includes(typeof value)
    if (isStrict || !(isOther || value === null)) return read(value, isStrict)
    return read(value === null ? '' : String(value), isStrict)
  }
}

export const caption = wording(500)
export const label = wording(200)
export const id = text(200)

/** Reads a text that is useless in part; longer ones are refused, never cut. */
export function uncut(most: number): Read<string> {
  return (value) => (typeof value === 'string' && value.length <= most ? value : refuse())
}

/** The weight of an element; a letter weighs 1. */
export const ELEMENT = 40
