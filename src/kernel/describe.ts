/** A cell's values -> outputs: typed data small enough to send. Nothing here knows how they are drawn. */
import { inspect } from 'loupe'
import { kernel as words } from '#words/kernel'
import { outputOf } from '../output/forms.ts'
import { cut, MOST_TEXT } from './gate.ts'
import type { PluginValues } from './plugin.ts'
import type { Output } from './protocol.ts'

/** The output for a value; a proxy may throw at every access. `library` describes values of its own. */
export function describe(value: unknown, library: PluginValues): Output {
  try {
    return describeKind(value, library)
  } catch (error) {
    return { kind: 'text', text: words.unshowable(String(error)) }
  }
}

function describeKind(value: unknown, library: PluginValues): Output {
  return (
    outputOf(value) ??
    library.describe(value) ?? { kind: 'text', text: describeText(value, library) }
  )
}

/** What one call of `console` prints: the values in a line, cut to what can be shown. */
export function describeLine(values: unknown[], library: PluginValues): string {
  const texts: string[] = []
  let length = 0
  for (const value of values) {
    const text = describeText(value, library)
    if (length <= MOST_TEXT) texts.push(text)
    length += text.length + 1
  }
  const line = texts.join(' ')
  return length - 1 > line.length ? cut(line, MOST_TEXT, length - 1) : cut(line)
}

/** A value as a line of text, as a console would show it; long ones are cut. */
export function describeText(value: unknown, library: PluginValues): string {
  if (typeof value === 'string') return cut(value)
  return cut(library.describeText(value) ?? inspectSafely(value))
}

function inspectSafely(value: unknown): string {
  try {
    // Loupe tells +0 from -0 everywhere, which only puzzles.
    return inspect(value, { depth: 4, truncate: 1200 }).replace(
      /(?<=^|[\s[{(,:])\+0(?=$|[\s\]}),])/g,
      '0',
    )
  } catch (error) {
    return words.unshowable(String(error))
  }
}
