/**
 * The little that is needed of Babel's syntax tree: parsing a cell, walking any node, positions.
 * Babel, not the TypeScript compiler: it is a tenth of the size and accepts the same language.
 */
import { parse } from '@babel/parser'
import type { ExpressionStatement, File, Node, Program } from '@babel/types'
import { compiler as words } from '#words/compiler'
import { formatNumber } from '#words/language'
import type { Position } from '../chapter/chapter.ts'
import { CountedText, MOST_CHARACTERS, MOST_DEPTH, TooMuchWork } from './bounds.ts'
import { shorten } from './shorten.ts'
import { BEYOND, explain, type ParserError } from './syntax-error.ts'

export type { Node } from '@babel/types'

/** The nodes of one type, or of several. */
export type NodeOf<Type extends Node['type']> = Extract<Node, { type: Type }>

/** What is to be done with nodes, by their types; `More` is what a walk hands on beside the node. */
export type VisitorsByType<More extends unknown[] = []> = {
  [Type in Node['type']]?: (node: NodeOf<Type>, ...more: More) => void
}

/** The visitor of a node's type; undefined where there is none. */
export function visitorOf<More extends unknown[]>(
  visitors: VisitorsByType<More>,
  node: Node,
): ((node: Node, ...more: More) => void) | undefined {
  return visitors[node.type] as ((node: Node, ...more: More) => void) | undefined
}

const MOST_MESSAGE = 300

/** A cell that cannot be compiled. `position` counts from the cell's own first line. */
export class CellSyntaxError extends Error {
  override name = 'CellSyntaxError'
  readonly position: Position
  constructor(message: string, position: Position) {
    // Messages quote names, which may be as long as the text.
    super(shorten(message, MOST_MESSAGE))
    this.position = position
  }
}

/**
 * Parses TypeScript (or, to check a result, plain JavaScript) as the body of a module. The tree is never deeper than
 * `MOST_DEPTH`.
 */
export function parseModule(code: string, language: 'typescript' | 'javascript'): File {
  if (code.length > MOST_CHARACTERS)
    throw refusal(words.tooLong(formatNumber(MOST_CHARACTERS)), code, MOST_CHARACTERS)
  const text = new CountedText(code)
  let file: File
  try {
    // To Babel a String is as good as a string.
    file = parse(text as unknown as string, {
      sourceType: 'module',
      plugins: language === 'typescript' ? ['typescript'] : [],
    })
  } catch (error) {
    if (error instanceof TooMuchWork) throw refusal(words.tooTangled, code, text.last)
    // The parser's own depth is that of the stack.
    if (error instanceof RangeError) throw refusal(words.tooDeep, code, text.last)
    throw otherLanguage(code) ?? mistake(error as ParserError, code)
  }
  takeDirectives(file.program)
  checkDepth(file.program)
  return file
}

function mistake(error: ParserError, code: string): CellSyntaxError {
  const { message, position } = explain(error, code)
  return new CellSyntaxError(message, position)
}

/** Where Babel without a plug-in takes something for a mistake of another kind: what such syntax begins with. */
const OTHERS: [plugin: 'jsx' | 'v8intrinsic', mark: RegExp, type: string][] = [
  ['jsx', /<[\w>]/, 'JSXElement|JSXFragment'],
  ['v8intrinsic', /%[A-Za-z]/, 'V8IntrinsicIdentifier'],
]

/** What a text that is no TypeScript would be, if a plug-in of Babel's can read it. */
function otherLanguage(code: string): CellSyntaxError | undefined {
  for (const [plugin, mark, type] of OTHERS) {
    if (!mark.test(code)) continue
    try {
      const text = new CountedText(code) as unknown as string
      const { program } = parse(text, { sourceType: 'module', plugins: ['typescript', plugin] })
      checkDepth(program)
      const found = findType(program, new RegExp(`^(?:${type})$`))
      if (found) return new CellSyntaxError(BEYOND[plugin]!, startOf(found))
    } catch {
      // It is something else.
    }
  }
  return undefined
}

function findType(node: Node, type: RegExp): Node | undefined {
  if (type.test(node.type)) return node
  for (const child of childrenOf(node)) {
    const found = findType(child, type)
    if (found) return found
  }
  return undefined
}

/** To the parser texts at the beginning, such as `'use strict'`, are directives; in a cell they are values. */
function takeDirectives(program: Program): void {
  const values = program.directives.map(
    ({ value, ...at }): ExpressionStatement => ({
      ...at,
      type: 'ExpressionStatement',
      expression: { ...value, type: 'StringLiteral' },
    }),
  )
  program.body.unshift(...values)
  program.directives = []
}

function refusal(message: string, code: string, at: number): CellSyntaxError {
  const lines = code.slice(0, at).split('\n')
  return new CellSyntaxError(message, { line: lines.length, column: lines.at(-1)!.length + 1 })
}

/** Level by level, since a walk into the depth is what cannot be trusted yet. */
function checkDepth(program: Node): void {
  let level = [program]
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MOST_DEPTH) throw new CellSyntaxError(words.tooDeep, startOf(level[0]!))
    const next: Node[] = []
    for (const node of level) for (const child of childrenOf(node)) next.push(child)
    level = next
  }
}

const NOT_CHILDREN = new Set([
  'loc',
  'extra',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'comments',
  'errors',
  'tokens',
])

/** The node's children in the order of the text. */
export function* childrenOf(node: Node): Generator<Node> {
  for (const [key, value] of Object.entries(node)) {
    if (!value || typeof value !== 'object' || NOT_CHILDREN.has(key)) continue
    if (!Array.isArray(value)) {
      if (typeof value.type === 'string') yield value as Node
    } else for (const child of value) if (typeof child?.type === 'string') yield child as Node
  }
}

/** Where a node of a parsed text begins; line and column count from 1. */
export function startOf(node: Node): Position {
  return { line: node.loc!.start.line, column: node.loc!.start.column + 1 }
}

/** Names bound by a declaration's left side: `{ a, b: [c] }` binds a and c. */
export function boundNames(pattern: Node | null | undefined): string[] {
  const names: string[] = []
  const add = (pattern: Node | null | undefined): void => {
    if (!pattern) return
    if (pattern.type === 'Identifier') names.push(pattern.name)
    else if (pattern.type === 'AssignmentPattern') add(pattern.left)
    else if (pattern.type === 'RestElement') add(pattern.argument)
    else if (pattern.type === 'ArrayPattern') for (const each of pattern.elements) add(each)
    else if (pattern.type === 'ObjectPattern')
      for (const each of pattern.properties)
        add(each.type === 'RestElement' ? each.argument : each.value)
  }
  add(pattern)
  return names
}

/** Whether a node is a value with something around it that runs as nothing: a type, parentheses. */
export function isWrapped(node: Node): node is Node & { expression: Node } {
  return (
    node.type === 'TSNonNullExpression' ||
    node.type === 'TSAsExpression' ||
    node.type === 'TSSatisfiesExpression' ||
    node.type === 'TSTypeAssertion' ||
    node.type === 'ParenthesizedExpression'
  )
}
