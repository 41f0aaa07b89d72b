/**
 * The book's cells as one TypeScript program: each cell is a module. Before its text stand the imports of what other
 * cells make, where no half-typed text can swallow them; after it, the exports of what it makes.
 */
import type { CompiledCell } from '../cell/compile.ts'
import type { Cell } from '../chapter/chapter.ts'

/** What is needed of a cell; its names are those of its last text that could be compiled. */
export interface TypedCell {
  id: string
  code: string
  local: boolean
  outputs: readonly string[]
  typeOutputs: readonly string[]
}

/** `code` is the text as it stands; by default the one that was compiled. */
export function typedCell(
  { cell, compiled }: { cell: Cell; compiled: CompiledCell },
  code = cell.code,
): TypedCell {
  const { outputs, typeOutputs } = compiled
  return { id: cell.id, code, local: cell.options.local, outputs, typeOutputs }
}

export const CELLS_FOLDER = '/cells/'

/** The path under which TypeScript knows a cell. */
export const cellFile = (id: string): string => `${CELLS_FOLDER}${id}.ts`

/** What the kernel gives every cell, and what the bundler gives the lesson library. */
export const GLOBALS_FILE = `${CELLS_FOLDER}globals.d.ts`

/** `checkpoints` is their type, in a book whose cells have them. */
export const globalsText = (checkpoints: string | undefined) => `
/** Shows a value under the cell; with a slot, in place of what the slot showed before. Await it in a long loop: it is where Pause and Stop act. */
declare function display(value: unknown, slot?: string): Promise<void>
${
  checkpoints === undefined
    ? ''
    : `/** Keeps this cell's training in the browser, so that it can go on after Stop, a reload or a crash. */
declare const checkpoints: ${checkpoints}
`
}interface ImportMeta { readonly env: { readonly BASE_URL: string } }
interface Math {
  /** The sum of the numbers, rounded once, at its end. */
  sumPrecise(numbers: Iterable<number>): number
}
`

export interface CellModule {
  text: string
  /** where the cell's own text starts in it */
  start: number
}

/** The text of each cell's module, by its path: imports, the cell's own text, exports. */
export function cellModules(cells: readonly TypedCell[]): Map<string, CellModule> {
  const shared = cells.filter(({ local }) => !local)
  return new Map(
    cells.map((cell) => {
      const own = new Set([...cell.outputs, ...cell.typeOutputs])
      const imports = shared.flatMap((other) => {
        const names = namesOf(other).filter((name) => !own.has(name.replace('type ', '')))
        return other.id === cell.id || names.length === 0
          ? []
          : [`import { ${names.join(', ')} } from './${other.id}.ts'`]
      })
      const head = `${imports.join(';')}\n`
      const exports = cell.local ? [] : namesOf(cell)
      const text = `${head}${cell.code}\n;export { ${exports.join(', ')} }`
      return [cellFile(cell.id), { text, start: head.length }]
    }),
  )
}

function namesOf({ outputs, typeOutputs }: TypedCell): string[] {
  return [...outputs, ...typeOutputs.map((name) => `type ${name}`)]
}
