/**
 * One cell's TypeScript -> what the graph, the kernel and the reader need to know of it.
 * Pure and the same at build and in the page. Nothing here knows other cells.
 */
import { compiler as words } from '#words/compiler'
import { formatNumber } from '#words/language'
import type { Position } from '../chapter/chapter.ts'
import { MOST_NAMES } from './bounds.ts'
import { constantsIn } from './constant.ts'
import { findReferences, type References } from './references.ts'
import { stripTypes } from './strip-types.ts'
import { CellSyntaxError, childrenOf, type Node, parseModule, startOf } from './syntax.ts'

export interface CompiledCell extends References {
  /** the cell as JavaScript: types blanked, the last expression's value kept in `$last` */
  js: string
  imports: CellImport[]
  /** the constants that a control could set, with their values as written */
  constants: Readonly<Record<string, string>>
  /** where `js` has more characters than the reader's text, so that columns can be counted back */
  inserted: { line: number; column: number; length: number } | undefined
}

export interface CellImport {
  module: string
  /** the exported name, or `*` for all of the module */
  imported: string
  local: string
}

/**
 * Parses a cell, finds its names and turns it into JavaScript. Throws a `CellSyntaxError` whose position counts from
 * the cell's first line.
 */
export function compileCell(code: string): CompiledCell {
  const { program } = parseModule(code, 'typescript')
  const references = findReferences(program)
  checkNames(references)
  const stripped = stripTypes(code, program)
  const last = program.body.at(-1)
  const keep = last?.type === 'ExpressionStatement' ? last : undefined
  return {
    ...references,
    ...(keep ? keepValue(stripped, keep) : { js: stripped, inserted: undefined }),
    imports: findImports(program),
    constants: Object.fromEntries(
      [...constantsIn(program)].map(([name, { start, end }]) => [name, code.slice(start, end)]),
    ),
  }
}

function checkNames({ inputs, outputs, typeInputs, typeOutputs }: References): void {
  if (outputs.includes(LAST)) throw new CellSyntaxError(words.kernelsName(LAST), FIRST)
  const names = inputs.length + outputs.length + typeInputs.length + typeOutputs.length
  if (names > MOST_NAMES)
    throw new CellSyntaxError(
      words.tooManyNames(formatNumber(names), formatNumber(MOST_NAMES)),
      FIRST,
    )
}

const FIRST: Position = { line: 1, column: 1 }

/** What a cell's last value is called in its program. */
const LAST = '$last'
const KEEP = `${LAST}=(`

function keepValue(js: string, statement: Node): Pick<CompiledCell, 'js' | 'inserted'> {
  const start = statement.start!
  const end = js[statement.end! - 1] === ';' ? statement.end! - 1 : statement.end!
  return {
    js: `${js.slice(0, start)}${KEEP}${js.slice(start, end)})${js.slice(end)}`,
    inserted: { ...startOf(statement), length: KEEP.length },
  }
}

function findImports(program: Node): CellImport[] {
  const imports: CellImport[] = []
  for (const node of childrenOf(program)) {
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type') continue
    for (const each of node.specifiers) {
      if (each.type === 'ImportSpecifier' && each.importKind === 'type') continue
      const imported =
        each.type === 'ImportNamespaceSpecifier'
          ? '*'
          : each.type === 'ImportDefaultSpecifier'
            ? 'default'
            : each.imported.type === 'Identifier'
              ? each.imported.name
              : each.imported.value
      imports.push({
        module: node.source.value,
        imported,
        local: each.local.name,
      })
    }
  }
  return imports
}
