/** Checks of unknown data, part by part. */

export type Check = (value: unknown) => boolean

/** The form of a `T`, part by part, none left out. */
export type Form<T> = { [Part in keyof Required<T>]: Check }

export const isNumber: Check = (value) => typeof value === 'number'
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
export const isFromOne: Check = (value) => isCount(value) && value !== 0
export const isText: Check = (value) => typeof value === 'string'

export const isMissingOr =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)

export const isArrayOf =
  (check: Check, most = Number.POSITIVE_INFINITY): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check)

/** An object that has all these parts, and perhaps others. */
export const isOf =
  <T>(form: Form<T>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    (Object.entries(form) as [string, Check][]).every(([part, check]) =>
      check((value as Record<string, unknown>)[part]),
    )
