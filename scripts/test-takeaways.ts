/**
 * What readers take away, run as its own first lines say, in a fresh folder: the book's program and each chapter's in
 * Node. In Deno, and as notebooks in its Jupyter kernel, the book's, which has every cell, and one chapter's: what a
 * chapter takes along is the same there. Trainings are cut down, and the digits to the first few.
 */
import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { shortened, withFewDigits } from '../e2e/shorten.ts'
import { planRun } from '../src/cell/graph.ts'
import { exportFileName } from '../src/export/export-file.ts'
import { exportNotebook } from '../src/export/notebook.ts'
import { cellsOf, type ExportRequest } from '../src/export/sources.ts'
import { requestFor, shownBy, TEXTS } from '../src/export/texts.test-kit.ts'
import { exportTypeScript } from '../src/export/typescript.ts'
import { readBook } from '../src/markdown/book.ts'
import { exportSources } from '../src/markdown/export-sources.ts'
import { readRecording } from '../src/markdown/recordings.ts'
import { JupyterKernel } from './jupyter.ts'

/** Not part of the project, since it is large: kept beside what is built. */
const DENO_FOLDER = resolve('.cache/deno')
/** Cells whose recorded texts do not rest on a training: programs print them to the last digit. */
const SAME_TEXT = ['count-steps', 'untrained-loss', 'loss-gradient-check']
const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/

const run = promisify(execFile)
const book = readBook()
const sources = exportSources(book)
const texts = requestFor(TEXTS)
const chapters: ExportRequest[] = [undefined, ...book.chapters.map(({ slug }) => slug)].map(
  (slug) => ({
    sources,
    graph: book.graph,
    slug,
    codeOf: (id) => withFewDigits(shortened(book.graph.get(id)!.cell)),
  }),
)
/** the longest first */
const all = [...chapters, texts]
/** every cell, and one chapter's with what it needs of others */
const few = [chapters[0]!, chapters.at(-1)!, texts]

/** As a reader's: nothing of ours is above it. */
const folder = mkdtempSync(join(tmpdir(), 'taken-away-'))
try {
  await runAll()
} finally {
  rmSync(folder, { recursive: true })
}

async function runAll(): Promise<void> {
  for (const request of all) {
    writeFileSync(fileOf(request, 'ts'), exportTypeScript(request))
    writeFileSync(fileOf(request, 'ipynb'), exportNotebook(request))
  }
  await inFolder('npm init -y')
  const [install, setType] = firstLines(chapters[0]!).filter((line) => line.startsWith('npm'))
  try {
    if (setType !== undefined) await inFolder(install!)
  } catch (error) {
    if (!NO_NETWORK.test((error as { stderr: string }).stderr)) throw error
    console.log('What the programs need cannot be installed: no network here')
    return
  }
  // `npm init` has said that files are CommonJS; this name says they are not.
  const chapter = chapters.at(1)!
  copyFileSync(fileOf(chapter, 'ts'), join(folder, 'program.mts'))
  check(chapter, await inFolder('node program.mts'))
  await inFolder(setType ?? install!)
  await twoAtATime(all, async (request) => {
    const command = firstLines(request).find((line) => line.startsWith('node '))!
    check(request, await inFolder(command.replace(/\s+\(.*/, '')))
  })
  console.log(`✓ ${all.length} programs in Node`)

  const deno = await findDeno()
  if (deno === undefined) return
  await twoAtATime(
    few.flatMap((request) =>
      [
        () => inFolder(`"${deno}" run -A ${exportFileName(request.slug, 'ts')}`),
        () => printedByNotebook(request, deno),
      ].map((printed) => ({ request, printed })),
    ),
    async ({ request, printed }) => check(request, await printed()),
  )
  console.log(`✓ ${few.length} programs in Deno, ${few.length} notebooks in its kernel`)
}

function fileOf({ slug }: ExportRequest, kind: 'ts' | 'ipynb'): string {
  return join(folder, exportFileName(slug, kind))
}

/** The commands that a program's head names. */
function firstLines(request: ExportRequest): string[] {
  const [head = ''] = exportTypeScript(request).split('\n\n', 1)
  return head.split('\n').flatMap((line) => /^\/\/ {3}(\S.*)/.exec(line)?.[1] ?? [])
}

/** Runs a command in the reader's folder; resolves to what it prints. */
async function inFolder(command: string): Promise<string> {
  const env = { ...process.env, NO_COLOR: '1' }
  return (await run(command, { cwd: folder, env, shell: true, maxBuffer: 1e8 })).stdout
}

/** Throws unless what was printed is what the page shows. */
function check(request: ExportRequest, printed: string): void {
  const wanted = request === texts ? [`${shownBy(TEXTS).join('\n')}\n`] : recordedTexts(request)
  for (const text of wanted)
    if (!printed.includes(text))
      throw new Error(`${exportFileName(request.slug, 'ts')} does not print ${text}:\n${printed}`)
}

function recordedTexts(request: ExportRequest): string[] {
  const plan = planRun(request.graph, cellsOf(request), () => false)
  return SAME_TEXT.filter((id) => plan.includes(id)).flatMap((id) =>
    readRecording(id)!.outputs.flatMap(({ output }) =>
      output && 'text' in output && typeof output.text === 'string' ? [output.text] : [],
    ),
  )
}

/** Runs a notebook's cells from the first to the last; throws where one ends with an error. */
async function printedByNotebook(request: ExportRequest, deno: string): Promise<string> {
  const { cells } = JSON.parse(exportNotebook(request)) as {
    cells: { cell_type: string; id: string; source: string[] }[]
  }
  const kernel = await JupyterKernel.start([deno, 'jupyter', '--kernel', '--conn'], folder)
  try {
    let printed = ''
    for (const { cell_type, id, source } of cells) {
      if (cell_type !== 'code') continue
      const { text, error } = await kernel.run(source.join(''))
      if (error !== undefined)
        throw new Error(`${exportFileName(request.slug, 'ipynb')}, cell ${id}: ${error}`)
      printed += stripVTControlCharacters(text)
    }
    const late = await kernel.run('await new Promise((resolve) => setTimeout(resolve, 500))')
    return printed + stripVTControlCharacters(late.text)
  } finally {
    kernel.stop()
  }
}

/** The path of a Deno from npm; undefined, which is said, where none is to be had. */
async function findDeno(): Promise<string | undefined> {
  const command = join(DENO_FOLDER, 'node_modules/.bin/deno')
  try {
    if (!existsSync(command)) {
      mkdirSync(DENO_FOLDER, { recursive: true })
      await run('npm', ['install', '--prefix', DENO_FOLDER, '--no-save', 'deno@2'])
    }
    // The command is a wrapper, which one cannot end.
    return (await run(command, ['eval', 'console.log(Deno.execPath())'])).stdout.trim()
  } catch (error) {
    console.log(`— in Deno: none here (${(error as Error).message.split('\n')[0]})`)
    return undefined
  }
}

async function twoAtATime<T>(list: readonly T[], run: (each: T) => Promise<void>): Promise<void> {
  const waiting = list.values()
  const work = async () => {
    for (const next of waiting) await run(next)
  }
  await Promise.all([work(), work()])
}
