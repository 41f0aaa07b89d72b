/** How does a training go, epoch after epoch, on what it knows and on what it does not? */
import { course as words } from '#book-words/figures/course'
import { formatNumber } from '#words/language'
import { type Figure, steps } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { drawCourse, numbersOf } from './draw.ts'
import { bestEpoch, type Course, type Measure, shareSure } from './model.ts'

/** Beyond the last one: it follows a training, whose latest epoch is the nearest. */
const FOLLOWING = 1e6
const start = { measure: 'loss' as string, epoch: FOLLOWING }

export const figure: Figure<typeof start, Assets> = {
  start,
  needs: ['data'],
  controls: (_, assets) => {
    const last = courseOf(assets).moments.length - 1
    return [
      {
        kind: 'choice',
        name: 'measure',
        label: words.measure,
        options: Object.entries(words.measures),
      },
      {
        kind: 'slider',
        name: 'epoch',
        label: words.epoch,
        values: steps(0, last),
        text: (epoch) => words.after(Math.min(epoch, last)),
      },
    ]
  },
  play: { name: 'epoch', perSecond: () => 3, last: (_, a) => courseOf(a).moments.length - 1 },
  check: (state) => ({ ...state, epoch: Math.max(0, Math.round(state.epoch)) }),
  draw(state, assets) {
    const course = courseOf(assets)
    return drawCourse({
      course,
      moment: momentAt(state.epoch, course),
      measure: state.measure as Measure,
      picture: assets.picture!,
    })
  },
  describe(state, assets) {
    const course = courseOf(assets)
    const moment = momentAt(state.epoch, course)
    return words.describe({
      when: words.after(moment.epoch),
      measure: words.measures[state.measure as Measure],
      numbers: numbersOf(moment, state.measure as Measure),
      wrong: formatNumber(moment.wrong),
      sure: Math.round(shareSure(moment) * 100),
      best: bestEpoch(course.moments),
    })
  },
}

function courseOf({ data }: Assets): Course {
  return data as Course
}

function momentAt(epoch: number, { moments }: Course) {
  return moments[epoch] ?? moments.at(-1)!
}
