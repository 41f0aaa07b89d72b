/** Where the marks under a cell's text come from: TypeScript, and the notebook itself. */
import { type Diagnostic, linter } from '@codemirror/lint'
import type { Extension } from '@codemirror/state'

type Source = () => readonly Diagnostic[] | Promise<readonly Diagnostic[]>

const AFTER_MS = 300

/**
 * The notebook's own problems are shown also while TypeScript is loading, slow or not to be had. Where there are none,
 * its answer is waited for: else a moment without any problem would be shown, and said, between two with some.
 */
export function problemSources(own: Source, ask: () => Promise<readonly Diagnostic[]>): Source[] {
  let asked: Promise<readonly Diagnostic[]>
  return [
    () => {
      asked = ask().catch(() => [])
      return asked
    },
    async () => {
      const found = await own()
      if (found.length === 0) await asked
      return found
    },
  ]
}

/** CodeMirror asks all sources in their order, and shows what it has when some take long. */
export function showProblems(own: Source, ask: () => Promise<readonly Diagnostic[]>): Extension {
  return problemSources(own, ask).map((source) => linter(source, { delay: AFTER_MS }))
}
