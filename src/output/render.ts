/**
 * Outputs -> markup. The build renders recorded outputs with it, the page live ones: the same data looks the same.
 */
import { output as words } from '#words/output'
import type { Output, OutputChange, RenderContext } from './kind.ts'
import { kindOf } from './kinds.ts'
import { h, type Markup } from './markup.ts'

export function renderOutputs(outputs: readonly OutputChange[], context: RenderContext): Markup[] {
  return outputs.map(({ output }) => {
    try {
      return renderOutput(output, context)
    } catch (error) {
      // One that cannot be drawn must not take the others with it.
      return h('p', { class: 'out out-note' }, words.undrawable((error as Error).message))
    }
  })
}

function renderOutput(output: Output, context: RenderContext): Markup {
  const kind = kindOf(output)
  if (!kind) throw new Error(output.kind)
  return kind.figure ? context.figure(output, kind.figure) : kind.render(output, context)
}
