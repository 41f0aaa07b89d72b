/**
 * Constants that a control beside a cell can set: `const epochs = 3` at the top level, a number, a name or a truth
 * value, with a type or without.
 */
import { isWrapped, type NodeOf, parseModule } from './syntax.ts'

type Program = NodeOf<'Program'>

/** The constants of a parsed cell: name -> where its value stands in the text. */
export function constantsIn(program: Program): Map<string, { start: number; end: number }> {
  const found = new Map<string, { start: number; end: number }>()
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue
    for (const { id, init } of statement.declarations) {
      const value = init && plainValue(init)
      if (id.type === 'Identifier' && value)
        found.set(id.name, { start: value.start!, end: value.end! })
    }
  }
  return found
}

type Expression = NonNullable<NodeOf<'VariableDeclarator'>['init']>

function plainValue(node: Expression): Expression | undefined {
  if (isWrapped(node)) return plainValue(node.expression as Expression)
  switch (node.type) {
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'Identifier':
      return node
    case 'UnaryExpression':
      return /[+-]/.test(node.operator) && node.argument.type === 'NumericLiteral'
        ? node
        : undefined
    case 'MemberExpression':
      return !node.computed && plainValue(node.object as Expression)?.type !== undefined
        ? node
        : undefined
    default:
      return undefined
  }
}

/**
 * The code with another value, a number or a name, in the declaration of the constant; undefined where there is no such
 * declaration. Throws a `CellSyntaxError` where the code is no TypeScript.
 */
export function replaceConstant(code: string, name: string, value: string): string | undefined {
  const place = constantsIn(parseModule(code, 'typescript').program).get(name)
  return place && code.slice(0, place.start) + value + code.slice(place.end)
}
