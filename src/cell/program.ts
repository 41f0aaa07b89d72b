/**
 * A compiled cell -> the text the kernel evaluates, and the way back from its positions to the reader's.
 * The wrapper's head stands on the cell's first line, so line numbers never move.
 */
import type { Position } from '../chapter/chapter.ts'
import type { CompiledCell } from './compile.ts'

/** What a cell's function resolves to. */
export interface Evaluated {
  $last: unknown
  /** the outputs as they are at the time of asking: a cell's functions may give its `let`s new values later */
  $read: () => Record<string, unknown>
}

export interface CellProgram {
  /** the cell's id; its file name in stacks and in the browser's tools is `cell:ID.ts` */
  id: string
  /** an expression: an async function from an object of inputs to an `Evaluated` */
  source: string
  /** the names the function takes */
  parameters: string[]
  imports: CompiledCell['imports']
  headLength: number
  inserted: CompiledCell['inserted']
}

/** What the kernel gives every cell that mentions it, bound to that cell's own outputs. */
export const BUILTINS = new Set(['display', 'console', 'checkpoints'])

/** `takes` are the free names that other cells make; every other free name is JavaScript's own. */
export function makeProgram(
  id: string,
  cell: CompiledCell,
  takes: ReadonlySet<string>,
): CellProgram {
  const given = cell.inputs
    .map(({ name }) => name)
    .filter((name) => takes.has(name) || BUILTINS.has(name))
  const parameters = [...given, ...cell.imports.map(({ local }) => local)]
  const head = `'use strict';(async({${parameters.join(',')}})=>{let $last;`
  const outputs = cell.outputs.filter((name) => !cell.imports.some(({ local }) => local === name))
  return {
    id,
    source: `${head}${cell.js}\n;return{$last,$read:()=>({${outputs.join(',')}})}})\n//# sourceURL=cell:${id}.ts`,
    parameters,
    imports: cell.imports,
    headLength: head.length,
    inserted: cell.inserted,
  }
}

/** A position in `source` -> the position in the text the reader sees. */
export function readerPosition(
  { headLength, inserted }: Pick<CellProgram, 'headLength' | 'inserted'>,
  at: Position,
): Position {
  let column = at.line === 1 ? at.column - headLength : at.column
  if (inserted && at.line === inserted.line && column >= inserted.column)
    column = Math.max(inserted.column, column - inserted.length)
  return { line: at.line, column: Math.max(1, column) }
}
