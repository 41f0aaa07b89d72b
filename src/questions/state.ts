/** How far a reader is with one question: pure, (state, event) to state. */
import { type Given, judge, type Spec, type Verdict } from './judge.ts'

/** Of the first answer, which counts; `unknown` is “I don't know”, which is an answer, too. */
export type First = 'right' | 'wrong' | 'unknown'

export interface Asked {
  /** `tried`: wrong, and may be tried again; `told`: the answer is shown */
  phase: 'open' | 'tried' | 'right' | 'told'
  /** undefined before the first answer */
  first: First | undefined
  /** what was answered last */
  given: Given | undefined
  verdict: Verdict | undefined
}

export type AskedEvent =
  | { type: 'answer'; given: Given }
  /** asks for the answer, without one or after wrong ones */
  | { type: 'show' }
  /** to answer it afresh; what the first answer was stays */
  | { type: 'again' }

export const UNASKED: Asked = {
  phase: 'open',
  first: undefined,
  given: undefined,
  verdict: undefined,
}

/**
 * The state after an event. What is over stays so until it is taken up again. What is no answer is not judged, and takes
 * the verdict on the answer before it away.
 */
export function reduceAsked(state: Asked, event: AskedEvent, spec: Spec): Asked {
  if (event.type === 'again') return { ...UNASKED, first: state.first }
  if (state.phase === 'right' || state.phase === 'told') return state
  if (event.type === 'show') return { ...state, phase: 'told', first: state.first ?? 'unknown' }
  const verdict = judge(spec, event.given)
  if (!verdict) return { ...UNASKED, first: state.first }
  const { isRight } = verdict
  return {
    phase: isRight ? 'right' : 'tried',
    first: state.first ?? (isRight ? 'right' : 'wrong'),
    given: event.given,
    verdict,
  }
}

/** A guess is made once: what was covered is seen then, and the answer told. */
export function reduceGuess(state: Asked, event: AskedEvent, spec: Spec): Asked {
  const next = reduceAsked(state, event, spec)
  return next.phase === 'tried' ? { ...next, phase: 'told' } : next
}
