/** What does it take for what, how surely, and may one believe it? */
import { mistakes as words } from '#book-words/figures/mistakes'
import type { Figure } from '../../../figures/figure.ts'
import type { Assets } from '../assets.ts'
import { drawCalibration, drawMatrix, drawSurest, type Picture, percentOf } from './draw.ts'
import {
  calibration,
  calibrationError,
  confusion,
  type Exam,
  inSquare,
  type PackedAnswers,
  surestMistakes,
  unpackExam,
} from './model.ts'

const start = { view: 'matrix' as string, label: 9, answer: 4 }

export const figure: Figure<typeof start, Assets> = {
  start,
  needs: ['data', 'testImages'],
  controls: () => [
    { kind: 'choice', name: 'view', label: words.view, options: Object.entries(words.views) },
  ],
  check: (state) => ({ ...state, label: digit(state.label), answer: digit(state.answer) }),
  draw(state, assets) {
    const exam = examOf(assets)
    const picture: Picture = { exam, images: assets.testImages!, picture: assets.picture! }
    if (state.view === 'surest') return drawSurest(surestMistakes(exam), picture)
    if (state.view === 'calibration') return drawCalibration(calibration(exam))
    const { label, answer } = state
    return drawMatrix(confusion(exam), [label, answer], inSquare(exam, label, answer), picture)
  },
  describe(state, assets) {
    const exam = examOf(assets)
    const wrong = surestMistakes(exam)
    const total = exam.labels.length
    if (state.view === 'surest')
      return words.describeSurest({
        wrong: wrong.length,
        sure: wrong.filter((i) => exam.sureness[i]! > 0.9).length,
        p: percentOf(exam.sureness[wrong[0] ?? 0]!),
      })
    if (state.view === 'calibration') {
      const high = calibration(exam)[9]!
      return words.describeCalibration({
        error: `${(calibrationError(exam) * 100).toFixed(2)}%`,
        high: `${(high.right * 100).toFixed(2)}%`,
        highCount: high.count,
        total,
      })
    }
    const counts = confusion(exam)
    const offDiagonal = Array.from(counts, (count, i) => (i % 11 === 0 ? 0 : count))
    const most = offDiagonal.indexOf(Math.max(...offDiagonal))
    return words.describeMatrix({
      total,
      wrong: wrong.length,
      most: { label: Math.floor(most / 10), answer: most % 10, count: counts[most]! },
      label: state.label,
      answer: state.answer,
      count: counts[state.label * 10 + state.answer]!,
    })
  },
  press(state, name) {
    const [label, answer] = name.split(' ').map(Number) as [number, number]
    return { ...state, label: digit(label), answer: digit(answer) }
  },
}

const exams = new WeakMap<object, Exam>()

function examOf({ data }: Assets): Exam {
  const packed = data as PackedAnswers
  let exam = exams.get(packed)
  if (!exam) {
    exam = unpackExam(packed)
    exams.set(packed, exam)
  }
  return exam
}

function digit(value: number): number {
  return Math.max(0, Math.min(9, Math.round(value) || 0))
}
