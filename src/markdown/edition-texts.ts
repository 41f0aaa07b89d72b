/** Texts of another edition for the tables of the book, `terms.yaml` and `symbols.yaml`: its own file has them by id. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { CONTENT } from '../author/names.ts'

/**
 * Id -> the fields that are other texts in that edition; nothing where it has no such file. Throws if the file is no
 * YAML.
 */
export function textsOfEdition(
  edition: string,
  file: string,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const path = join(CONTENT, edition, file)
  if (!existsSync(path)) return {}
  return (parse(readFileSync(path, 'utf8')) ?? {}) as Record<string, Record<string, string>>
}
