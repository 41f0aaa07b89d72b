/** What a cell's author or reader is told where the parser finds a mistake: its own words, or better ones. */
import type { Position } from '../chapter/chapter.ts'
import { adviceOn } from './characters.ts'

/** What Babel throws. `loc.index` counts characters of the text. */
export interface ParserError {
  message: string
  reasonCode?: string
  /** names of Babel's plug-ins for syntax that it could read */
  missingPlugin?: string[]
  loc?: { line: number; column: number; index: number }
}

export const NO_EXPORT = 'a cell exports nothing: other cells see its top-level names'
export const NO_NAMESPACE = 'namespaces are not erasable: use plain functions'
const NO_DECORATOR = 'decorators are not part of a cell: call the function on the class yourself'

/** Syntax that Babel knows and a cell has not, by the plug-in that would read it. */
export const BEYOND: Record<string, string> = {
  asyncDoExpressions: 'do expressions are not part of a cell: use an async function',
  decoratorAutoAccessors: 'accessor fields are not part of a cell: write get and set',
  decorators: NO_DECORATOR,
  'decorators-legacy': NO_DECORATOR,
  deferredImportEvaluation: 'import defer is not part of a cell: write import * as NAME from …',
  deferredReexports: NO_EXPORT,
  destructuringPrivate: 'private names cannot be taken out in a pattern: read them one by one',
  discardBinding: 'void names nothing in a cell: give it a name that begins with _',
  doExpressions: 'do expressions are not part of a cell: use a function, or a ? b : c',
  exportDefaultFrom: NO_EXPORT,
  flow: 'Flow is not part of a cell: write TypeScript',
  functionBind: ':: is not part of a cell: write object.method(…)',
  functionSent: 'function.sent is not part of a cell: keep what yield gives',
  importSync: 'import sync is not part of a cell: write import … from',
  jsx: 'JSX is not part of a cell: what display shows is a value, not markup',
  moduleBlocks: 'module blocks are not part of a cell: use a function',
  namespaceImportFilter:
    'this import is not part of a cell: name what you need, import { a } from …',
  optionalChainingAssign: 'nothing is assigned through ?. in a cell: ask with if first',
  partialApplication: 'f(?) is not part of a cell: write a function, x => f(x)',
  pipelineOperator: '|> is not part of a cell: write f(x) instead of x |> f',
  sourcePhaseImports: 'import source is not part of a cell: write import … from',
  structs: 'structs are not part of a cell: use a class',
  throwExpressions: 'throw is a statement: put it in { … } or on a line of its own',
  v8intrinsic: 'names with % are the engine’s own and not part of a cell',
}

/** What is wrong, by Babel's names of it, where its sentence says less than ours. */
const BETTER: Record<string, string> = {
  IllegalReturn: 'a cell returns nothing: what its last expression gives is shown',
  InlineModuleDeclarationMustUseString: NO_NAMESPACE,
  StrictWith: 'with is not part of a cell: give the object a short name',
}

/** The message and the place of a mistake that the parser found in `code`. */
export function explain(
  { message, reasonCode = '', missingPlugin, loc }: ParserError,
  code: string,
): { message: string; position: Position } {
  const { line, column, index } = loc ?? { line: 1, column: 0, index: 0 }
  const at = { line, column: column + 1 }
  const beyond = missingPlugin?.map((name) => BEYOND[name]).find((each) => each !== undefined)
  if (beyond !== undefined) return { message: beyond, position: startOfWord(code, at, beyond) }
  const better = adviceOn(characterAt(code, index)) ?? BETTER[reasonCode]
  return {
    message: better ?? named(message.replace(/ \(\d+:\d+\)$/, ''), code, index),
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

/** Says which token is unexpected, or that there is none. */
function named(message: string, code: string, index: number): string {
  if (!message.startsWith('Unexpected token')) return message
  const [token] = TOKEN.exec(code.slice(index)) ?? []
  if (token !== undefined) return message.replace('Unexpected token', `Unexpected token "${token}"`)
  return `${message.replace('Unexpected token', 'Unexpected end')}: something is not closed, or not finished`
}
