/**
 * When a card comes back. Pure: days are whole numbers, counted from 1 January 1970 in the reader's own time zone, so
 * that a card is due from midnight on.
 */

/** Days until a card comes back, each time it is remembered. */
export const INTERVALS: readonly number[] = [1, 3, 7, 21, 60]

export type Rating = 'forgot' | 'remembered'

/** What is known of a card that has been rated. */
export interface Schedule {
  /** index of the interval that it waits out now */
  step: number
  /** the day on which it comes back */
  due: number
}

/** The reader's day at a moment. */
export function dayOf(date: Date): number {
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000)
}

/**
 * The schedule of a card after a rating; undefined is one that has not been rated yet. What is forgotten begins anew.
 * What is remembered before its day stays as it is: to know it an hour later says little.
 */
export function afterRating(before: Schedule | undefined, rating: Rating, today: number): Schedule {
  if (before && rating === 'remembered' && !isDue(before, today)) return before
  const step = before && rating === 'remembered' ? before.step + 1 : 0
  const last = INTERVALS.length - 1
  return { step: Math.min(step, last), due: today + INTERVALS[Math.min(step, last)]! }
}

/** Whether it is to be asked. One that would wait longer than any card was rated on a day that was set wrong. */
export function isDue({ due }: Schedule, today: number): boolean {
  return due <= today || due > today + INTERVALS.at(-1)!
}

/** What is left of a session after its first card was rated: a forgotten one comes again, at the end. */
export function nextInSession<T>([first, ...rest]: readonly T[], rating: Rating): T[] {
  return rating === 'forgot' && first !== undefined ? [...rest, first] : rest
}

/** The cards that are to be asked, the longest overdue first; else in the order given. */
export function dueCards<T>(
  cards: readonly T[],
  scheduleOf: (card: T) => Schedule | undefined,
  today: number,
): T[] {
  return cards
    .flatMap((card) => {
      const schedule = scheduleOf(card)
      return schedule && isDue(schedule, today) ? [{ card, due: schedule.due }] : []
    })
    .sort((a, b) => a.due - b.due)
    .map(({ card }) => card)
}

/** The first day after today on which a card comes back; undefined where none does. */
export function nextDay(schedules: readonly Schedule[], today: number): number | undefined {
  const days = schedules.filter((each) => !isDue(each, today)).map(({ due }) => due)
  return days.length === 0 ? undefined : Math.min(...days)
}
