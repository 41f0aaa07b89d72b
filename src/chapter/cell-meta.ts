/**
 * The words after ```` ```ts ````: `cell=fit expensive changes=model control=epochs:1,3,20`.
 * An unknown word is an error, since a typing mistake would otherwise change nothing and be found by a reader.
 */
import type { CellOptions, OwnOption, OwnOptions } from './chapter.ts'

export type CellMeta =
  | { kind: 'cell'; id: string; options: CellOptions }
  | { kind: 'show'; id: string }
  /** a solution of the exercise in a cell */
  | { kind: 'solution'; id: string }
  /** a wrong answer to the exercise in a cell */
  | { kind: 'wrong'; id: string }
  | { kind: 'plain' }

/** A mistake in a fence's options: what to do about it, and the word that is wrong. */
export class OptionError extends Error {
  override name = 'OptionError'
  readonly word: string
  constructor(message: string, word: string) {
    super(message)
    this.word = word
  }
}

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const NAME = /^[A-Za-z_$][\w$]*$/

/**
 * Parses a fence's meta string; throws an `OptionError` whose message is for the author. `ownOptions` are the book's,
 * by name.
 */
export function parseCellMeta(meta: string, ownOptions: OwnOptions = {}): CellMeta {
  const words = meta.split(/\s+/).filter((word) => word !== '')
  const options: CellOptions = {
    expensive: false,
    local: false,
    checks: undefined,
    expectError: false,
    changes: [],
    after: [],
    control: undefined,
    full: [],
    own: {},
  }
  let id: string | undefined
  let shown: string | undefined
  let solved: string | undefined
  let failed: string | undefined
  const given = new Set<string>()
  const read = (word: string) => {
    const [key, value = ''] = splitOnce(word, '=')
    if (given.has(key)) throw new Error(`${key} stands twice: only one of them counts`)
    given.add(key)
    if (key === 'cell') id = checkId(value)
    else if (key === 'show') shown = checkId(value)
    else if (key === 'solution') solved = checkId(value)
    else if (key === 'wrong') failed = checkId(value)
    else if (word === 'expensive' || word === 'local' || word === 'folded') options[word] = true
    else if (word === 'expect=error') options.expectError = true
    else if (key === 'checks') {
      options.checks = checkId(value)
      options.local = options.expectError = true
    } else if (key === 'changes') options.changes = value.split(',').map(checkName)
    else if (key === 'after') options.after = value.split(',').map(checkId)
    else if (key === 'full') options.full = value.split(',').map(parseConstant)
    else if (key === 'control') options.control = parseControl(value)
    else if (Object.hasOwn(ownOptions, key))
      options.own = { ...options.own, [key]: checkOwn(key, value, ownOptions[key]!) }
    else throw new Error(`unknown cell option "${word}": write one of ${known(ownOptions)}`)
  }
  for (const word of words)
    try {
      read(word)
    } catch (error) {
      throw new OptionError((error as Error).message, word)
    }
  if ([id, shown, solved, failed].filter((each) => each !== undefined).length > 1)
    throw new OptionError('a fence is a cell, shows one or solves one: only one of them', words[0]!)
  if (id !== undefined) return { kind: 'cell', id, options }
  const [other] = words.filter((word) => !/^(show|solution|wrong)=/.test(word))
  if (other !== undefined)
    throw new OptionError(
      `"${other}" is an option of a cell: ${words.length > 1 ? 'write it where the cell is' : 'cell options need a cell=… first'}`,
      other,
    )
  if (shown !== undefined) return { kind: 'show', id: shown }
  if (solved !== undefined) return { kind: 'solution', id: solved }
  if (failed !== undefined) return { kind: 'wrong', id: failed }
  return { kind: 'plain' }
}

const OPTIONS =
  'cell=, show=, solution=, wrong=, checks=, changes=, after=, control=, full=, expect=error, expensive, local, folded'

function known(ownOptions: OwnOptions): string {
  return [OPTIONS, ...Object.keys(ownOptions).map((name) => `${name}=`)].join(', ')
}

function parseControl(value: string): { name: string; values: string[] } {
  const [name, text = ''] = splitOnce(value, ':')
  const values = text.split(',')
  if (values.includes(''))
    throw new Error('control needs a name and values, such as control=epochs:1,3,20')
  return { name: checkName(name), values }
}

function parseConstant(text: string): { name: string; value: string } {
  const [name, value = ''] = splitOnce(text, ':')
  if (value === '') throw new Error('full needs names and values, such as full=epochs:20,runs:5')
  return { name: checkName(name), value }
}

function checkOwn(name: string, value: string, { form, example }: OwnOption): string {
  if (!new RegExp(`^(?:${form})$`).test(value))
    throw new Error(`${name}=${value}: write ${example}`)
  return value
}

function checkId(id: string): string {
  if (!ID.test(id)) throw new Error(`"${id}" is no cell id: use lower-case words joined by hyphens`)
  return id
}

function checkName(name: string): string {
  if (!NAME.test(name)) throw new Error(`"${name}" is no TypeScript name`)
  return name
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
