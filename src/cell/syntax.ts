/**
 * The little that is needed of Babel's syntax tree: parsing a cell, walking any node, positions.
 * Babel, not the TypeScript compiler: it is a tenth of the size and accepts the same language.
 */
import { parse } from '@babel/parser'
import type { File, Node } from '@babel/types'
import type { Position } from '../chapter/chapter.ts'

export type { Node } from '@babel/types'

/** A cell that cannot be compiled. `position` counts from the cell's own first line. */
export class CellSyntaxError extends Error {
  override name = 'CellSyntaxError'
  readonly position: Position
  constructor(message: string, position: Position) {
    super(message)
    this.position = position
  }
}

/** Parses TypeScript (or, to check a result, plain JavaScript) as the body of a module. */
export function parseModule(code: string, language: 'typescript' | 'javascript'): File {
  try {
    return parse(code, {
      sourceType: 'module',
      plugins: language === 'typescript' ? ['typescript'] : [],
    })
  } catch (error) {
    const { loc, message } = error as { loc?: { line: number; column: number }; message: string }
    throw new CellSyntaxError(message.replace(/ \(\d+:\d+\)$/, ''), {
      line: loc?.line ?? 1,
      column: (loc?.column ?? 0) + 1,
    })
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
    if (NOT_CHILDREN.has(key)) continue
    for (const child of Array.isArray(value) ? value : [value])
      if (child && typeof child === 'object' && typeof child.type === 'string') yield child as Node
  }
}

export function startOf(node: Node): Position {
  return { line: node.loc!.start.line, column: node.loc!.start.column + 1 }
}

/** Names bound by a declaration's left side: `{ a, b: [c] }` binds a and c. */
export function* boundNames(pattern: Node | null | undefined): Generator<string> {
  if (!pattern) return
  if (pattern.type === 'Identifier') yield pattern.name
  else if (pattern.type === 'AssignmentPattern') yield* boundNames(pattern.left)
  else if (pattern.type === 'RestElement') yield* boundNames(pattern.argument)
  else if (pattern.type === 'ArrayPattern')
    for (const each of pattern.elements) yield* boundNames(each)
  else if (pattern.type === 'ObjectPattern')
    for (const each of pattern.properties)
      yield* boundNames(each.type === 'RestElement' ? each.argument : each.value)
}
