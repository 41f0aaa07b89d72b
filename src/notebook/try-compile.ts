/** Compiles what a reader typed; a mistake is a result, not an exception. Loads the parser, so load it late. */
import { notebook as words } from '#words/notebook'
import { compileCell } from '../cell/compile.ts'
import { shorten } from '../cell/shorten.ts'
import { CellSyntaxError } from '../cell/syntax.ts'
import type { CompileResult } from './notebook.ts'

/**
 * Compiles a text, or says what is wrong with it and where. Never throws: a stored text that made it throw would keep
 * the notebook from opening.
 */
export function tryCompile(code: string, compile: typeof compileCell = compileCell): CompileResult {
  try {
    return { compiled: compile(code) }
  } catch (error) {
    if (error instanceof CellSyntaxError)
      return { problem: { message: error.message, position: error.position } }
    // A mistake of the compiler's own, or its stack ran out where little was left.
    const message = words.notCompiled(shorten(String(error), 200))
    return { problem: { message, position: { line: 1, column: 1 } } }
  }
}
