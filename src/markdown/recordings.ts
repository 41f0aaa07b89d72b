/** The recorded output of each cell: what `npm run record` saw in a real browser, as committed. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatNumber, inRange, inSeconds } from '#words/language'
import { settings } from '../author/names.ts'
import { replaceConstant } from '../cell/constant.ts'
import { type Graph, planRun } from '../cell/graph.ts'
import { type Cell, ChapterError } from '../chapter/chapter.ts'
import { CONDITION } from '../chapter/parse-chapter.ts'
import { makings } from '../notebook/fingerprint.ts'
import { minus, percent } from '../output/format.ts'
import type { Output, OutputChange } from '../output/kind.ts'
import { kindOf } from '../output/kinds.ts'
import { readLibrary } from './library.ts'
import { valueAt } from './recorded-path.ts'

export interface Recording {
  cell: string
  /** of the cell's text and all it depends on; another text, or other code behind it, needs another recording */
  fingerprint: string
  /** constants that were set to other values than the book's, such as `epochs=20` */
  settings: Record<string, string>
  /** of each training it was made from, by cell; undefined where it rests on none */
  trainings?: Record<string, string>
  /** what the cell's random numbers started from: its id */
  seed: string
  /** how far a number may be from the recorded one on another machine */
  tolerance: { relative: number; absolute: number }
  recordedOn: string
  backend: string
  browser: string
  /** its version; undefined where `backend` is `none` */
  tensorflow?: string
  milliseconds: number
  outcome: 'done' | 'failed'
  outputs: OutputChange[]
}

/** `fit` or, with other settings than the book's, `fit@epochs=20`. */
export function recordingName(cell: string, settings: Record<string, string> = {}): string {
  const suffix = Object.entries(settings).map(([name, value]) => `@${name}=${value}`)
  return cell + suffix.join('')
}

/** The path of the recording with this name; `root` is the project's folder. */
export function recordingFile(name: string, root = process.cwd()): string {
  return join(root, settings.content, 'recordings', `${name}.json`)
}

/**
 * The recording with this name; undefined where there is none. `try-dropout@full` is that of the cell's full version,
 * whatever its settings. Throws if the file is not JSON.
 */
export function readRecording(name: string, root?: string): Recording | undefined {
  const file = recordingFile(name.endsWith('@full') ? nameOfFull(name, root) : name, root)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recording) : undefined
}

/** The one name that is the cell's with settings, for `CELL@full`; itself where there is none, or several. */
function nameOfFull(name: string, root?: string): string {
  const beginning = name.slice(0, -'full'.length)
  const names = recordingNames(root).filter((each) => each.startsWith(beginning))
  return names.length === 1 ? names[0]! : name
}

/** The names of all recordings. */
export function recordingNames(root = process.cwd()): string[] {
  return readdirSync(join(root, settings.content, 'recordings')).map((file) =>
    file.replace(/\.json$/, ''),
  )
}

/** The name of the recording of a cell's full version; undefined when it has none. */
export function fullName({ id, options }: Cell): string | undefined {
  if (options.full.length === 0) return undefined
  return recordingName(id, Object.fromEntries(options.full.map(({ name, value }) => [name, value])))
}

/** The cell's text with the constants of its full version. Throws when it does not declare one of them. */
export function fullCode({ code, options, file, position }: Cell): string {
  return options.full.reduce(
    (text, { name, value }) => withConstant({ code: text, file, position }, 'full', name, value),
    code,
  )
}

function withConstant(
  { code, file, position }: Pick<Cell, 'code' | 'file' | 'position'>,
  option: string,
  name: string,
  value: string,
): string {
  const changed = replaceConstant(code, name, value)
  if (changed === undefined)
    throw new ChapterError(`${option}=${name}: the cell declares no such constant`, file, position)
  return changed
}

/** What a cell's recording is to be made of: its text, all it depends on, and the book's own code. */
export function fingerprintOf(graph: Graph, id: string): string {
  return makings(graph, readLibrary()).get(id)!.print
}

/** The fingerprint for a recording of the cell's full version. */
export function fullFingerprint(graph: Graph, id: string): string {
  const linked = graph.get(id)!
  const cell = { ...linked.cell, code: fullCode(linked.cell) }
  return fingerprintOf(new Map(graph).set(id, { ...linked, cell }), id)
}

/** Each control of the book that one of these choices is for, with the cell beside which it stands. */
export function controlsFor(graph: Graph, choices: Readonly<Record<string, string>>) {
  return [...graph.values()].flatMap((linked) => {
    const { name } = linked.cell.options.control ?? {}
    const value = name === undefined ? undefined : choices[name]
    return name === undefined || value === undefined ? [] : [{ linked, name, value }]
  })
}

/** The cells with choices beside them made: the constants that controls of these names set have these values. */
function withChoices(graph: Graph, choices: Readonly<Record<string, string>>): Graph {
  const chosen = new Map(graph)
  for (const { linked, name, value } of controlsFor(graph, choices)) {
    const maker = chosen.get(linked.takes.get(name) ?? linked.cell.id)!
    const cell = { ...maker.cell, code: withConstant(maker.cell, 'control', name, value) }
    chosen.set(cell.id, { ...maker, cell })
  }
  return chosen
}

