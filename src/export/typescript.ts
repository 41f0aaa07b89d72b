/**
 * The cells of a chapter, and all they need, as one TypeScript program for Node or Deno: the book's modules first,
 * then the cells in the order in which they would run. It prints the numbers that the page shows.
 */
import { book } from '#book-words/book'
import { exported as words } from '#words/export'
import { type LinkedCell, planRun } from '../cell/graph.ts'
import { type InlinedCell, inlineCell } from './inline-module.ts'
import { chosenChapters, ExportError, type ExportRequest } from './sources.ts'

/** The program's text. It holds the cells of the chosen chapters and, from others, those they need. */
export function exportTypeScript(request: ExportRequest): string {
  const { graph } = request
  const ids = planRun(graph, cellsOf(request), () => false)
  const cells = ids.map((id) => ({ linked: graph.get(id)!, inlined: inline(request, id) }))
  const imports = cells.flatMap(({ inlined }) => inlined.imports)
  const parts = [header(request), setUp(request, imports)]
  for (const { linked, inlined } of cells)
    if (inlined.code !== '') parts.push(cellText(request, linked, inlined))
  return `${parts.join('\n\n')}\n`
}

/** Ids of the cells that the chosen chapters define or show, in the order of the text. */
export function cellsOf(request: ExportRequest): string[] {
  const ids = chosenChapters(request).flatMap(({ segments }) =>
    segments.flatMap((segment) => (segment.kind === 'cell' ? [segment.id] : [])),
  )
  return [...new Set(ids)]
}

/** What every exported program needs before its first cell: imports, and the modules they are written with. */
export function setUp({ sources, graph }: ExportRequest, imports: string[]): string {
  const { modules, start } = sources
  const taken = new Map(modules.flatMap(({ names, name }) => names.map((each) => [each, name])))
  for (const [id, { cell, compiled }] of graph) {
    if (cell.options.local) continue
    const imported = new Set(compiled.imports.map(({ local }) => local))
    for (const name of [...compiled.outputs, ...compiled.typeOutputs])
      if (taken.has(name) && !imported.has(name))
        throw new ExportError(words.takenTwice(id, name, taken.get(name)!))
  }
  const all = new Set([...start.imports, ...imports])
  for (const { imports } of modules) for (const each of imports) all.add(each)
  const sections = modules.map(({ name, code }) => `${banner(name)}\n\n${code}`)
  return [[...all].join('\n'), ...sections, start.code].filter((part) => part !== '').join('\n\n')
}

function header({ sources, slug }: ExportRequest): string {
  const title = sources.chapters.find((chapter) => chapter.slug === slug)?.title
  return [
    `// ${book.title}${title ? `: ${title}` : ''}`,
    '//',
    ...(sources.packages.length > 0 ? [`//   npm install ${sources.packages.join(' ')}`] : []),
    `//   node ${slug ?? 'book'}.ts        ${words.nodeOrDeno(`${slug ?? 'book'}.ts`)}`,
    '//',
    `// ${words.order}`,
  ].join('\n')
}

function cellText(request: ExportRequest, { cell }: LinkedCell, inlined: InlinedCell): string {
  const aliases = inlined.aliases.map(({ local, imported, module }) => {
    if (imported !== '*') return `const ${local} = ${imported}`
    const names = request.sources.modules.find(({ name }) => name === module)?.names ?? []
    return `const ${local} = { ${names.join(', ')} }`
  })
  const body = [`seedMathRandom('${cell.id}')`, ...aliases, inlined.code].join('\n')
  // A variation's names are its own; a cell that fails on purpose must not end the program.
  const { local, expectError } = cell.options
  const indent = (code: string) => (inlined.hasLongText ? code : code.replace(/^(?=.)/gm, '  '))
  const text = expectError
    ? `try {\n${indent(body)}\n} catch (error) {\n  console.log(String(error))\n}`
    : local
      ? `{\n${indent(body)}\n}`
      : body
  return `${banner(cell.id)}\n\n${text}`
}

function inline({ sources, codeOf }: ExportRequest, id: string): InlinedCell {
  try {
    return inlineCell(codeOf(id), sources.modules)
  } catch (error) {
    throw new ExportError(words.notExported(id, (error as Error).message))
  }
}

function banner(name: string): string {
  return `// ${'—'.repeat(6)} ${name} ${'—'.repeat(Math.max(3, 70 - name.length))}`
}
