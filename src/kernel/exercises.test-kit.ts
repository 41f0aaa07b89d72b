/** Answers exercises as a reader would, in a kernel without a page: what their checks say. */
import { kernelBook } from '#book/kernel'
import { planRun } from '../cell/graph.ts'
import { makeProgram } from '../cell/program.ts'
import { readBook } from '../markdown/book.ts'
import { tryCompile } from '../notebook/try-compile.ts'
import { Evaluator } from './evaluator.ts'
import { noteTimers } from './leftovers.ts'
import type { FromKernel } from './protocol.ts'
import { noteProxies } from './proxies.ts'

export interface Said {
  outcome: Extract<FromKernel, { type: 'finished' }>['outcome']
  /** the name of what was thrown; undefined where nothing was */
  thrown: string | undefined
  /** its message, or what the check gave back */
  text: string
}

/** A book's exercises, each with the id of its check. */
export class Exercises {
  readonly book = readBook()
  private readonly posts: FromKernel[] = []
  private readonly evaluator = new Evaluator(
    (message) => void this.posts.push(structuredClone(message)),
    kernelBook,
  )
  private readonly done = new Set<string>()
  private runs = 0

  constructor() {
    noteTimers()
    noteProxies()
    kernelBook.plugin.choose({ type: 'compute', compute: 'automatic' }, () => {})
  }

  /** The cell that checks an exercise. */
  checkOf(exercise: string): string {
    return [...this.book.graph.values()].find(({ cell }) => cell.options.checks === exercise)!.cell
      .id
  }

  /** What an exercise's check says when this is its answer. */
  async answer(exercise: string, code: string): Promise<Said> {
    const check = this.checkOf(exercise)
    for (const id of planRun(this.book.graph, [check], () => false)) {
      if (id === exercise) await this.run(id, code)
      else if (id !== check && !this.done.has(id)) await this.run(id)
    }
    return this.run(check)
  }

  private async run(id: string, code?: string): Promise<Said> {
    const { compiled: published, takes, changes } = this.book.graph.get(id)!
    const { compiled = published, problem } = code === undefined ? {} : tryCompile(code)
    if (problem) throw new Error(`${id}: ${problem.message}`)
    const run = ++this.runs
    const program = makeProgram(id, compiled, new Set(takes.keys()))
    await this.evaluator.run({ type: 'run', run, program, takes: [...takes], changes })
    this.done.add(id)
    const finished = this.posts.find((post) => post.type === 'finished' && post.run === run)
    const outputs = this.posts.flatMap((post) =>
      post.type === 'outputs' && post.run === run ? post.changes.map(({ output }) => output) : [],
    )
    const error = outputs.find((output) => output.kind === 'error')
    const text = outputs.flatMap((output) => (output.kind === 'text' ? output.text : []))
    return {
      outcome: (finished as Extract<FromKernel, { type: 'finished' }>).outcome,
      thrown: error?.name,
      text: error?.message ?? text.join('\n'),
    }
  }
}
