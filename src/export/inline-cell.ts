/** A cell's text, taken apart to stand in a program with others. */
import { findReferences } from '../cell/references.ts'
import { childrenOf, type Node, parseModule } from '../cell/syntax.ts'
import { type Import, importsOf } from './imports.ts'
import { type Cut, cut, lineEnd } from './rename.ts'

export interface InlinedCell {
  imports: Import[]
  /** every name it declares or imports, for types, too */
  names: string[]
  /** names that stand where a value may be meant */
  values: Set<string>
  /** has a value at its end */
  hasValue: boolean
  /** has a text of several lines, which indenting would change */
  hasLongText: boolean
  /** has a `var`, which no block keeps to itself */
  hasVar: boolean
  /** The cell without its imports, its last value handed to the function of this name; empty if nothing else is there. */
  code(display: string): string
}

/** Throws a `CellSyntaxError` where the text is no cell. */
export function inlineCell(text: string): InlinedCell {
  // To JavaScript all of these end a line alike.
  const code = text.replace(/\r\n?/g, '\n')
  const { program } = parseModule(code, 'typescript')
  const { outputs, typeOutputs } = findReferences(program)
  const cuts: Cut[] = []
  const imports: Import[] = []
  for (const [i, statement] of program.body.entries()) {
    if (statement.type !== 'ImportDeclaration') continue
    imports.push(...importsOf(statement))
    // What stands before it must not go on in what comes after.
    const isFirst = program.body.slice(0, i).every(({ type }) => type === 'ImportDeclaration')
    cuts.push(
      isFirst
        ? [statement.start!, lineEnd(code, statement.end!)]
        : [statement.start!, statement.end!, ';'],
    )
  }
  const last = program.body.at(-1)
  const value = last?.type === 'ExpressionStatement' ? last : undefined
  const values = new Set<string>()
  addValues(program, values)
  return {
    imports,
    names: [...outputs, ...typeOutputs],
    values,
    hasValue: value !== undefined,
    hasLongText: hasLongText(program, code),
    hasVar: program.body.some(hasVar),
    code(display) {
      if (!value) return cut(code, cuts).trim()
      const [start, end] = [value.start!, value.end! - (code[value.end! - 1] === ';' ? 1 : 0)]
      // To a call, `1, 2` are two values.
      const isList = value.expression.type === 'SequenceExpression'
      const [open, close] = isList ? ['((', '))'] : ['(', ')']
      const shown: Cut[] = [
        [start, start, `await ${display}${open}`],
        [end, end, close],
      ]
      return cut(code, [...cuts, ...shown]).trim()
    },
  }
}

function addValues(node: Node, values: Set<string>): void {
  if (node.type === 'ImportDeclaration') return
  if (node.type === 'Identifier') values.add(node.name)
  for (const child of childrenOf(node)) {
    const isType = child.type.startsWith('TS') && !('expression' in child)
    if (!isType && child.type !== 'TSInterfaceHeritage' && child.type !== 'TSClassImplements')
      addValues(child, values)
  }
}

const LONG_TEXTS = new Set(['StringLiteral', 'TemplateLiteral'])

function hasLongText(node: Node, code: string): boolean {
  if (LONG_TEXTS.has(node.type) && /[\n\u2028\u2029]/.test(code.slice(node.start!, node.end!)))
    return true
  return [...childrenOf(node)].some((child) => hasLongText(child, code))
}

/** Not in functions and classes, whose own it is. */
function hasVar(node: Node): boolean {
  if (node.type === 'VariableDeclaration' && node.kind === 'var') return true
  if (/^(Class|Function|Arrow|Object)/.test(node.type)) return false
  return [...childrenOf(node)].some(hasVar)
}
