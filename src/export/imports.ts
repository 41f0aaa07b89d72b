/** Imports as data, and as statements: those of a program's modules and cells become one list at its top. */
import type { Node } from '../cell/syntax.ts'

export interface Import {
  module: string
  /** the exported name, `*` for all of the module, or nothing where it is imported for what it does */
  imported: string
  /** the name it gets; nothing where there is none */
  local: string
  /** is a type only, so that nothing of it is there when the program runs */
  isType: boolean
}

/** What an import statement imports. */
export function importsOf(statement: Extract<Node, { type: 'ImportDeclaration' }>): Import[] {
  const module = statement.source.value
  if (statement.specifiers.length === 0) return [{ module, imported: '', local: '', isType: false }]
  return statement.specifiers.map((each) => {
    const isType = statement.importKind === 'type'
    const local = each.local.name
    if (each.type === 'ImportNamespaceSpecifier') return { module, imported: '*', local, isType }
    if (each.type === 'ImportDefaultSpecifier')
      return { module, imported: 'default', local, isType }
    const imported = each.imported.type === 'Identifier' ? each.imported.name : each.imported.value
    return { module, imported, local, isType: isType || each.importKind === 'type' }
  })
}

/** Whether both give the same thing the same name. */
export function isSameImport(a: Import, b: Import): boolean {
  return a.module === b.module && a.imported === b.imported && a.local === b.local
}

/** The statements, each thing once, a module's together; what anyone needs as a value is imported as one. */
export function writeImports(imports: readonly Import[]): string {
  const modules = new Map<string, Import[]>()
  for (const each of imports) {
    const of = modules.get(each.module) ?? []
    modules.set(each.module, of)
    const same = of.findIndex((other) => isSameImport(each, other))
    if (same < 0) of.push(each)
    else if (!each.isType) of[same] = each
  }
  return [...modules].flatMap(([module, of]) => statementsFor(module, of)).join('\n')
}

function statementsFor(module: string, imports: readonly Import[]): string[] {
  const from = `'${module.replace(/['\\]/g, '\\$&')}'`
  const whole = imports.filter(({ imported }) => imported === '*')
  const named = imports.filter(({ imported }) => imported !== '*' && imported !== '')
  const statements = whole.map(
    ({ local, isType }) => `import ${isType ? 'type ' : ''}* as ${local} from ${from}`,
  )
  if (named.length > 0) {
    const onlyTypes = named.every(({ isType }) => isType)
    const names = named.map(({ imported, local, isType }) => {
      const name = imported === local ? local : `${nameText(imported)} as ${local}`
      return isType && !onlyTypes ? `type ${name}` : name
    })
    const start = onlyTypes ? 'import type' : 'import'
    const short = `${start} { ${names.join(', ')} } from ${from}`
    statements.push(
      short.length <= 100 ? short : `${start} {\n  ${names.join(',\n  ')},\n} from ${from}`,
    )
  }
  if (statements.length === 0) statements.push(`import ${from}`)
  return statements
}

/** An exported name may be any text. */
function nameText(imported: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(imported)
    ? imported
    : JSON.stringify(imported)
}
