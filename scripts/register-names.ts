/**
 * Node's imports of `#book/…`, `#book-words/…`, `#words/…` and `#output/…`, in this process: `node --import ./scripts/register-names.ts …`.
 * Vite has the same as aliases.
 */
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { fileOf } from '../src/author/names.ts'

registerHooks({
  resolve(specifier, context, next) {
    const file = fileOf(specifier)
    return next(file === undefined ? specifier : pathToFileURL(file).href, context)
  },
})
