/** What all cells share: JavaScript's and the worker's own things, modules, a library's settings. Put back after each run. */

import { GlobalsGuard } from './globals-guard.ts'
import type { Modules } from './modules.ts'
import type { KernelPlugin } from './plugin.ts'

/**
 * Guards what all cells share: call `begin` once, `learn` before each run, `restoreGlobals` and `restoreLibrary` after
 * it.
 */
export class Shared {
  private globals: GlobalsGuard | undefined
  private known = 0
  private readonly modules: Modules
  private readonly plugin: KernelPlugin

  constructor(modules: Modules, plugin: KernelPlugin) {
    this.modules = modules
    this.plugin = plugin
  }

  isShared = (value: object): boolean => this.globals?.isShared(value) ?? false

  /** Takes JavaScript's and the worker's own, as no cell has touched it yet. Takes some time when it is called first. */
  begin(): void {
    this.globals ??= new GlobalsGuard()
  }

  /** Takes what a cell's imports have brought as part of it. Call before each run. */
  learn(): void {
    const library = this.plugin.loaded()
    const modules = this.modules.loaded
    const known = modules.size + (library ? 1 : 0)
    if (known !== this.known) {
      this.globals?.learnGlobals()
      this.globals?.learn([...modules, ...(library?.shared() ?? [])])
      this.known = known
    }
    library?.begin()
  }

  /** Puts JavaScript's own back, without which nothing else can be trusted. Names what cannot be put back. */
  restoreGlobals(): string[] {
    return this.globals?.restore() ?? []
  }

  async restoreLibrary(): Promise<string[]> {
    return (await this.plugin.loaded()?.restore()) ?? []
  }
}
