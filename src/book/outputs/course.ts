/** The course of a training, epoch after epoch; a figure shows it. */
import { course as words } from '#book-words/outputs/course'
import { ELEMENT, ending, list, maybe, number, object, oneOf, text } from '../../output/form.ts'
import type { OutputForm, OutputKind } from '../../output/kind.ts'
import type { Course, Moment, Score } from '../lesson/course.ts'

declare module '../../output/kind.ts' {
  interface OutputKinds {
    course: Course
  }
}

const score = object<Score>({ loss: number, accuracy: number })

export const form: OutputForm<Course> = {
  kind: 'course',
  isForCells: true,
  read: object<Course>({
    kind: oneOf('course'),
    epochs: number,
    moments: ending(
      object<Moment>({
        epoch: number,
        mean: maybe(score),
        last: maybe(score),
        known: score,
        test: score,
        wrong: number,
        first: list(object<Moment['first'][number]>({ digit: number, answer: number }), 24),
        sureness: list(number, 10),
        packedFilters: list(text(6000), 12),
        scale: number,
      }),
      101,
    ),
    misread: list(
      object<Course['misread'][number]>({ label: number, packedPixels: text(1100) }),
      2000,
    ),
  }),
  weigh: ({ moments }) => ELEMENT * (100 + moments.length),
}

export const kind: OutputKind<Course> = {
  kind: 'course',
  figure: { name: 'course', caption: words.caption },
  say: ({ epochs, moments }) => words.progress(moments.length - 1, epochs),
  compare: { packed: ['packedFilters', 'packedPixels'] },
}

/** In an exported program. */
export function outside({ moments }: Course): void {
  const { epoch, known, test, wrong } = moments.at(-1)!
  console.log(
    `epoch ${epoch}: loss ${known.loss.toFixed(4)} on known digits, ${test.loss.toFixed(4)} on the test, ${wrong} misread`,
  )
}
