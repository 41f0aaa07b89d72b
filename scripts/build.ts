/** Builds the site when there is no build of the present sources. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { BUILD } from './build-id.ts'

const LIST = 'dist/offline.json'
/** Which build is in the folder `dist`. Not inside, since what is in it ships. */
const STAMP = '.cache/dist.stamp'

export function buildIfChanged(): void {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp()) return
  execFileSync('astro', ['build'], { stdio: 'inherit' })
  mkdirSync(dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, stamp())
}

/** Of these sources, and of the folder as it is: who builds into it otherwise makes the stamp void. */
function stamp(): string {
  const made = statSync(LIST, { throwIfNoEntry: false })?.mtimeMs ?? 'nothing'
  return `${BUILD} ${made}`
}

if (import.meta.main) buildIfChanged()
