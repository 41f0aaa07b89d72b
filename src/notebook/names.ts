/** Names in a text, found without parsing it. */

const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu

/** All words of the texts that could be names. One pass is enough for any number of names and lines. */
export function namesIn(texts: Iterable<string>): Set<string> {
  const names = new Set<string>()
  for (const text of texts) for (const [name] of text.matchAll(NAME)) names.add(name)
  return names
}

/** The index at which a name first stands, not as a part of another; -1 where it is written with an escape. */
export function placeOf(name: string, text: string): number {
  for (const found of text.matchAll(NAME)) if (found[0] === name) return found.index
  return -1
}

/** A regular expression cannot be of any length. */
const LONGEST_NAME = 100

/** The value of `const NAME = VALUE` that stands on a line of its own and is a plain number, text or truth value. */
export function constantIn(code: string, name: string): string | undefined {
  if (name.length > LONGEST_NAME) return undefined
  // No part of it leaves its line: from many lines that begin so, each would search the rest of the text.
  const line = new RegExp(
    `^const ${name.replaceAll('$', '\\$')}(?:[ \\t]*:[^=\\n]+)? = ([\\d._eE+-]+|true|false|'[^'\\n]*'|"[^"\\n]*")[ \\t]*(?:;|//.*)?$`,
    'm',
  )
  return line.exec(code)?.[1]
}
