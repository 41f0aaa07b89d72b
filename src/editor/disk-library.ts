/** The language service's library as it lies on the disk, for the build and the checks. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import type { BookSettings } from '../author/define-book.ts'
import type { Sentences, TypesBundle } from './bundled-library.ts'
import { CELLS_FOLDER } from './cell-modules.ts'
import { type CellService, cellOptions, type Library } from './service.ts'

/**
 * Declaration files, packages and the book's modules, found as TypeScript finds them on the disk; it also makes the
 * bundle for the page.
 */
export class DiskLibrary implements Library {
  private readonly packages = new Map<string, string>()
  private readonly cache: ts.ModuleResolutionCache
  private readonly options: ts.CompilerOptions
  private readonly root: string
  readonly checkpoints: string | undefined

  /** `root` is the project's folder, an absolute path. */
  constructor(
    root: string,
    { modules, checkpoints }: Pick<BookSettings, 'modules' | 'checkpoints'>,
  ) {
    this.root = root
    this.checkpoints = checkpoints
    this.options = {
      ...cellOptions(ts),
      paths: Object.fromEntries(
        Object.entries(modules).map(([module, { source }]) => [module, [join(root, source)]]),
      ),
    }
    this.cache = ts.createModuleResolutionCache(root, (name) => name, this.options)
  }

  read(file: string): string | undefined {
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined
  }

  resolve(specifier: string, from: string): string | undefined {
    const importer = from.startsWith(CELLS_FOLDER) ? join(this.root, from) : from
    const file = ts.resolveModuleName(specifier, importer, this.options, ts.sys, this.cache)
      .resolvedModule?.resolvedFileName
    if (file !== undefined && !specifier.startsWith('.')) this.packages.set(specifier, file)
    return file
  }

  standardFile(name: string): string {
    return join(this.root, 'node_modules/typescript/lib', name)
  }

  /** All that `service` has read, for the page, and what TypeScript says in an edition's language. */
  bundle(service: CellService, edition: string): TypesBundle {
    const fromRoot = (file: string) => file.slice(this.root.length)
    const sentences = this.sentencesIn(edition)
    return {
      ...(sentences && { sentences }),
      ...(this.checkpoints !== undefined && { checkpoints: this.checkpoints }),
      files: Object.fromEntries(
        service.libraryFiles().map((file) => [fromRoot(file), this.read(file)!]),
      ),
      packages: Object.fromEntries(
        [...this.packages].map(([specifier, file]) => [specifier, fromRoot(file)]),
      ),
    }
  }

  /** undefined where TypeScript has no translation for the edition's tag */
  private sentencesIn(locale: string): Sentences | undefined {
    const text = this.read(this.standardFile(`${locale}/diagnosticMessages.generated.json`))
    if (text === undefined) return undefined
    const all = Object.entries(JSON.parse(text) as Record<string, string>)
    const texts = all
      .filter(([key]) => IS_OF_CELLS.test(key))
      .map(([key, said]) => [key, tidy(said)])
    return { locale, texts: Object.fromEntries(texts) }
  }
}

/** Of TypeScript's numbers, at the end of its keys, those that are not about files, projects and options. */
const IS_OF_CELLS = /_(?:[127]\d{3}|18\d{3})$/

/** The browser sets what is between Chinese and other letters; typed blanks would come to it. */
function tidy(text: string): string {
  return text.replaceAll(/(?<=\p{Script=Han}|[，。]) (?=\S)|(?<=\S) (?=\p{Script=Han})/gu, '')
}