/** What a recording with these settings is to be made of: the cell's full version, or the book with choices made. */
export function recordingPrint(graph: Graph, id: string, settings: Record<string, string>): string {
  return recordingName(id, settings) === fullName(graph.get(id)!.cell)
    ? fullFingerprint(graph, id)
    : fingerprintOf(withChoices(graph, settings), id)
}

/** The fingerprint of each training that a recording with these settings is to be made from; undefined without any. */
export function trainingPrints(
  graph: Graph,
  id: string,
  settings: Record<string, string>,
): Record<string, string> | undefined {
  const needs = planRun(graph, [id], () => false).filter((need) => need !== id)
  const trainings = needs.filter((need) => graph.get(need)!.cell.options.expensive)
  if (trainings.length === 0) return undefined
  const chosen = withChoices(graph, settings)
  return Object.fromEntries(trainings.map((need) => [need, fingerprintOf(chosen, need)]))
}

/** The recording of a cell, of its full version if it has one; undefined when the text has changed since. */
export function freshRecording(graph: Graph, cell: Cell): Recording | undefined {
  const full = fullName(cell)
  const recordingOfFull = full === undefined ? undefined : readRecording(full)
  if (recordingOfFull?.fingerprint === fullFingerprint(graph, cell.id)) return recordingOfFull
  const recording = readRecording(cell.id)
  return recording?.fingerprint === fingerprintOf(graph, cell.id) ? recording : undefined
}

/** The longest recorded output of a cell, over all settings, of a kind that has a length. */
export function longestRecorded(cell: string, root = process.cwd()): Output | undefined {
  return recordingNames(root)
    .filter((name) => name === cell || name.startsWith(`${cell}@`))
    .flatMap((name) => readRecording(name, root)!.outputs)
    .flatMap(({ output }) => {
      const length = kindOf(output)?.length?.(output)
      return length === undefined ? [] : { output, length }
    })
    .sort((a, b) => b.length - a.length)[0]?.output
}

/** What a book has recorded of something other than a cell: `recorded/NAME.json`, outputs as cells give them. */
function readBeside(name: string, root = process.cwd()): Pick<Recording, 'outputs'> | undefined {
  const file = join(root, settings.content, 'recorded', `${name}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/**
 * What a recording holds at a path, `training.finished.19.validationAccuracy` or `milliseconds`. Throws where there is no
 * such recording, or nothing at the path.
 */
export function recordedAt(name: string, path: string, root?: string): unknown {
  const recording: (Partial<Recording> & Pick<Recording, 'outputs'>) | undefined =
    readRecording(name, root) ?? readBeside(name, root)
  if (!recording) throw new Error(`there is no recording "${name}": run npm run record`)
  const outputs = recording.outputs.map(({ output }) => output)
  const value = path === 'milliseconds' ? recording.milliseconds : valueAt(outputs, path)
  if (value === undefined) throw new Error(`the recording "${name}" holds no "${path}"`)
  return value
}

/**
 * A number or text from a recording, for the prose: `fit@epochs=20 training.finished.19.validationAccuracy` is
 * that path into the first output of kind `training`. Throws when there is none.
 */
export function recordedValue(reference: string, root?: string): unknown {
  const [, name = '', path = ''] = /^(\S+) (.+)$/.exec(reference) ?? []
  // While recording there is nothing to quote yet.
  if (process.env.RECORDING && !readRecording(name, root) && !readBeside(name, root)) return '…'
  const value = recordedAt(name, path, root)
  if (typeof value === 'object') throw new Error(`the recording "${name}" holds no "${path}"`)
  return value
}

/** Puts recorded values in the place of `{{REFERENCE}}` and `{{REFERENCE | FORMAT}}`; takes conditions away. */
export function fillValues(text: string): string {
  return text
    .replace(CONDITION, '')
    .replace(/\{\{([^}]+)\}\}/g, (_, reference: string) => formatValue(reference.trim()))
}

/** What cells write of several runs: the least and the most of a number. */
const RANGE = /^([\d.,]+) to ([\d.,]+)$/

/** `REFERENCE`, or with a format: `REFERENCE | percent`, `| fixed 3`, `| seconds`. */
function formatValue(text: string): string {
  const [reference = '', format = ''] = text.split('|').map((part) => part.trim())
  const found = recordedValue(reference)
  // Of a printed line, the last number counts: `guessing  2.302585`.
  const printed =
    typeof found === 'string' ? /-?\d+(?:\.\d+)?(?:e-?\d+)?(?=\D*$)/.exec(found) : null
  const value = printed && format !== '' ? Number(printed[0]) : found
  const range = format === '' && typeof found === 'string' ? RANGE.exec(found) : null
  if (range) return inRange(range[1]!, range[2]!)
  if (format === '' || value === '…')
    // Whole, it is a count, and is written as those that are typed.
    return Number.isInteger(value) ? formatNumber(Number(value)) : String(value)
  if (typeof value !== 'number') throw new Error(`"${reference}" holds no number`)
  const [verb, digits] = format.split(' ')
  if (verb === 'percent') return percent(value)
  if (verb === 'fixed') return minus(value.toFixed(Number(digits)))
  if (verb === 'seconds') return inSeconds(Math.round(value / 1000))
  throw new Error(`unknown format "${format}"`)
}
