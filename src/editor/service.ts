/**
 * TypeScript's language service over the cells: the same at build, where files come from the disk, and in the
 * page, where they come from one bundle. Positions are offsets into a cell's text.
 */

import type ts from 'typescript'
import { editor as words } from '#words/editor'
import {
  CELLS_FOLDER,
  type CellModule,
  cellFile,
  cellModules,
  GLOBALS_FILE,
  globalsText,
  type TypedCell,
} from './cell-modules.ts'
import { isSameProgram } from './same-program.ts'

/** The library files and which file each import in them means. */
export interface Library {
  read(file: string): string | undefined
  /** the file that `specifier` means when imported by `from`; undefined when there is none */
  resolve(specifier: string, from: string): string | undefined
  /** the file of a standard library, such as `lib.esnext.d.ts` */
  standardFile(name: string): string
  /** the type of `checkpoints` in cells; undefined in a book whose cells have none */
  checkpoints: string | undefined
}

/** A piece of a cell's text; offsets from its start. */
export interface Span {
  from: number
  to: number
}

export interface Problem extends Span {
  message: string
  severity: 'error' | 'info'
}

export interface Hint extends Span {
  /** a name's type, as TypeScript says it */
  type: string
  documentation: string
}

export interface Signature {
  label: string
  /** where in the label the parameter stands that is being typed */
  active: Span | undefined
  documentation: string
}

export interface Completion {
  name: string
  kind: string
  sortText: string
}

/** All that TypeScript knows of the language: what browsers have is ahead of the last year's edition. */
const LANGUAGE_LIBRARY = 'lib.esnext.d.ts'
const STANDARD_LIBRARIES = [
  LANGUAGE_LIBRARY,
  'lib.webworker.d.ts',
  'lib.webworker.asynciterable.d.ts',
]

/** The cells' own options: those of tsconfig.json as far as a reader should feel them. */
export function cellOptions(api: typeof ts): ts.CompilerOptions {
  return {
    target: api.ScriptTarget.ESNext,
    module: api.ModuleKind.ESNext,
    moduleResolution: api.ModuleResolutionKind.Bundler,
    moduleDetection: api.ModuleDetectionKind.Force,
    lib: STANDARD_LIBRARIES,
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
    skipLibCheck: true,
    noEmit: true,
  }
}

/** TypeScript's advice on packages and compiler options is for projects: a reader has neither. */
function withoutSetUp(message: string): string {
  return message.replace(words.setUpAdvice, '')
}

/**
 * Answers questions about the cells' types, and takes their new texts. `api` is the TypeScript module, `library` its
 * files.
 */
export class CellService {
  private readonly cells = new Map<string, TypedCell>()
  private modules: Map<string, CellModule>
  private readonly versions = new Map<string, number>()
  private readonly service: ts.LanguageService
  private readonly api: typeof ts

  constructor(api: typeof ts, library: Library, cells: readonly TypedCell[]) {
    this.api = api
    for (const cell of cells) this.cells.set(cell.id, cell)
    this.modules = cellModules(cells)
    const options = cellOptions(api)
    const globals = globalsText(library.checkpoints)
    const read = (file: string) =>
      file === GLOBALS_FILE ? globals : (this.modules.get(file)?.text ?? library.read(file))
    const host: ts.LanguageServiceHost = {
      getCompilationSettings: () => options,
      getScriptFileNames: () => [GLOBALS_FILE, ...this.modules.keys()],
      getScriptVersion: (file) => String(this.versions.get(file) ?? 0),
      getScriptSnapshot: (file) => {
        const text = read(file)
        return text === undefined ? undefined : api.ScriptSnapshot.fromString(text)
      },
      getCurrentDirectory: () => '/',
      getDefaultLibFileName: () => library.standardFile(LANGUAGE_LIBRARY),
      fileExists: (file) => read(file) !== undefined,
      readFile: read,
      resolveModuleNameLiterals: (literals, from) =>
        literals.map(({ text }) => {
          const local = text.startsWith('./') && from.startsWith(CELLS_FOLDER)
          const resolvedFileName = local
            ? CELLS_FOLDER + text.slice(2)
            : library.resolve(text, from)
          return {
            resolvedModule:
              resolvedFileName === undefined
                ? undefined
                : { resolvedFileName, extension: extensionOf(resolvedFileName) },
          }
        }),
    }
    this.service = api.createLanguageService(host)
  }

  /** Takes a cell's new text; other cells see its new names and types at once. */
  update(cell: TypedCell): void {
    this.cells.set(cell.id, cell)
    const before = this.modules
    this.modules = cellModules([...this.cells.values()])
    for (const [file, { text }] of this.modules)
      if (before.get(file)?.text !== text)
        this.versions.set(file, (this.versions.get(file) ?? 0) + 1)
  }

  problems(id: string): Problem[] {
    const { file, start: first, length } = this.place(id)
    return (
      [...this.service.getSyntacticDiagnostics(file), ...this.service.getSemanticDiagnostics(file)]
        .map((each) => ({ ...each, from: (each.start ?? 0) - first }))
        // What lies outside the reader's text is about names of a text before this one.
        .filter(({ from }) => from >= 0 && from <= length)
        .map(({ from, length: size = 0, messageText, category }) => ({
          from,
          to: Math.min(length, from + Math.max(1, size)),
          message: withoutSetUp(this.api.flattenDiagnosticMessageText(messageText, '\n')),
          severity: category === this.api.DiagnosticCategory.Error ? 'error' : 'info',
        }))
    )
  }

