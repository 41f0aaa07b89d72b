/** A kernel for tests: cells are compiled and run as in the page, each taking names from the cells before it. */
import { kernelBook } from '../book/kernel.ts'
import { makeProgram } from '../cell/program.ts'
import { tryCompile } from '../notebook/try-compile.ts'
import { Evaluator } from './evaluator.ts'
import type { FromKernel } from './protocol.ts'

type Finished = Extract<FromKernel, { type: 'finished' }>

/** A notebook's worth of cells: each takes names from the cells before it. */
export class Book {
  readonly posts: FromKernel[] = []
  readonly evaluator = new Evaluator(
    (message) => void this.posts.push(structuredClone(message)),
    kernelBook,
  )
  private readonly makers = new Map<string, string>()
  private runs = 0

  async run(id: string, code: string): Promise<Finished & { text: string; errors: string[] }> {
    const result = tryCompile(code)
    const { compiled, problem } = result
    if (!compiled) throw new Error(problem?.message)
    const takes = [...new Set([...compiled.inputs.map(({ name }) => name), ...compiled.changes])]
      .filter((name) => this.makers.has(name) && this.makers.get(name) !== id)
      .map((name): [string, string] => [name, this.makers.get(name)!])
    const taken = new Set(takes.map(([name]) => name))
    const changes = compiled.changes.filter((name) => taken.has(name))
    const run = ++this.runs
    const program = makeProgram(id, compiled, taken)
    await this.evaluator.run({ type: 'run', run, program, takes, changes })
    for (const name of [...compiled.outputs, ...changes]) this.makers.set(name, id)
    const finished = this.posts.find((post) => post.type === 'finished' && post.run === run)
    const outputs = this.outputs(run)
    return {
      ...(finished as Finished),
      text: outputs.flatMap((o) => ('text' in o ? o.text : [])).join('\n'),
      errors: outputs.flatMap((o) => (o.kind === 'error' ? `${o.name}: ${o.message}` : [])),
    }
  }

  outputs(run: number) {
    return this.posts.flatMap((post) =>
      post.type === 'outputs' && post.run === run ? post.changes.map(({ output }) => output) : [],
    )
  }

  /** What the page shows of a run in the end. */
  shown(run: number) {
    const changes = this.posts.flatMap((post) =>
      post.type === 'outputs' && post.run === run ? post.changes : [],
    )
    const last = changes.findLastIndex(({ isFirst }) => isFirst)
    return changes.slice(Math.max(0, last)).map(({ output }) => output)
  }

  broken() {
    return this.posts.filter(({ type }) => type === 'broken')
  }
}
