/** A text in which names are other names. */
import { childrenOf, type Node, parseModule } from '../cell/syntax.ts'

/**
 * The text of a module with each name replaced by another, wherever it means a variable or a type, also where that one
 * is declared in a function: so the new names must stand nowhere in the text. Keys and members keep their names.
 */
export function rename(code: string, names: ReadonlyMap<string, string>): string {
  if (![...names.keys()].some((name) => code.includes(name))) return code
  const cuts: Cut[] = []
  const visit = (node: Node): void => {
    if (node.type === 'Identifier' && names.has(node.name)) {
      const start = node.start!
      cuts.push([start, start + node.name.length, names.get(node.name)!])
    }
    for (const child of childrenOf(node)) if (!isKey(node, child)) visit(child)
    if (node.type !== 'ObjectProperty' || !node.shorthand) return
    // The one name of `{ a }` and `{ a = 1 }` is a variable's, too: `{ a: b }`, `{ a: b = 1 }`.
    const { start, name } = node.key as Extract<Node, { type: 'Identifier' }>
    if (names.has(name)) cuts.push([start!, start!, `${name}: `])
  }
  visit(parseModule(code, 'typescript').program)
  return cut(code, cuts)
}

/** Whether the child says how a part is called, or a label, rather than meaning a variable. */
function isKey(node: Node, child: Node): boolean {
  if (node.type === 'PrivateName' || node.type === 'MetaProperty') return true
  if (node.type === 'TSQualifiedName') return child === node.right
  if ('label' in node && child === node.label) return true
  if ('computed' in node && node.computed) return false
  return ('key' in node && child === node.key) || ('property' in node && child === node.property)
}

export type Cut = [from: number, to: number, replacement?: string]

/** The text without what is cut out, or with what comes in its place. */
export function cut(text: string, cuts: readonly Cut[]): string {
  let result = ''
  let at = 0
  for (const [from, to, replacement = ''] of [...cuts].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    result += text.slice(at, from) + replacement
    at = to
  }
  return result + text.slice(at)
}

/** Where what ends at `end` is cut out with the rest of its line, if nothing else is on it. */
export function lineEnd(text: string, end: number): number {
  return end + (/^[ \t]*\n/.exec(text.slice(end))?.[0].length ?? 0)
}
