/** A module's text -> the same without imports and exports, to stand in a file with others. */
import { boundNames, type Node, parseModule } from '../cell/syntax.ts'
import { importsOf } from './imports.ts'
import { type Cut, cut, lineEnd } from './rename.ts'
import type { InlinedModule, NameKind } from './sources.ts'

/**
 * Imports of packages become data; those of the project's own modules go, since all stands in one file. Throws where
 * one of these gives a name another, or where it exports what has no name.
 */
export function inlineModule(name: string, text: string): InlinedModule {
  const refuse = (what: string): never => {
    throw new Error(`${name} cannot stand in a file with others: it has ${what}`)
  }
  const cuts: Cut[] = []
  const module: InlinedModule = { name, imports: [], code: '', names: {}, exports: {} }
  for (const statement of parseModule(text, 'typescript').program.body) {
    if (statement.type === 'ImportDeclaration') {
      const imports = importsOf(statement)
      if (!statement.source.value.startsWith('.')) module.imports.push(...imports)
      else if (imports.some(({ imported, local }) => imported !== local))
        refuse(`an import under another name from ${statement.source.value}`)
      cuts.push([statement.start!, lineEnd(text, statement.end!)])
    } else if (statement.type === 'ExportNamedDeclaration') {
      const { declaration, specifiers } = statement
      cuts.push([statement.start!, declaration?.start ?? lineEnd(text, statement.end!)])
      if (declaration) Object.assign(module.names, declaredNames(declaration))
      for (const each of declaration ? Object.keys(declaredNames(declaration)) : [])
        module.exports[each] = each
      for (const each of specifiers)
        if (each.type === 'ExportSpecifier' && each.exported.type === 'Identifier')
          module.exports[each.exported.name] = (each.local as { name: string }).name
    } else if (statement.type.startsWith('Export')) refuse(statement.type)
    else Object.assign(module.names, declaredNames(statement))
  }
  module.code = cut(text, cuts).trim()
  return module
}

/** The paths, as written, of the project's own modules that a module imports, for types, too. */
export function relativeImports(text: string): string[] {
  return parseModule(text, 'typescript').program.body.flatMap((statement) => {
    const source = 'source' in statement ? statement.source?.value : undefined
    return typeof source === 'string' && source.startsWith('.') ? [source] : []
  })
}

/** The names that a statement declares, and what each is. */
function declaredNames(statement: Node): Record<string, NameKind> {
  if (statement.type === 'VariableDeclaration')
    return Object.fromEntries(
      statement.declarations.flatMap(({ id }) => boundNames(id)).map((name) => [name, 'value']),
    )
  if (!('id' in statement) || statement.id?.type !== 'Identifier') return {}
  const isType = /^TS(Interface|TypeAlias)Declaration$/.test(statement.type)
  const kind = statement.type === 'ClassDeclaration' ? 'class' : isType ? 'type' : 'value'
  return { [statement.id.name]: kind }
}
