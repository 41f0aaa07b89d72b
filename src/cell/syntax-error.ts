/** What a cell's author or reader is told where the parser finds a mistake: its own words, or better ones. */
import { compiler as words } from '#words/compiler'
import type { Position } from '../chapter/chapter.ts'
import { adviceOn } from './characters.ts'

/** What Babel throws. `loc.index` counts characters of the text. */
export interface ParserError {
  message: string
  reasonCode?: string
  /** names of Babel's plug-ins for syntax that it could read */
  missingPlugin?: string[]
  details?: { expected?: string | null; identifierName?: string; reservedWord?: string }
  loc?: { line: number; column: number; index: number }
}

/** What is said of syntax that Babel knows and a cell has not, by the plug-in that would read it. */
export const BEYOND: Readonly<Record<string, string>> = words.beyond

/** The message and the place of a mistake that the parser found in `code`. */
export function explain(error: ParserError, code: string): { message: string; position: Position } {
  const { line, column, index } = error.loc ?? { line: 1, column: 0, index: 0 }
  const at = { line, column: column + 1 }
  const beyond = error.missingPlugin?.map((name) => BEYOND[name]).find((each) => each !== undefined)
  if (beyond !== undefined) return { message: beyond, position: startOfWord(code, at, beyond) }
  return {
    message: adviceOn(characterAt(code, index)) ?? sentenceOf(error, code, index),
    position: at,
  }
}

/** Babel refuses `accessor` only when it has read past it. */
function startOfWord(code: string, at: Position, message: string): Position {
  const line = code.split('\n')[at.line - 1] ?? ''
  const start = line.slice(0, at.column - 1).lastIndexOf('accessor')
  return message === BEYOND.decoratorAutoAccessors && start >= 0
    ? { line: at.line, column: start + 1 }
    : at
}

function characterAt(code: string, index: number): string {
  return String.fromCodePoint(...[code.codePointAt(index)].filter((each) => each !== undefined))
}

const TOKEN = /^(?:[\p{ID_Start}$_][\p{ID_Continue}$]*|\d[\w.]*|=>|[=!<>&|?*+-]+|\S)/u

function sentenceOf(
  { message, reasonCode = '', details }: ParserError,
  code: string,
  index: number,
) {
  if (reasonCode === 'UnexpectedToken') return unexpected(details?.expected ?? '', code, index)
  if (reasonCode === 'VarRedeclaration') return words.redeclared(details?.identifierName ?? '')
  if (reasonCode === 'UnexpectedReservedWord') return words.reserved(details?.reservedWord ?? '')
  const known: Readonly<Record<string, string>> = words.mistakes
  return known[reasonCode] ?? words.otherMistake(message.replace(/ \(\d+:\d+\)$/, ''))
}

/** Says which token is unexpected, or that there is none. */
function unexpected(expected: string, code: string, index: number): string {
  const [token] = TOKEN.exec(code.slice(index)) ?? []
  return token === undefined ? words.unexpectedEnd(expected) : words.unexpected(token, expected)
}
