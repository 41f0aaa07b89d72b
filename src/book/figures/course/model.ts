/** What can be told from the course of a training, as `lesson/course` notes it. */
import type { Course, Moment } from '../../lesson/course.ts'

export type { Course, Moment }

export const LINES = ['mean', 'last', 'known', 'test'] as const
export type LineName = (typeof LINES)[number]
export type Measure = 'loss' | 'accuracy'

/** The points of a line, from the first epoch on. */
export function pointsOf(
  moments: readonly Moment[],
  line: LineName,
  measure: Measure,
): { epoch: number; value: number }[] {
  return moments.flatMap((moment) => {
    const score = moment[line]
    return moment.epoch === 0 || !score ? [] : [{ epoch: moment.epoch, value: score[measure] }]
  })
}

/** The epoch after which the test's loss was least; undefined before the first has ended. */
export function bestEpoch(moments: readonly Moment[]): number | undefined {
  const points = pointsOf(moments, 'test', 'loss')
  const least = Math.min(...points.map(({ value }) => value))
  return points.find(({ value }) => value === least)?.epoch
}

/** The share of the misread digits that got more than 0.9 for the wrong answer. */
export function shareSure({ wrong, sureness }: Moment): number {
  return wrong === 0 ? 0 : sureness.at(-1)! / wrong
}
