/** Which build this is: a digest of all it is made from. The same sources and choices give the same one. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BOOK, EDITION, settings } from '../src/author/names.ts'

/** Files and folders of which a build is made. */
const SOURCES = [
  'src',
  'public',
  'scripts',
  'bench/training.json',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  BOOK,
  settings.content,
  ...new Set(Object.values(settings.modules).map(({ source }) => dirname(source))),
  ...(settings.interfaceWords === undefined ? [] : [settings.interfaceWords]),
]

/** What is chosen by the environment. */
const CHOICES = { BOOK, EDITION, SITE: process.env.SITE, RECORDING: process.env.RECORDING }

export const BUILD = digest()

function digest(): string {
  const hash = createHash('sha256').update(JSON.stringify(CHOICES))
  const add = (path: string) => {
    if (statSync(path).isDirectory())
      for (const name of readdirSync(path).sort()) add(join(path, name))
    else hash.update(path).update(readFileSync(path))
  }
  for (const path of SOURCES) add(path)
  return hash.digest('hex').slice(0, 12)
}
