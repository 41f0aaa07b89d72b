/** How one value is copied; a library plans the copies of its own. */

export type Copied = ReadonlyMap<unknown, unknown>

/** How to copy one object: what is made first, where that leads, and what is put into it when all are made. */
export interface Plan {
  make: () => object | Promise<object>
  leadsTo?: Iterable<unknown>
  fill?: (copy: object, copied: Copied) => void | Promise<void>
}

/** Throws a sentence that names the value, and what in it cannot be copied. */
export type Refuse = (what: string) => never
