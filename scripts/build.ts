/** Builds the site when there is no build of the present sources. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = [
  'src',
  'content',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const STAMP = 'dist/.stamp'

/** Names, sizes and times of all sources: cheap, and different whenever a file is. */
function stamp(): string {
  const lines = [process.env.RECORDING ? 'recording' : '']
  const add = (path: string) => {
    const stats = statSync(path)
    if (stats.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name))
    else lines.push(`${path} ${stats.size} ${stats.mtimeMs}`)
  }
  for (const path of SOURCES) if (existsSync(path)) add(path)
  return lines.join('\n')
}

export function buildIfChanged(): void {
  const now = stamp()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return
  execFileSync('astro', ['build'], { stdio: 'inherit' })
  writeFileSync(STAMP, now)
}

if (import.meta.main) buildIfChanged()
