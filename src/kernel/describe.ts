/** A cell's values -> outputs: typed data small enough to send. Nothing here knows how they are drawn. */
import { outputOf } from '../output/forms.ts'
import { cut, MOST_TEXT } from './gate.ts'
import { inspect } from './inspect.ts'
import type { PluginValues } from './plugin.ts'
import type { Output } from './protocol.ts'
import { behindProxy } from './proxies.ts'

/** The output for a value; a proxy may throw at every access. `library` describes values of its own. */
export function describe(value: unknown, library: PluginValues): Output {
  try {
    return describeKind(value, library)
  } catch {
    // What it says of its kind cannot be read.
    return { kind: 'text', text: describeText(value, library) }
  }
}

function describeKind(value: unknown, library: PluginValues): Output {
  if (value === '') return { kind: 'text', text: "''" }
  const isProxy = typeof value === 'object' && value !== null && behindProxy(value)
  const output = isProxy ? undefined : (outputOf(value) ?? library.describe(value))
  return output ?? { kind: 'text', text: describeText(value, library) }
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

/** A value as a line of text, as a console would show it; long ones are cut. Never throws. */
export function describeText(value: unknown, library: PluginValues): string {
  if (typeof value === 'string') return cut(value)
  return cut(inspect(value, library.sketch))
}
