/**
 * Builds the site when there is no build of the present sources: all editions of the book, or the one that `EDITION`
 * names. `node scripts/build.ts FOLDER` builds it into another folder, in any case.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { editionFolder, SITE_FOLDER, settings } from '../src/author/names.ts'
import { BUILD } from './build-id.ts'

const EDITIONS = process.env.EDITION ? [process.env.EDITION] : settings.editions
/** Which build is in the folder of the site. Not inside, since what is in it ships. */
const STAMP = `.cache/${basename(SITE_FOLDER)}.stamp`

export function buildIfChanged(): void {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp()) return
  build(SITE_FOLDER)
  mkdirSync(dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, stamp())
}

/** The first edition empties the folder; the others stand in folders of it. */
function build(folder: string): void {
  for (const edition of EDITIONS)
    execFileSync('astro', ['build', '--outDir', join(folder, editionFolder(edition))], {
      stdio: 'inherit',
      env: { ...process.env, EDITION: edition },
    })
}

/** Of these sources, and of the folder as it is: who builds into it otherwise makes the stamp void. */
function stamp(): string {
  const made = EDITIONS.map((edition) => {
    const list = join(SITE_FOLDER, editionFolder(edition), 'offline.json')
    return `${edition} ${statSync(list, { throwIfNoEntry: false })?.mtimeMs ?? 'nothing'}`
  })
  return [BUILD, ...made].join(' ')
}

if (import.meta.main) {
  const [, , folder] = process.argv
  if (folder === undefined) buildIfChanged()
  else build(folder)
}
