/** The language service's library as the page gets it: one bundle with every file and every package's entry. */
import type ts from 'typescript'
import type { Library } from './service.ts'

export interface TypesBundle {
  /** text by file; paths start at the project's root */
  files: Record<string, string>
  /** what an import that is no path means: `@tensorflow/tfjs` -> `/src/tensor/tf.ts` */
  packages: Record<string, string>
  /** the type of `checkpoints` in cells */
  checkpoints?: string
  /** what TypeScript says, in the edition's language */
  sentences?: Sentences
}

/** TypeScript's own translation of what it says. */
export interface Sentences {
  /** as TypeScript names the language: `zh-cn` */
  locale: string
  /** what is said, by TypeScript's keys */
  texts: Record<string, string>
}

/** Declaration files and packages out of one fetched bundle; what is not in it is not found. */
export class BundledLibrary implements Library {
  private readonly bundle: TypesBundle
  readonly checkpoints: string | undefined

  constructor(bundle: TypesBundle) {
    this.bundle = bundle
    this.checkpoints = bundle.checkpoints
  }

  read(file: string): string | undefined {
    return this.bundle.files[file]
  }

  resolve(specifier: string, from: string): string | undefined {
    if (!specifier.startsWith('.')) return this.bundle.packages[specifier]
    const { pathname } = new URL(specifier, `file://${from}`)
    const stem = pathname.replace(/\.(js|ts)$/, '')
    return [`${stem}.d.ts`, `${stem}.ts`, `${pathname}/index.d.ts`].find(
      (file) => file in this.bundle.files,
    )
  }

  standardFile(name: string): string {
    return `/node_modules/typescript/lib/${name}`
  }
}

/** From here on TypeScript says what it says in these sentences; it takes them from a file beside its own. */
export function speak(api: typeof ts, { locale, texts }: Sentences): void {
  api.validateLocaleAndSetLanguage(locale, {
    getExecutingFilePath: () => '/typescript.js',
    resolvePath: (path) => path,
    fileExists: () => true,
    readFile: () => JSON.stringify(texts),
  })
}
