import { type CurveSpec, judgeCurve } from './curve.ts'

/**
 * What a question expects, without its texts, and whether an answer is right. Reasons are keys: the page has a text for
 * each (`markdown/render-question.ts`).
 */
export type Spec =
  | { kind: 'choice' | 'several'; right: number[] }
  | {
      kind: 'number'
      right: number
      within: number
      wrong: number[]
      /** a number from 0 to 1 without a unit: what is typed as `64%` is 0.64 */
      isShare: boolean
      scale?: { from: number; to: number; step: number } | undefined
    }
  /** items by their right place; `shown` is the order in which they stand at first */
  | { kind: 'order'; shown: number[] }
  | { kind: 'trace'; right: string; wrong: string[] }
  | CurveSpec

/** Indices of choices, a number, the order of items, a text, or a curve's values, as the spec's kind has it. */
export type Given = number[] | number | string

export interface Verdict {
  isRight: boolean
  /** of the texts that explain: a choice's index; of a curve its shape, `early`, `late`; `right`, `case-0` …, `under`, `over`, `otherwise` */
  reasons: string[]
}

/** Judges an answer. One that is not of the question's kind, such as none chosen, is undefined: no answer yet. */
export function judge(spec: Spec, given: Given): Verdict | undefined {
  switch (spec.kind) {
    case 'choice':
      return isList(given) && given.length === 1
        ? { isRight: spec.right.includes(given[0]!), reasons: given.map(String) }
        : undefined
    case 'several': {
      if (!isList(given) || given.length === 0) return undefined
      const missed = spec.right.filter((index) => !given.includes(index))
      const wrong = given.filter((index) => !spec.right.includes(index))
      // To say why a missed one is right would give it away.
      if (wrong.length > 0) return { isRight: false, reasons: wrong.map(String) }
      return missed.length > 0
        ? { isRight: false, reasons: ['missing'] }
        : { isRight: true, reasons: spec.right.map(String) }
    }
    case 'number': {
      if (typeof given !== 'number' || !Number.isFinite(given)) return undefined
      if (Math.abs(given - spec.right) <= spec.within * (1 + 1e-9))
        return { isRight: true, reasons: ['right'] }
      const near = spec.wrong.findIndex((wrong) => Math.abs(given - wrong) <= 1e-9 + spec.within)
      if (near >= 0) return { isRight: false, reasons: [`case-${near}`] }
      return { isRight: false, reasons: [given < spec.right ? 'under' : 'over'] }
    }
    case 'order': {
      if (!isList(given) || given.length !== spec.shown.length) return undefined
      const misplaced = given.findIndex((item, place) => item !== place)
      return misplaced < 0
        ? { isRight: true, reasons: given.map(String) }
        : { isRight: false, reasons: [String(misplaced)] }
    }
    case 'curve': {
      const reason = isList(given) ? judgeCurve(spec, given) : undefined
      return reason && { isRight: reason === 'right', reasons: [reason] }
    }
    case 'trace': {
      if (typeof given !== 'string' || given.trim() === '') return undefined
      const text = plain(given)
      if (text === plain(spec.right)) return { isRight: true, reasons: ['right'] }
      const at = spec.wrong.findIndex((wrong) => plain(wrong) === text)
      return { isRight: false, reasons: [at < 0 ? 'otherwise' : `case-${at}`] }
    }
  }
}

/** The answer that is right. */
export function rightAnswer(spec: Spec): Given {
  switch (spec.kind) {
    case 'order':
      return spec.shown.map((_, place) => place)
    default:
      return spec.right
  }
}

function isList(given: Given): given is number[] {
  return Array.isArray(given)
}

/** As the same thing may be typed: `[1,2]` is `[1, 2]`, `"a"` is `'a'`. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/["`‘’“”]/g, "'")
    .toLowerCase()
}
