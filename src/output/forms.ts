/** The table of output forms: the engine's and the book's. */
import { forms as bookForms } from '#book/outputs'
import { type Read, Refused, refuse } from './form.ts'
import type { Output, OutputForm } from './kind.ts'
import { forms as engineForms } from './kinds/all.ts'
import type { Pile } from './pile.ts'

export const allForms: readonly OutputForm[] = [...engineForms, ...bookForms]

/** Without a prototype, which a cell could have patched. */
const formOf = Object.create(null) as Record<string, OutputForm | undefined>
for (const form of allForms) formOf[form.kind] = form

/** Throws `Refused` for what is no output. */
export const readOutput: Read<Output> = (value, isStrict) => {
  const form = formFor(value)
  return form ? (form.read(value, isStrict) as Output) : refuse()
}

/** The output as it can be shown: known parts, and of what is too large a part. Undefined if it is no output. */
export function fit(value: unknown): Output | undefined {
  try {
    return readOutput(value, false)
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

/** The output that a cell's value stands for, made to fit; undefined where it is of no kind. */
export function outputOf(value: unknown): Output | undefined {
  for (const { describe } of allForms) {
    const described = describe?.(value)
    if (described) return fit(described)
  }
  return formFor(value)?.isForCells ? fit(value) : undefined
}

/** About what it costs to draw it: letters, elements, and pictures' bytes, which cost least. */
export function weigh(output: Output): number {
  return formOf[output.kind]!.weigh(output)
}

/** All of an output as text; undefined for a picture or a figure. */
export function textOf(output: Output): Pile | undefined {
  return formFor(output)?.text?.(output)
}

/** Whether outputs of its kind have a text to be saved. */
export function hasText(output: Output): boolean {
  return formFor(output)?.text !== undefined
}

/** The numbers in it that say how much was left out. */
export function countsOf(output: Output): readonly string[] {
  return formOf[output.kind]?.leftOut ?? []
}

function formFor(value: unknown): OutputForm | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { kind } = value as { kind?: unknown }
  return typeof kind === 'string' ? formOf[kind] : undefined
}
