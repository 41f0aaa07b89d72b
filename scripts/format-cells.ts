/**
 * Formats the cells in the chapters with Biome, at the width that fits the column: `--write` changes the chapters,
 * without it the unformatted cells are listed and the exit code is 1.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell, Chapter } from '../src/chapter/chapter.ts'
import { readBook } from '../src/markdown/book.ts'

const WIDTH = 80
const folder = '.cache/cells'

const { chapters } = readBook()
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const fileOf = (id: string) => join(folder, `${id}.ts`)
for (const chapter of chapters)
  for (const { id, code } of textsOf(chapter)) writeFileSync(fileOf(id), `${code}\n`)
// The cache is ignored by git, and so by Biome unless told otherwise.
execFileSync(
  'biome',
  [
    'format',
    '--write',
    '--vcs-enabled=false',
    `--line-width=${WIDTH}`,
    '--log-level=error',
    folder,
  ],
  { stdio: 'inherit' },
)
let unformatted = 0
for (const chapter of chapters) {
  const { file } = chapter
  let text = readFileSync(file, 'utf8')
  for (const { id, code, position } of textsOf(chapter)) {
    const formatted = readFileSync(fileOf(id), 'utf8').trimEnd()
    if (formatted === code) continue
    unformatted++
    text = text.replace(`\n${code}\n\`\`\``, () => `\n${formatted}\n\`\`\``)
    console.log(`${file}:${position.line}: cell "${id}" was not formatted`)
  }
  if (process.argv.includes('--write')) writeFileSync(file, text)
}
if (unformatted > 0 && !process.argv.includes('--write')) {
  console.error('Run npm run format.')
  process.exitCode = 1
}

/** The cells of a chapter and the answers to its exercises, each with a name of its own. */
function textsOf({ cells, solutions, wrongs }: Chapter): Pick<Cell, 'id' | 'code' | 'position'>[] {
  return [
    ...cells,
    ...solutions.map((each) => ({ ...each, id: `${each.id}.solution` })),
    ...wrongs.map((each, i) => ({ ...each, id: `${each.id}.wrong-${i}` })),
  ]
}
