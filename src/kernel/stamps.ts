/**
 * Stamps of what runs made: whether a value is still what its cell's text gave. A stamp holds a print of every object
 * that can be reached from the run's values.
 */
import { isObject } from './copy.ts'
import { isAsPrinted, type Print, printOf, type Sight } from './prints.ts'

/** The state of all objects at one moment: each object is printed once, however many runs hold it. */
export class Look {
  /** of what was looked at: its print, or that it has changed */
  private readonly seen = new Map<object, Print | 'changed'>()
  private readonly isShared: (value: object) => boolean
  readonly sight: Sight

  /** `isShared` tells what belongs to all cells, as `Array.prototype` does; it is not looked into. */
  constructor(isShared: (value: object) => boolean, sight: Sight) {
    this.isShared = isShared
    this.sight = sight
  }

  /** The print of everything that `values` lead to. */
  printAll(values: Iterable<unknown>): Map<object, Print> {
    const prints = new Map<object, Print>()
    const open: unknown[] = [...values]
    while (open.length > 0) {
      const value = open.pop()
      if (!isObject(value) || prints.has(value) || this.isShared(value)) continue
      const print = this.print(value)
      prints.set(value, print)
      for (const part of print) if (isObject(part) && part !== Object.prototype) open.push(part)
    }
    return prints
  }

  hasChanged(value: object, print: Print): boolean {
    const seen = this.seen.get(value)
    if (seen !== undefined) return seen === 'changed'
    const isSame = isAsPrinted(value, print, this.sight)
    this.seen.set(value, isSame ? print : 'changed')
    return !isSame
  }

  private print(value: object): Print {
    const seen = this.seen.get(value)
    return seen === undefined || seen === 'changed' ? printOf(value, this.sight) : seen
  }
}

/** The prints of a run's values, by name, and of all objects that they lead to, as `look` sees them now. */
export class Stamp {
  private readonly roots: Map<string, unknown>
  private readonly prints: Map<object, Print>

  constructor(values: Record<string, unknown>, look: Look) {
    this.roots = new Map(Object.entries(values))
    this.prints = look.printAll(this.roots.values())
  }

  hasPrintOf(value: object): boolean {
    return this.prints.has(value)
  }

  /** All that a name's value led to when this stamp was made. */
  reach(name: string): Set<object> {
    const reached = new Set<object>()
    const open = [this.roots.get(name)]
    while (open.length > 0) {
      const value = open.pop()
      const print = isObject(value) && !reached.has(value) && this.prints.get(value)
      if (!print) continue
      reached.add(value as object)
      for (const part of print) if (isObject(part)) open.push(part)
    }
    return reached
  }

  /** What is no longer as it was, given the values that the names have now; undefined if all is. */
  check(now: Record<string, unknown>, look: Look): Change | undefined {
    const objects = new Set<object>()
    for (const [value, print] of this.prints) if (look.hasChanged(value, print)) objects.add(value)
    const names = [...this.roots.keys()].filter(
      (name) =>
        !Object.is(this.roots.get(name), now[name]) ||
        (objects.size > 0 && [...this.reach(name)].some((value) => objects.has(value))),
    )
    if (names.length === 0) return undefined
    return {
      names,
      objects,
      how: [...objects].some((each) => look.sight.isDisposed(each)) ? 'disposed' : 'changed',
    }
  }
}

export interface Change {
  names: string[]
  /** what itself was changed, without what leads to it */
  objects: Set<object>
  how: 'changed' | 'disposed'
}
