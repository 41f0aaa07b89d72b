/** Builds the site when there is no build of the present sources. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { BUILD } from './build-id.ts'

const STAMP = 'dist/.stamp'

export function buildIfChanged(): void {
  const now = `${BUILD} ${process.env.RECORDING ? 'recording' : 'reading'}`
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return
  execFileSync('astro', ['build'], { stdio: 'inherit' })
  writeFileSync(STAMP, now)
}

if (import.meta.main) buildIfChanged()
