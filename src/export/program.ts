/**
 * The book's modules and the cells as parts of one program, in which every name means what it means in the page: the
 * modules give way to the names of cells, and what belongs to one cell alone stays in it.
 */
import { exported as words } from '#words/export'
import { findReferences } from '../cell/references.ts'
import { parseModule } from '../cell/syntax.ts'
import { type Import, isSameImport, writeImports } from './imports.ts'
import { type InlinedCell, inlineCell } from './inline-cell.ts'
import { rename } from './rename.ts'
import { ExportError, type ExportRequest, type InlinedModule, type NameKind } from './sources.ts'

export interface Program {
  /** what has to come before the first cell: imports, and the modules they are written with */
  setUp: string
  /** each cell's id -> its text; empty where nothing of it is left */
  cells: Map<string, string>
}

/** Throws an `ExportError` where a cell of these ids cannot be written so. */
export function writeProgram(request: ExportRequest, ids: readonly string[]): Program {
  const { graph, codeOf, sources } = request
  const cells = ids.map((id): Cell => {
    const { local, expectError } = graph.get(id)!.cell.options
    return { ...refusingAs(id, () => inlineCell(codeOf(id))), id, local, expectError }
  })
  const modules = [...sources.modules, sources.start]
  const names = new Names(modules, cells)
  const used = new Set(cells.flatMap(({ values }) => [...values]))
  const imports = [sources.start, ...sources.modules].flatMap((module) => names.importsOf(module))
  const everybodys = [...imports, ...cells.flatMap((cell) => (cell.local ? [] : cell.imports))]
  const isEverybodys = (each: Import) => everybodys.some((other) => isSameImport(each, other))
  const taken = cells.flatMap((cell) => {
    const packages = cell.imports.filter(({ module }) => names.inlined(module) === undefined)
    // One cell's own are its own, but where all have them.
    const own = cell.local ? packages.filter(isEverybodys) : packages
    return own.map((each) => ({ ...each, isType: each.isType || isOnlyType(each, used) }))
  })
  const shared = [...imports, ...taken]
  const sections = sources.modules.map(({ name, code }) => `${banner(name)}\n\n${names.in(code)}`)
  const setUp = [
    writeImports(shared),
    names.globals(),
    ...sections,
    names.aliases(),
    names.in(sources.start.code),
  ]
  return {
    setUp: setUp.filter((part) => part !== '').join('\n\n'),
    cells: new Map(
      cells.map((cell) => [
        cell.id,
        refusingAs(cell.id, () => {
          const text = cellText(cell, names, shared)
          // What is no program by itself must not break all of the others.
          parseModule(text, 'typescript')
          return text
        }),
      ]),
    ),
  }
}

/** A line that says what follows. */
export function banner(name: string): string {
  return `// ${'—'.repeat(6)} ${name} ${'—'.repeat(Math.max(3, 70 - name.length))}`
}

interface Cell extends InlinedCell {
  id: string
  local: boolean
  expectError: boolean
}

function cellText(cell: Cell, names: Names, shared: readonly Import[]): string {
  const aliases = cell.imports.flatMap((each) => {
    const inlined = names.inlined(each.module)
    if (inlined) return aliasOf(each, inlined, names)
    return shared.some((other) => isSameImport(each, other)) ? [] : importHere(each)
  })
  const code = [...aliases, cell.code(names.of('display'))].filter((part) => part !== '').join('\n')
  if (code === '') return ''
  const inner = cell.hasLongText ? code : code.replace(/^(?=[^\n])/gm, '  ')
  let text = code
  // A variation's names are its own.
  if (cell.local) text = cell.hasVar ? `await (async () => {\n${inner}\n})();` : `{\n${inner}\n}`
  // A cell that fails on purpose must not end the program.
  if (cell.expectError) {
    const block = cell.local && !cell.hasVar ? text : `{\n${text}\n}`
    const log = `${names.of('console')}.log(${names.of('String')}(error))`
    text = `try ${block} catch (error) {\n  ${log}\n}`
  }
  return `${names.of('seedMathRandom')}('${cell.id}');\n${text}`
}

/** What the cell calls otherwise than the module in the same file does. */
function aliasOf(
  { imported, local, isType }: Import,
  module: InlinedModule,
  names: Names,
): string[] {
  if (imported === '') return []
  if (imported === '*') {
    const members = Object.entries(module.exports).flatMap(([name, own]) => {
      if (names.kindOf(own) === 'type') return []
      const target = names.of(own)
      return name === target ? name : `${name}: ${target}`
    })
    return [`const ${local} = { ${members.join(', ')} };`]
  }
  const own = Object.hasOwn(module.exports, imported) ? module.exports[imported]! : undefined
  if (own === undefined) throw new Error(words.noSuchName(module.name, imported))
  return names.of(own) === local ? [] : alias(local, names.of(own), names.kindOf(own), isType)
}

