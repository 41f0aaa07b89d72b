/** The edition's words for what the Markdown plugins write; found by path, since they run before any bundler. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FOLDERS } from '../author/names.ts'

const file = join(FOLDERS['#words/'], 'page.ts')

export const { page, cell } = (await import(
  pathToFileURL(file).href
)) as typeof import('#words/page')
