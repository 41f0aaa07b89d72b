/** What every build of our modules needs, be it the site's, the tests' or the measurements'. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BookSettings } from '../src/author/define-book.ts'
import { FOLDERS, settings } from '../src/author/names.ts'
import { assemblyScript } from './assembly-script.ts'
import { noteLicences } from './licences.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const escaped = (text: string) => text.replace(/[.*/]/g, '\\$&')

/** The names by which cells and lessons import, and what the book and its edition bring. */
export function aliasesOf(
  folders: Readonly<Record<string, string>>,
  { modules }: Pick<BookSettings, 'modules'>,
) {
  return [
    ...Object.entries(folders).map(([name, folder]) => ({
      find: new RegExp(`^${escaped(name)}(.*)$`),
      replacement: join(folder, '$1.ts'),
    })),
    ...Object.entries(modules).map(([module, { source }]) => ({
      find: new RegExp(`^${escaped(module).replace('\\*', '(.*)')}$`),
      replacement: join(ROOT, source.replace('*', '$1')),
    })),
  ]
}

export const viteOptions = {
  plugins: [assemblyScript(), noteLicences()],
  resolve: { alias: aliasesOf(FOLDERS, settings) },
  worker: { format: 'es' as const, plugins: () => [assemblyScript(), noteLicences(), keepNames()] },
}

/** In the kernel, whose readers see functions and classes by their names, a minifier leaves these as they are. */
function keepNames() {
  let isKernel = false
  return {
    name: 'keep-names',
    options({ input }: { input?: unknown }) {
      isKernel = JSON.stringify(input).includes('src/kernel/worker')
    },
    outputOptions: (options: object) =>
      isKernel
        ? {
            ...options,
            minify: {
              mangle: { keepNames: true },
              compress: { keepNames: { function: true, class: true } },
            },
          }
        : undefined,
  }
}
