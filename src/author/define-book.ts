/** What an author says of a book, in its `settings.ts`: plain data, so that build, page and worker can all read it. */

export interface BookSettings {
  /** Names what the book stores, its caches and its citations: lower-case letters, digits and dashes. Never change it. */
  id: string
  /** the folder of the chapters, words and recordings, from the project's root; each edition is a folder in it */
  content: string
  /** where the words of the interface stand, a folder for each edition; only if not in `src/words` */
  interfaceWords?: string
  /** language tags in lower case, which are the editions' folders; the first is the one that is recorded */
  editions: [string, ...string[]]
  /** stored things in readers' browsers before such names began with the book's id: those are this book's, then */
  wasUnnamed?: boolean
  /** of the text; the code has its own */
  licence: { name: string; url: string }
  /** what cells may import; a `*` in a name and its source stands for any name */
  modules: Record<string, ModuleSource>
  /** the type of `checkpoints` in cells, where the book's plug-in keeps work, such as `import('lesson/training').Checkpoints` */
  checkpoints?: string
  /** options of cells that are the book's own, by name; its `build.ts` says what becomes of them */
  cellOptions?: Record<string, CellOption>
  /** what a term is called elsewhere: a field of `terms.yaml` -> how it is written. `#book-words/terms` says it. */
  termNames?: Record<string, { as: 'code' } | TermLanguage>
  packages?: {
    /** that cells load: made ready before an author's first page is served, since to find them later reloads it */
    early?: readonly string[]
    /** of which files reach readers without being bundled, so that their licences do, too */
    copied?: readonly string[]
  }
}

export interface TermLanguage {
  as: 'word'
  language: string
  /** the edition that calls terms so */
  edition?: string
  /** lists of terms on which the names rest, by the ids that `terms.yaml` gives */
  sources?: Readonly<Record<string, { name: string; url: string }>>
}

export interface CellOption {
  /** a regular expression for all of its value */
  form: string
  /** for an author who has written another */
  example: string
}

/** All paths are from the project's root. */
export interface ModuleSource {
  source: string
  /** what its results depend on besides what it imports of ours: another version makes recordings and kept work void */
  behind?: {
    packages: readonly string[]
    /** all sources in it, but those in a folder of it that computes nothing */
    folder: string
    but: string
  }
}

/** Checks what types cannot; throws an error that says what is wrong. */
export function defineBook(settings: BookSettings): BookSettings {
  const { id, editions, modules } = settings
  if (!/^[a-z][a-z\d-]*$/.test(id))
    throw new Error(`id "${id}": a book's id has lower-case letters, digits and dashes`)
  for (const edition of editions)
    if (!/^[a-z]{2,3}(-[a-z\d]+)*$/.test(edition))
      throw new Error(`edition "${edition}": an edition is a language tag in lower case`)
  for (const [module, { source }] of Object.entries(modules))
    if (module.includes('*') !== source.includes('*'))
      throw new Error(`module "${module}": a * stands on both sides or on neither`)
  return settings
}
