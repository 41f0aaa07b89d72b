/** The modules a cell may import: the book's, bundled with it, and no others. */
import { kernel as words } from '#words/kernel'
import type { KernelBook } from './plugin.ts'

/** Loads the book's modules for cells, and knows which have been loaded. */
export class Modules {
  /** what cells have imported */
  readonly loaded = new Set<object>()
  private readonly book: KernelBook

  constructor(book: KernelBook) {
    this.book = book
  }

  /** The value a cell's import binds. */
  async import(module: string, imported: string): Promise<unknown> {
    const { modules, plugin } = this.book
    if (!Object.hasOwn(modules, module))
      throw new Error(words.noModule(module, Object.keys(modules)))
    const exports = await modules[module]!()
    // Before anything can fail: what it has brought along belongs to all cells from now on.
    this.loaded.add(exports)
    await plugin.prepare()
    if (imported === '*') return exports
    if (!(imported in exports)) throw new Error(words.noExport(module, imported))
    return (exports as Record<string, unknown>)[imported]
  }
}
