/**
 * What a figure is: a state that fits in an address, a picture of it as markup, and the same in words. All of it is
 * pure; `book-figure.ts` brings it to life, the build draws its first frame with the same functions.
 */

import type { Markup } from '../output/markup.ts'

export type Value = number | string | boolean
export type State = Readonly<Record<string, Value>>

/** What a figure may need besides its state, by name; what there is, the book says. `data` is what a cell gave it. */
export type Assets = Readonly<Record<string, unknown>>

export interface Figure<S extends State = State, A extends object = Assets> {
  /** what the page shows at first, and after Reset */
  start: S
  controls(state: S, assets: A): readonly Control[]
  draw(state: S, assets: A): Markup
  /** what there is to see, in sentences, with the numbers of the state */
  describe(state: S, assets: A): string
  /** Brings a state that came from an address, or lost its sense by another control, within its limits. */
  check?(state: S): S
  /** what can be played: a number that grows by itself up to a last value */
  play?: {
    name: keyof S & string
    perSecond(state: S): number
    last(state: S, assets: A): number
  }
  /** A handle (`data-handle`) was dragged to a place in the picture's own units, or pressed there. */
  move?(state: S, handle: string, to: PicturePoint, isPressed: boolean): S
  /** An arrow key was pressed on a handle: right is x = 1, up is y = 1. */
  nudge?(state: S, handle: string, by: PicturePoint): S
  /**
   * A button (`data-press`) was pressed, in the picture or among the controls; or Enter or Space on a handle with a
   * `data-key`. Many buttons stand in a `data-grid` of so many columns, with `tabindex` 0 at one and -1 at the others:
   * arrow keys lead from one to the next.
   */
  press?(state: S, name: string, assets: A): S
  /** the reader's work, which outlives the page */
  isKept?: boolean
  /** what it cannot be drawn without */
  needs?: readonly (keyof A & string)[]
  /**
   * What it needs besides in this state. It is fetched when the state is first shown; until it is there, the figure is
   * drawn without.
   */
  needsFor?(state: S): readonly (keyof A & string)[]
}

/** In the picture's own units. */
export interface PicturePoint {
  x: number
  y: number
}

/** What stands under the picture; each but a button is named after the part of the state it changes. */
export type Control =
  | {
      kind: 'slider'
      name: string
      label: string
      values: readonly number[]
      /** the value as readers read it; default: the number */
      text?: (value: number) => string
    }
  | {
      kind: 'choice'
      name: string
      label: string
      options: readonly (readonly [value: string, label: string])[]
    }
  | { kind: 'switch'; name: string; label: string }
  | { kind: 'button'; press: string; label: string }

/** All that a figure needs in the state it starts with. */
export function needsAtStart({ needs = [], needsFor, start }: Figure): readonly string[] {
  return [...needs, ...(needsFor?.(start) ?? [])]
}

/** `first`, `first + step` … up to `last`: the values of a slider. */
export function steps(first: number, last: number, step = 1): number[] {
  const count = Math.floor((last - first) / step + 1e-9) + 1
  return Array.from({ length: count }, (_, i) => Number((first + i * step).toPrecision(10)))
}

/** The parts of a state that differ from the start, as the part of an address after `?`; empty at the start. */
export function encodeState(state: State, start: State): string {
  const changed = Object.entries(state).filter(([name, value]) => value !== start[name])
  return new URLSearchParams(
    changed.map(([name, value]) => [
      name,
      typeof value === 'number' ? String(Number(value.toPrecision(6))) : String(value),
    ]),
  ).toString()
}

/** The state an address asks for. What makes no sense is left at the start. */
export function decodeState<S extends State, A extends object>(
  text: string,
  figure: Figure<S, A>,
  assets: A,
): S {
  const state: Record<string, Value> = { ...figure.start }
  for (const [name, value] of new URLSearchParams(text)) {
    const before = Object.hasOwn(figure.start, name) ? figure.start[name] : undefined
    if (typeof before === 'number' && value !== '' && Number.isFinite(Number(value)))
      state[name] = Number(value)
    else if (typeof before === 'boolean') state[name] = value === 'true'
    else if (typeof before === 'string') state[name] = value
  }
  return checked(state as S, figure, assets)
}

/** The state with every control at one of its values. */
export function checked<S extends State, A extends object>(
  state: S,
  figure: Figure<S, A>,
  assets: A,
): S {
  const right: Record<string, Value> = { ...state }
  // What a control offers may rest on the others: those that are not looked at yet stand at the start meanwhile.
  const waiting = new Set<string>()
  for (const control of figure.controls(figure.start, assets))
    if (control.kind !== 'button') {
      waiting.add(control.name)
      right[control.name] = figure.start[control.name]!
    }
  for (let at = 0; ; at++) {
    const control = figure.controls(right as S, assets)[at]
    if (!control) break
    if (control.kind === 'button') continue
    waiting.delete(control.name)
    right[control.name] = rightValue(control, state[control.name]!, figure.start)
  }
  for (const name of waiting) right[name] = state[name]!
  return figure.check?.(right as S) ?? (right as S)
}

function rightValue(control: Exclude<Control, { kind: 'button' }>, value: Value, start: State) {
  if (control.kind === 'slider') return control.values[nearest(control.values, Number(value))]!
  if (control.kind === 'choice' && !control.options.some(([each]) => each === value))
    return start[control.name]!
  return value
}

/** The index of the value closest to `wanted`. */
export function nearest(values: readonly number[], wanted: number): number {
  let best = 0
  for (const [i, value] of values.entries())
    if (Math.abs(value - wanted) < Math.abs(values[best]! - wanted)) best = i
  return best
}
