/** How an exported program shows the outputs of one kind: two functions of the kind's file. */
import { type Node, parseModule } from '../cell/syntax.ts'

/**
 * A statement that adds the file's `outside`, to be called with values that say they are of this kind; or with those
 * that its `recognise` knows, where it exports one. Undefined where the kind has no `outside`. Both may use nothing
 * else of the file, since they leave it, and of types those that the exported modules declare.
 */
export function inlineKind(kind: string, text: string): string | undefined {
  const functions = exportedFunctions(text)
  const show = functions.get('outside')
  if (show === undefined) return undefined
  const says = `(value) => (value as { kind?: unknown } | null)?.kind === '${kind}'`
  return `outsideKinds.push({\n  is: ${functions.get('recognise') ?? says},\n  show: ${show},\n})`
}

/** Name -> the function without its name, as an expression. */
function exportedFunctions(text: string): Map<string, string> {
  const { body } = parseModule(text, 'typescript').program
  return new Map(
    body.flatMap((statement) => {
      if (statement.type !== 'ExportNamedDeclaration') return []
      const { declaration } = statement
      if (declaration?.type !== 'FunctionDeclaration' || !declaration.id) return []
      const { start, end } = declaration as Node
      const source = text.slice(start!, end!).replace(/\n(?=.)/g, '\n  ')
      return [[declaration.id.name, source.replace(/^function \w+/, 'function ')]]
    }),
  )
}
