/** Compiles what a reader typed; a mistake is a result, not an exception. Loads the parser, so load it late. */
import { compileCell } from '../cell/compile.ts'
import { CellSyntaxError } from '../cell/syntax.ts'
import type { CompileResult } from './notebook.ts'

export function tryCompile(code: string): CompileResult {
  try {
    return { compiled: compileCell(code) }
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error
    return { problem: { message: error.message, position: error.position } }
  }
}
