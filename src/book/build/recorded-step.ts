/** Which larger versions of cells take the time of so many steps of `fit`, and how long one took where they were made. */
import type { LinkedCell } from '../../cell/graph.ts'
import { type Recording, readRecording } from '../../markdown/recordings.ts'
import { stepOf } from '../outputs/training-step.ts'
import { DIGITS } from '../record/record.ts'

/** What trains by the book's loop, which a graphics card takes whole steps of: `fit` itself, and what calls it. */
const TRAINERS: ReadonlySet<string> = new Set(['fit', 'compare', 'fitUntil'])

/**
 * Milliseconds of a step of `fit` where this recording was made. Undefined where the cell does not train by it, or with
 * batches of its own or few digits, so that a card gains another factor; or where the recording is not of the same day
 * as that of `fit`: then it may be of another machine, or of one that had more to do.
 */
export function recordedStep(cell: LinkedCell, recording: Recording): number | undefined {
  const fit = readRecording('fit')
  if (!fit || !isLikeFit(cell, recording) || !isOfOneDay(fit, recording)) return undefined
  const shown = fit.outputs.find(({ output }) => output.kind === 'training')
  return shown && stepOf(shown.output)
}

/** Whether nearly all that this version of the cell does is steps like those of `fit`, an epoch of them or more at a time. */
export function isLikeFit(
  { cell, compiled, takes }: Pick<LinkedCell, 'cell' | 'compiled' | 'takes'>,
  { settings }: Pick<Recording, 'settings'>,
): boolean {
  const names = [...takes.keys(), ...compiled.imports.map(({ imported }) => imported)]
  const digits = settings.digits ?? compiled.constants.digits ?? DIGITS
  return (
    names.some((name) => TRAINERS.has(name)) &&
    Number(digits) === DIGITS &&
    !/\bbatchSize:/.test(cell.code)
  )
}

const isOfOneDay = (one: Recording, other: Recording) =>
  one.recordedOn === other.recordedOn &&
  one.backend === other.backend &&
  one.browser === other.browser
