/**
 * `npm run in-step`: what in other editions is not in step with the first, each with both texts and what has changed.
 *
 * `npm run in-step -- FILE…` only these files; `-- --short` only names; `-- --accept FILE[:BLOCK]…` keeps that the
 * translation has been looked at: of a file all of it, or one block. A block that differs where it must not, or has no
 * partner, is never accepted.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { digestOf } from '../src/in-step/block.ts'
import { type Compared, stampAll, UNTRANSLATED } from '../src/in-step/compare.ts'
import {
  compareFile,
  type EditionFile,
  filesOfEdition,
  otherEditions,
  writeStamps,
} from '../src/in-step/edition-files.ts'
import { diffLines } from '../src/notebook/merge.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { accept: { type: 'boolean' }, short: { type: 'boolean' } },
})
const all = otherEditions().flatMap(filesOfEdition)
const asked = positionals.map((given) => {
  const [path = '', ...block] = given.split(':')
  const file = all.find(({ here, first }) => [here, first].includes(relative('.', path)))
  if (!file) throw new Error(`${path}: no file of another edition, or of the first one`)
  return { file, block: block.length > 0 ? block.join(':') : undefined }
})
if (options.accept) {
  if (asked.length === 0) throw new Error('name what you accept: FILE, or FILE:BLOCK')
  for (const { file, block } of asked) accept(file, block)
} else {
  const files = asked.length > 0 ? asked.map(({ file }) => file) : all
  let found = 0
  for (const file of files) found += list(file)
  console.log(found === 0 ? 'All is in step.' : `\n${found} not in step.`)
  process.exitCode = found === 0 ? 0 : 1
}

function accept(file: EditionFile, block: string | undefined): void {
  const compared = compareFile(file)
  const isMeant = (each: Compared) => block === undefined || each.name === block
  const meant = compared.filter(isMeant)
  if (meant.length === 0) throw new Error(`${file.here} has no block ${block}`)
  // Who names a block says that it may be the same in both languages.
  const isWrong = (problem: string) => block === undefined || problem !== UNTRANSLATED
  const wrong = meant.filter(({ state, problems }) => problems.some(isWrong) || /here$/.test(state))
  writeStamps(
    file,
    stampAll(compared, (each) => isMeant(each) && !wrong.includes(each)),
  )
  console.log(`${file.here}: ${meant.length - wrong.length} accepted`)
  for (const each of wrong) console.log(`  not accepted: ${headline(file, each)}`)
  if (wrong.length > 0) process.exitCode = 1
}

/** Prints what is not in step in a file; how many blocks that is. */
function list(file: EditionFile): number {
  if (!existsSync(file.here)) {
    console.log(`\n${file.here}: not there yet`)
    return 1
  }
  const compared = compareFile(file).filter(
    ({ state, problems }) => state !== 'in step' || problems.length > 0,
  )
  for (const each of compared) {
    console.log(`${options.short ? '' : '\n'}${headline(file, each)}`)
    if (options.short) continue
    const was = each.state === 'changed since' ? textBefore(file, each.was!) : undefined
    if (each.first)
      console.log(indent(was === undefined ? each.first.source : changes(was, each.first.source)))
    if (each.here) console.log(`  ·\n${indent(each.here.source)}`)
  }
  return compared.length
}

function headline(
  { here, first }: EditionFile,
  { name, state, problems, ...each }: Compared,
): string {
  const place = each.here ? `${here}:${each.here.line}` : `${first}:${each.first?.line}`
  return `${place} ${name}: ${[...(state === 'in step' ? [] : [state]), ...problems].join('; ')}`
}

function changes(from: string, to: string): string {
  const signs = { same: ' ', removed: '-', added: '+' } as const
  const bySentence = (text: string) => text.replace(/([.?!:;]) /g, '$1\n')
  return diffLines(bySentence(from), bySentence(to))
    .map(({ kind, text }) => `${signs[kind]} ${text}`)
    .join('\n')
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}

/** The text that a digest is of, from the history of the first edition's file; undefined where that is not known. */
function textBefore({ first, blocks }: EditionFile, digest: string): string | undefined {
  const git = (...words: string[]) =>
    execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    for (const commit of git('log', '--format=%H', '--', first).split('\n').filter(Boolean))
      try {
        const found = blocks(git('show', `${commit}:${first}`), first)
        const block = found.find((each) => digestOf(each) === digest)
        if (block) return block.source
      } catch {
        // At that time the file was not there, or of another form.
      }
  } catch {
    // No history here.
  }
  return undefined
}