function alias(local: string, target: string, kind: NameKind, isType = false): string[] {
  return [
    ...(kind === 'type' || isType ? [] : [`const ${local} = ${target};`]),
    ...(kind === 'value' ? [] : [`type ${local} = ${target};`]),
  ]
}

/** An import for one cell alone. */
function importHere({ module, imported, local, isType }: Import): string[] {
  const from = `import(${JSON.stringify(module)})`
  if (imported === '') return [`await ${from};`]
  if (isType) return imported === '*' ? [] : [`type ${local} = ${from}.${imported};`]
  if (imported === '*') return [`const ${local} = await ${from};`]
  const name = imported === local ? local : `${JSON.stringify(imported)}: ${local}`
  return [`const { ${name} } = await ${from};`]
}

/** The names in the program of what is not a cell's: it gives way to what cells make. */
class Names {
  readonly #modules: ReadonlyMap<string, InlinedModule>
  readonly #kinds: ReadonlyMap<string, NameKind>
  /** every text of the program: a new name stands in none */
  readonly #texts: string
  /** name in a module -> in this program, where that is another */
  readonly #renamed = new Map<string, string>()
  /** names that modules take from JavaScript, and cells make */
  readonly #globals: string[] = []
  /** names that only cells of their own make: for all others they go on to mean what they did */
  readonly #aliased: string[] = []

  constructor(modules: readonly InlinedModule[], cells: readonly Cell[]) {
    this.#modules = new Map(modules.map((module) => [module.name, module]))
    this.#kinds = new Map(modules.flatMap(({ names }) => Object.entries(names)))
    this.#texts = [...modules.map(({ code }) => code), ...cells.map((cell) => cell.code(''))].join()
    const imports = modules.flatMap((module) => module.imports)
    const isGiven = (each: Import) => {
      const own = this.inlined(each.module)?.exports[each.imported]
      return own === undefined
        ? imports.some((other) => isSameImport(each, other))
        : own === each.local
    }
    const madeBy = (cell: Cell) => {
      const given = cell.imports.filter(isGiven).map(({ local }) => local)
      return cell.names.filter((name) => !given.includes(name))
    }
    const free = new Set(['console', 'String', ...modules.flatMap(({ code }) => freeNames(code))])
    for (const name of new Set(cells.flatMap((cell) => (cell.local ? [] : madeBy(cell))))) {
      const isOwn = this.#kinds.has(name) || imports.some(({ local }) => local === name)
      if (!isOwn && !free.has(name)) continue
      this.#giveWay(name)
      if (!isOwn) this.#globals.push(name)
    }
    for (const cell of cells) {
      const made = cell.local ? madeBy(cell) : []
      for (const name of this.#usedIn(cell))
        if (made.includes(name) && !this.#renamed.has(name)) {
          this.#giveWay(name)
          this.#aliased.push(name)
        }
    }
  }

  #giveWay(name: string): void {
    let n = 2
    while (this.#texts.includes(`${name}_${n}`)) n++
    this.#renamed.set(name, `${name}_${n}`)
  }

  /** Names of modules that stand in the cell's text as it is written out. */
  #usedIn({ hasValue, imports }: Cell): string[] {
    const imported = imports.flatMap(({ module, imported }) => {
      const { exports = {} } = this.inlined(module) ?? {}
      return imported === '*' ? Object.values(exports) : (exports[imported] ?? [])
    })
    return hasValue ? ['display', ...imported] : imported
  }

  /** The module in the same file that cells import by this name. */
  inlined(module: string): InlinedModule | undefined {
    return this.#modules.get(module)
  }

  /** What a module's name, or JavaScript's, is called here. */
  of(name: string): string {
    return this.#renamed.get(name) ?? name
  }

  kindOf(name: string): NameKind {
    return this.#kinds.get(name) ?? 'value'
  }

  /** A module's text with the names it has here. */
  in(code: string): string {
    return rename(code, this.#renamed)
  }

  importsOf({ imports }: InlinedModule): Import[] {
    return imports.map((each) => ({ ...each, local: this.of(each.local) }))
  }

  /** Statements before the modules. */
  globals(): string {
    return this.#globals.map((name) => `const ${this.of(name)} = globalThis.${name}`).join('\n')
  }

  /** Statements after the modules. */
  aliases(): string {
    return this.#aliased.flatMap((name) => alias(name, this.of(name), this.kindOf(name))).join('\n')
  }
}

/** What a module takes from JavaScript or from other modules. */
function freeNames(code: string): string[] {
  return findReferences(parseModule(code, 'typescript').program).inputs.map(({ name }) => name)
}

/** Whether an import is needed for types alone, though it does not say so. */
function isOnlyType({ local, imported }: Import, used: ReadonlySet<string>): boolean {
  return imported !== '' && !used.has(local)
}

function refusingAs<T>(id: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    throw new ExportError(words.notExported(id, (error as Error).message))
  }
}
