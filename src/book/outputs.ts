/** The book's output kinds; each stands in a file of `outputs`. */
import type { OutputForm, OutputKind } from '../output/kind.ts'
import * as answers from './outputs/answers.ts'
import * as course from './outputs/course.ts'
import * as digits from './outputs/digits.ts'
import * as looks from './outputs/looks.ts'
import * as step from './outputs/step.ts'
import * as training from './outputs/training.ts'

export { Shown } from './lesson/show.ts'

export const forms: readonly OutputForm[] = [
  training.form,
  digits.form,
  looks.form,
  answers.form,
  course.form,
  step.form,
]

export const kinds: readonly OutputKind[] = [
  training.kind,
  digits.kind,
  looks.kind,
  answers.kind,
  course.kind,
  step.kind,
]
