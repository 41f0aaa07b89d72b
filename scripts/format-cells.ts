/**
 * Formats the cells in the chapters with Biome, at the width that fits the column: `--write` changes the chapters,
 * without it the unformatted cells are listed and the exit code is 1.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBook } from '../src/markdown/book.ts'

const WIDTH = 80
const folder = '.cache/cells'

const { chapters } = readBook()
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const fileOf = (id: string) => join(folder, `${id}.ts`)
for (const { cells, solutions } of chapters) {
  for (const { id, code } of cells) writeFileSync(fileOf(id), `${code}\n`)
  for (const { id, code } of solutions) writeFileSync(fileOf(`${id}.solution`), `${code}\n`)
}
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
for (const { file, cells, solutions } of chapters) {
  let text = readFileSync(file, 'utf8')
  const solved = solutions.map((each) => ({ ...each, id: `${each.id}.solution` }))
  for (const { id, code, position } of [...cells, ...solved]) {
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
