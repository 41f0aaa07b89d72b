/** What all cells share: JavaScript's and the worker's own things, modules, TensorFlow.js's engine. Put back after each run. */

import { currentTensors } from '../tensor/plugin/tensors.ts'
import { GlobalsGuard } from './globals-guard.ts'
import { loadedModules } from './modules.ts'

export class Shared {
  private globals: GlobalsGuard | undefined
  private known = 0

  isShared = (value: object): boolean => this.globals?.isShared(value) ?? false

  /** Takes JavaScript's and the worker's own, as no cell has touched it yet. Takes some time when it is called first. */
  begin(): void {
    this.globals ??= new GlobalsGuard()
  }

  /** Takes what a cell's imports have brought as part of it. Call before each run. */
  learn(): void {
    const tensors = currentTensors()
    const modules = loadedModules()
    const known = modules.size + (tensors ? 1 : 0)
    if (known !== this.known) {
      this.globals?.learnGlobals()
      this.globals?.learn([...modules, ...(tensors?.guard.shared() ?? [])])
      this.known = known
    }
    tensors?.guard.start()
  }

  /** Puts JavaScript's own back, without which nothing else can be trusted. Names what cannot be put back. */
  restoreGlobals(): string[] {
    return this.globals?.restore() ?? []
  }

  async restoreEngine(): Promise<string[]> {
    return (await currentTensors()?.guard.restore()) ?? []
  }
}
