/** A chapter, or the book, as a notebook of nbformat 4.5 for Deno's Jupyter kernel. */
import { book } from '#book-words/book'
import { exported as words } from '#words/export'
import { type Graph, planRun } from '../cell/graph.ts'
import { RunInTurn } from './order.ts'
import { writeProgram } from './program.ts'
import { cellsOf, chosenChapters, type ExportRequest } from './sources.ts'

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
  const { sources, graph } = request
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
  const { setUp, cells: texts } = writeProgram(request, plan)
  const inTurn = new RunInTurn(graph)
  const run = (id: string) => {
    for (const each of inTurn.run(id))
      if (texts.get(each) !== '') add('code', each, texts.get(each)!)
  }
  const install = `npm install ${sources.packages.join(' ')}`
  const about = words.notebook(sources.packages.length > 0 ? install : undefined)
  add('markdown', 'about', `# ${book.title}\n\n${about}`)
  add('code', 'set-up', setUp)
  const needed = neededFromElsewhere(graph, plan, cellsOf(request))
  if (needed.length > 0) add('markdown', 'needed', words.needed)
  for (const id of needed) if (!inTurn.hasRun(id)) run(id)
  for (const chapter of chosenChapters(request)) {
    add('markdown', chapter.slug, `# ${chapter.title}\n\n*${chapter.question}*`)
    for (const segment of chapter.segments)
      if (segment.kind === 'cell') run(segment.id)
      else add('markdown', `${chapter.slug}-text`, segment.text)
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

/** Of a plan, what can run before the chapter's own cells. */
function neededFromElsewhere(
  graph: Graph,
  plan: readonly string[],
  own: readonly string[],
): string[] {
  const later = new Set(own)
  for (const id of plan) if (graph.get(id)!.needs.some((need) => later.has(need))) later.add(id)
  return plan.filter((id) => !later.has(id))
}
