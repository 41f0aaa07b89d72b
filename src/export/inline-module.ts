/** A module's text -> the same without imports and exports, to stand in a file with others; and cells likewise. */
import { boundNames, childrenOf, type Node, parseModule } from '../cell/syntax.ts'
import type { InlinedModule } from './sources.ts'

type Statement = ReturnType<typeof parseModule>['program']['body'][number]

/** Imports of packages are returned as statements; those of the project's own modules are dropped. */
export function inlineModule(name: string, text: string): InlinedModule {
  const { body } = parseModule(text, 'typescript').program
  const cuts: Cut[] = []
  const imports: string[] = []
  const names: string[] = []
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') {
      const module = statement.source.value
      if (!module.startsWith('.')) imports.push(importText(text, statement))
      cuts.push([statement.start!, statement.end! + 1])
    } else if (statement.type === 'ExportNamedDeclaration') {
      const { declaration } = statement
      if (declaration) cuts.push([statement.start!, declaration.start!])
      else cuts.push([statement.start!, statement.end! + 1])
      if (declaration) names.push(...declaredNames(declaration))
    } else names.push(...declaredNames(statement))
  }
  return { name, imports, code: cut(text, cuts).trim(), names }
}

/** The paths, as written, of the project's own modules that a module imports, for types, too. */
export function relativeImports(text: string): string[] {
  return parseModule(text, 'typescript').program.body.flatMap((statement) => {
    const source = 'source' in statement ? statement.source?.value : undefined
    return typeof source === 'string' && source.startsWith('.') ? [source] : []
  })
}

export interface InlinedCell {
  /** imports of packages, to stand at the file's top */
  imports: string[]
  /** names under which the cell knows something of an inlined module that is called otherwise there */
  aliases: { local: string; imported: string; module: string }[]
  /** the cell without its imports, its last value handed to `display`; empty if there is nothing else */
  code: string
  /** has a text of several lines, which indenting would change */
  hasLongText: boolean
}

/** `modules` are those that stand in the same file. */
export function inlineCell(code: string, modules: readonly InlinedModule[]): InlinedCell {
  const { body } = parseModule(code, 'typescript').program
  const cuts: Cut[] = []
  const cell: InlinedCell = { imports: [], aliases: [], code: '', hasLongText: false }
  for (const statement of body) {
    if (statement.type !== 'ImportDeclaration') continue
    cuts.push([statement.start!, statement.end! + 1])
    const module = statement.source.value
    if (!modules.some(({ name }) => name === module)) {
      cell.imports.push(importText(code, statement))
      continue
    }
    for (const each of statement.specifiers) {
      const imported =
        each.type === 'ImportSpecifier' && each.imported.type === 'Identifier'
          ? each.imported.name
          : '*'
      if (imported !== each.local.name)
        cell.aliases.push({ local: each.local.name, imported, module })
    }
  }
  const last = body.at(-1)
  if (last?.type === 'ExpressionStatement') {
    const { start, end } = last.expression
    cuts.push([start!, start!, 'await display('], [end!, end!, ')'])
  }
  cell.code = cut(code, cuts).trim()
  cell.hasLongText = body.some(hasLongText)
  return cell
}

function hasLongText(node: Node): boolean {
  const { start, end } = node.loc!
  if (node.type === 'TemplateLiteral' && start.line !== end.line) return true
  return [...childrenOf(node)].some(hasLongText)
}

type Cut = [from: number, to: number, replacement?: string]

function cut(text: string, cuts: Cut[]): string {
  let result = ''
  let at = 0
  for (const [from, to, replacement = ''] of cuts.sort((a, b) => a[0] - b[0])) {
    result += text.slice(at, from) + replacement
    at = to
  }
  return result + text.slice(at)
}

function importText(text: string, { start, end }: Node): string {
  return text.slice(start!, end!).replace(/;$/, '')
}

function declaredNames(statement: Statement): string[] {
  if (statement.type === 'VariableDeclaration')
    return statement.declarations.flatMap(({ id }) => [...boundNames(id)])
  if ('id' in statement && statement.id?.type === 'Identifier') return [statement.id.name]
  return []
}
