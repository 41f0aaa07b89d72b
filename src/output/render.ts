/**
 * Outputs -> markup. The build renders recorded outputs with it, the page live ones: the same data looks the same.
 */
import { said } from '#book-words/said'
import { formatNumber as number } from '#words/language'
import { output as words } from '#words/output'
import type { Output, OutputChange, RenderContext, Whole } from './kind.ts'
import { kindOf } from './kinds.ts'
import { h, type Markup } from './markup.ts'

/**
 * The markup of each output, with a button to save what was cut. One that cannot be drawn becomes a note that says so.
 */
export function renderOutputs(outputs: readonly OutputChange[], context: RenderContext): Markup[] {
  return outputs.flatMap(({ output, whole }) => {
    const saving = whole && context.canSave ? [renderSaving(whole, output.kind)] : []
    try {
      return [renderOutput(output, context), ...saving]
    } catch (error) {
      // One that cannot be drawn must not take the others with it.
      return [h('p', { class: 'out out-note' }, words.undrawable((error as Error).message))]
    }
  })
}

function renderOutput(output: Output, context: RenderContext): Markup {
  const kind = kindOf(output)
  if (!kind) throw new Error(output.kind)
  if (kind.figure) return context.figure(output, kind.figure)
  const draw = (each: Output) => kind.render(each, context)
  return said ? said.draw(output, draw) : draw(output)
}

/** The button that saves all of an output that was cut, and where it says what came of it. */
function renderSaving({ key, characters, isAll }: Whole, kind: Output['kind']): Markup {
  const { all, beginning, rest, restBeginning } = words.whole
  const isRest = kind === 'dropped'
  const label = isAll
    ? isRest
      ? rest
      : all
    : (isRest ? restBeginning : beginning)(number(characters))
  return h(
    'p',
    { class: 'out out-note' },
    h('button', { type: 'button', 'data-whole': key }, label),
    ' ',
    h('span', { role: 'status' }),
  )
}
