/** Checks of unknown data, part by part. */

export type Check = (value: unknown) => boolean

/** The form of a `T`, part by part, none left out. */
export type Form<T> = { [Part in keyof Required<T>]: Check }

/** NaN and the infinities, too. */
export const isNumber: Check = (value) => typeof value === 'number'
/** A whole number from 0. */
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
/** A whole number from 1. */
export const isFromOne: Check = (value) => isCount(value) && value !== 0
/** A string of any length. */
export const isText: Check = (value) => typeof value === 'string'

/** A part that may be left out. */
export const isMissingOr =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)

/** An array of at most `most` such items. */
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

/** An object of at most `most` parts, whatever their names, that all pass the check. */
export const isRecordOf =
  (check: Check, most: number): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length <= most &&
    Object.values(value).every(check)
