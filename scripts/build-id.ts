/** Which build this is: a digest of all it is made from. The same sources give the same one. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = [
  'src',
  'content',
  'public',
  'scripts',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

export const BUILD = digest()

function digest(): string {
  const hash = createHash('sha256').update(process.env.SITE ?? '')
  const add = (path: string) => {
    if (statSync(path).isDirectory())
      for (const name of readdirSync(path).sort()) add(join(path, name))
    else hash.update(path).update(readFileSync(path))
  }
  for (const path of SOURCES) add(path)
  return hash.digest('hex').slice(0, 12)
}
