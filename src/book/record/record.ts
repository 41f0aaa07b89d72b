/** A race to 98% in the page: its rule, and a result as a text that can be handed on. Plain data. */

/** The share of the test digits that has to be read. */
export const GOAL = 0.98
/** All training digits. */
export const DIGITS = 60_000
/** The first class trains by the book's schedule. */
export const BOOK_SCHEDULE: Schedule = { size: 128, rate: 0.001, decay: 1 }

/** The names of a schedule's numbers, which are constants of the races' cells. */
export const SCHEDULE_NAMES = Object.keys(BOOK_SCHEDULE) as (keyof Schedule)[]
/** The cell that runs the race of a class. */
export const RACE_CELLS = { book: 'record', free: 'faster-record' } as const

export type RaceClass = keyof typeof RACE_CELLS

export interface Schedule {
  /** digits in a batch */
  size: number
  /** of the steps in the first epoch */
  rate: number
  /** what the rate is multiplied by after each epoch */
  decay: number
}

/** What a browser tells of its machine. */
export interface RaceMachine {
  /** TensorFlow.js's name for what computed */
  backend: string
  threads: number
  /** logical processors */
  processors: number
  /** the graphics card's name, where one computed */
  card?: string | undefined
  /** with its version and the system */
  browser: string
}

/** A run that has ended. */
export interface RaceResult extends Schedule, RaceMachine {
  /** `YYYY-MM-DD` */
  on: string
  /** from pressing the button to the end, without those of `fetching` */
  seconds: number
  /** seconds in which the digits were fetched and unpacked */
  fetching: number
  /** of the test digits, after the last epoch, between 0 and 1 */
  accuracy: number
  epochs: number
  /** in all epochs together */
  steps: number
}

/** What of the rule a run may have broken. */
export interface RaceFacts {
  raceClass: RaceClass
  schedule: Schedule
  accuracy: number
  /** training digits in an epoch */
  digits: number
  /** nothing had been computed since the page was loaded */
  isFresh: boolean
  /** all cells are as published, but for the schedule's numbers */
  isUnchanged: boolean
}

export type Fault = 'not-fresh' | 'changed' | 'digits' | 'accuracy' | 'schedule'

/** What keeps the run from counting; empty where it counts. */
export function faultsOf(facts: RaceFacts): Fault[] {
  const { raceClass, schedule, accuracy, digits, isFresh, isUnchanged } = facts
  const isBooks = SCHEDULE_NAMES.every((name) => schedule[name] === BOOK_SCHEDULE[name])
  const faults: [Fault, boolean][] = [
    // Means of numbers of 32 bits: one test digit is a ten-thousandth.
    ['accuracy', Math.round(accuracy * 10_000) < GOAL * 10_000],
    ['digits', digits !== DIGITS],
    ['schedule', raceClass === 'book' && !isBooks],
    ['changed', !isUnchanged],
    ['not-fresh', !isFresh],
  ]
  return faults.filter(([, isSo]) => isSo).map(([fault]) => fault)
}

interface NavigatorData {
  brands?: readonly { brand: string; version: string }[]
  platform?: string
}

/** The browser and the system, such as `Chromium 156, Linux`; all of the user agent where it says no more. */
export function browserName(userAgent: string, data?: NavigatorData): string {
  // Browsers name one that there is not, so that nobody relies on the list.
  const brands = data?.brands?.filter(({ brand }) => !/not.*brand/i.test(brand)) ?? []
  const [brand] = brands.toSorted(byFame)
  if (!brand) return userAgent
  return [`${brand.brand} ${brand.version}`, data?.platform].filter(Boolean).join(', ')
}

/** Whoever builds on Chromium names it, too. */
const byFame = (a: { brand: string }, b: { brand: string }) =>
  Number(a.brand === 'Chromium') - Number(b.brand === 'Chromium')
