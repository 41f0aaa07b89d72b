/** The modules that stand in an exported program: those that cells import, what these need, and what helps them. */
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { BookSettings } from '../author/define-book.ts'
import type { Import } from '../export/imports.ts'
import { inlineModule, relativeImports } from '../export/inline-module.ts'
import type { InlinedModule } from '../export/sources.ts'
import type { OutsideModules } from './build-book.ts'
import { filesOf } from './library.ts'

/**
 * The modules, each after all that it imports by a path; otherwise in the order of the settings, with the helpers last.
 * Throws where `instead` names something that is no module.
 */
export function exportModules(
  modules: BookSettings['modules'],
  { packages, installedAs = {}, instead, helpers }: OutsideModules,
  root: string,
): InlinedModule[] {
  const names = new Map<string, string>()
  const replaced = new Map<string, string>()
  const unused = new Set(Object.keys(instead))
  for (const [pattern, { source }] of Object.entries(modules)) {
    if (packages.includes(pattern)) continue
    for (const [name, file] of filesOf(root, pattern, source)) {
      const other = Object.hasOwn(instead, name) ? join(root, instead[name]!) : file
      unused.delete(name)
      replaced.set(file, other)
      names.set(other, name)
    }
  }
  for (const name of unused) throw new Error(`instead: cells import no module "${name}"`)
  for (const [name, file] of Object.entries(helpers)) names.set(join(root, file), name)
  const asInstalled = (each: Import): Import => ({
    ...each,
    module: Object.hasOwn(installedAs, each.module) ? installedAs[each.module]! : each.module,
  })
  const found = new Map<string, InlinedModule>()
  const entered = new Set<string>()
  const add = (imported: string) => {
    const file = replaced.get(imported) ?? imported
    if (entered.has(file)) return
    entered.add(file)
    const text = readFileSync(file, 'utf8')
    for (const path of relativeImports(text)) add(join(dirname(file), path))
    const module = inlineModule(names.get(file) ?? relative(root, file), text)
    found.set(file, { ...module, imports: module.imports.map(asInstalled) })
  }
  for (const file of names.keys()) add(file)
  return [...found.values()]
}
