/** A chapter, or the book, as a notebook of nbformat 4.5 for Deno's Jupyter kernel. */
import { book } from '#book-words/book'
import { exported as words } from '#words/export'
import { planRun } from '../cell/graph.ts'
import { inlineCell } from './inline-module.ts'
import { chosenChapters, type ExportRequest } from './sources.ts'
import { cellsOf, setUp } from './typescript.ts'

interface Cell {
  cell_type: 'markdown' | 'code'
  id: string
  metadata: object
  source: string[]
  outputs?: []
  execution_count?: null
}

/** The notebook as JSON text, without outputs: first what the cells need from elsewhere, then the chosen chapters. */
export function exportNotebook(request: ExportRequest): string {
  const { sources, graph, codeOf } = request
  const cells: Cell[] = []
  const ids = new Set<string>()
  const add = (kind: Cell['cell_type'], wanted: string, text: string) => {
    let id = wanted.slice(0, 60)
    for (let n = 2; ids.has(id); n++) id = `${wanted.slice(0, 60)}-${n}`
    ids.add(id)
    const source = text.split(/(?<=\n)/)
    cells.push(
      kind === 'code'
        ? { cell_type: 'code', id, metadata: {}, source, outputs: [], execution_count: null }
        : { cell_type: 'markdown', id, metadata: {}, source },
    )
  }
  const plan = planRun(graph, cellsOf(request), () => false)
  const inlined = new Map(plan.map((id) => [id, inlineCell(codeOf(id), sources.modules)]))
  const own = new Set(cellsOf(request))
  const codeText = (id: string) => {
    const { code, aliases } = inlined.get(id)!
    const lines = aliases.map(({ local, imported }) => `const ${local} = ${imported}`)
    return [`seedMathRandom('${id}')`, ...lines, code].join('\n')
  }
  const imports = [...inlined.values()].flatMap((each) => each.imports)
  const installs =
    sources.packages.length > 0 ? `npm install ${sources.packages.join(' ')}` : undefined
  add('markdown', 'about', [`# ${book.title}`, words.notebook(installs)].join('\n\n'))
  add('code', 'set-up', setUp(request, imports))
  const needed = plan.filter((id) => !own.has(id))
  if (needed.length > 0) add('markdown', 'needed', words.needed)
  for (const id of needed) if (inlined.get(id)!.code !== '') add('code', id, codeText(id))
  for (const chapter of chosenChapters(request)) {
    add('markdown', chapter.slug, `# ${chapter.title}\n\n*${chapter.question}*`)
    for (const segment of chapter.segments) {
      if (segment.kind === 'cell') {
        if (inlined.get(segment.id)!.code !== '') add('code', segment.id, codeText(segment.id))
      } else add('markdown', `${chapter.slug}-text`, segment.text)
    }
  }
  const notebook = {
    cells,
    metadata: {
      kernelspec: { display_name: 'Deno', language: 'typescript', name: 'deno' },
      language_info: {
        name: 'typescript',
        file_extension: '.ts',
        mimetype: 'text/x.typescript',
        codemirror_mode: 'typescript',
        pygments_lexer: 'typescript',
      },
    },
    nbformat: 4,
    nbformat_minor: 5,
  }
  return `${JSON.stringify(notebook, null, 1)}\n`
}