  /** What is known of the name at `at`. */
  hint(id: string, at: number): Hint | undefined {
    const { file, start: first } = this.place(id)
    const info = this.service.getQuickInfoAtPosition(file, first + at)
    if (!info) return undefined
    const { start, length } = info.textSpan
    return {
      from: start - first,
      to: start - first + length,
      type: textOf(info.displayParts)
        .replace(/^\(alias\) /, '')
        .replace(/\nimport [^\n]*$/, ''),
      documentation: textOf(info.documentation),
    }
  }

  /** The hints of all names in a cell, in the order of the text. */
  hints(id: string): Hint[] {
    const { file, start: first, length } = this.place(id)
    const source = this.service.getProgram()!.getSourceFile(file)!
    const hints: Hint[] = []
    const visit = (node: ts.Node): void => {
      const at = node.getStart(source) - first
      if (this.api.isIdentifier(node) && at >= 0 && at < length) {
        const hint = this.hint(id, at)
        if (hint) hints.push(hint)
      }
      this.api.forEachChild(node, visit)
    }
    visit(source)
    return hints.sort((a, b) => a.from - b.from)
  }

  completions(id: string, at: number): Completion[] {
    const { file, start } = this.place(id)
    const found = this.service.getCompletionsAtPosition(file, start + at, {})
    return (found?.entries ?? []).map(({ name, kind, sortText }) => ({ name, kind, sortText }))
  }

  /** What a completion is, for the box beside the list. */
  completionHint(id: string, at: number, name: string): Pick<Hint, 'type' | 'documentation'> {
    const { file, start } = this.place(id)
    const details = this.service.getCompletionEntryDetails(
      file,
      start + at,
      name,
      undefined,
      undefined,
      undefined,
      undefined,
    )
    return { type: textOf(details?.displayParts), documentation: textOf(details?.documentation) }
  }

  signature(id: string, at: number): Signature | undefined {
    const { file, start } = this.place(id)
    const help = this.service.getSignatureHelpItems(file, start + at, undefined)
    const item = help?.items[help.selectedItemIndex]
    if (!help || !item) return undefined
    let label = textOf(item.prefixDisplayParts)
    let active: Signature['active']
    let documentation = textOf(item.documentation)
    for (const [i, parameter] of item.parameters.entries()) {
      if (i > 0) label += textOf(item.separatorDisplayParts)
      const from = label.length
      label += textOf(parameter.displayParts)
      if (i !== help.argumentIndex) continue
      active = { from, to: label.length }
      documentation = textOf(parameter.documentation) || documentation
    }
    return { label: label + textOf(item.suffixDisplayParts), active, documentation }
  }

  /** The places of the name at `at` inside the cell; an error message when it belongs to another cell. */
  renamePlaces(id: string, at: number): Span[] | string {
    const { file, start, length } = this.place(id)
    const definitions = this.service.getDefinitionAtPosition(file, start + at) ?? []
    if (definitions.length === 0) return words.nothingToRename
    if (definitions.some(({ fileName }) => fileName !== file)) return words.madeElsewhere
    const places = this.service.findRenameLocations(file, start + at, false, false, {}) ?? []
    return places
      .filter(({ fileName }) => fileName === file)
      .map(({ textSpan }) => ({
        from: textSpan.start - start,
        to: textSpan.start - start + textSpan.length,
      }))
      .filter(({ from, to }) => from >= 0 && to <= length)
  }

  /**
   * The edits that lay out the cell's text, as far as TypeScript's own formatter goes; a message where the text has a
   * mistake, since what is not read cannot be laid out.
   */
  format(id: string): (Span & { text: string })[] | string {
    if (this.service.getSyntacticDiagnostics(cellFile(id)).length > 0) return words.notFormatted
    const { Remove, Ignore } = this.api.SemicolonPreference
    const { code } = this.cells.get(id)!
    // It takes a semicolon also where the line is read with the next one then: a field named `get`, `while (a);`.
    for (const semicolons of [Remove, Ignore]) {
      const edits = this.formatEdits(id, semicolons)
      if (isSameProgram(this.api, code, withEdits(code, edits))) return edits
    }
    return []
  }

  private formatEdits(id: string, semicolons: ts.SemicolonPreference): (Span & { text: string })[] {
    const { file, start, length } = this.place(id)
    const edits = this.service.getFormattingEditsForRange(file, start, start + length, {
      ...this.api.getDefaultFormatCodeSettings('\n'),
      indentSize: 2,
      tabSize: 2,
      convertTabsToSpaces: true,
      semicolons,
    })
    return edits
      .map(({ span, newText }) => ({
        from: span.start - start,
        to: span.start - start + span.length,
        text: newText,
      }))
      .filter(({ from, to }) => from >= 0 && to <= length)
  }

  private place(id: string): { file: string; start: number; length: number } {
    const file = cellFile(id)
    return {
      file,
      start: this.modules.get(file)!.start,
      length: this.cells.get(id)!.code.length,
    }
  }

  /** Every file of the program that is not a cell. */
  libraryFiles(): string[] {
    return this.service
      .getProgram()!
      .getSourceFiles()
      .map(({ fileName }) => fileName)
      .filter((file) => !file.startsWith(CELLS_FOLDER))
  }
}

/** The text after edits that are in its order. */
export function withEdits(text: string, edits: readonly (Span & { text: string })[]): string {
  return edits.reduceRight(
    (rest, edit) => rest.slice(0, edit.from) + edit.text + rest.slice(edit.to),
    text,
  )
}

function textOf(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return (parts ?? []).map(({ text }) => text).join('')
}

function extensionOf(file: string): string {
  return file.endsWith('.d.ts') ? '.d.ts' : '.ts'
}
