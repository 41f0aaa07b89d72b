/** Entering a cell must not change a colour: the listing’s highlighter and the editor’s agree, letter by letter, in any book. */
import { highlightTree, tagHighlighter } from '@lezer/highlight'
import { expect, test } from 'vitest'
import { cellLanguage, EDITOR_COLOURS } from '../editor/colours.ts'
import { readBook } from './book.ts'
import { highlight } from './highlight.ts'

const SAMPLES = [
  'async function f<T>(a?: T): Promise<void> {\n  return await g(a!, ...rest)\n}',
  'class A extends B {\n  private x = this.y\n  get z() { return super.z() }\n  f(): void {}\n}',
  'for (const [k, v] of Object.entries(o)) if (k in v && !(v instanceof Map)) throw new Error(`no ${k}`)',
  'new Map<string, number>(f<T>(some.map((x) => new a.B(x.y()))))',
  'import type { A } from "b"\nconst r = /ab+c/g, t = typeof r === "object" ? null : undefined',
  'let n = 1_000 + 0xff - 1e-7, s = `a\\n${n.toFixed(2)}`\n// note',
]
const cells = [...readBook().graph.values()].map(({ cell }) => cell.code)

test.each([...SAMPLES, ...cells])('%s', async (code) => {
  const editor = new Array<string>(code.length).fill('')
  const tree = cellLanguage.parser.parse(code)
  highlightTree(tree, tagHighlighter(EDITOR_COLOURS), (from, to, name) =>
    editor.fill(name, from, to),
  )
  const listing = classesOf(await highlight(code, 'ts'))
  const differences = [...code.matchAll(/[\w$]+|\S/g)]
    .map(
      ([word], i, all) =>
        `${word}: ${listing[all[i]!.index] || '–'} or ${editor[all[i]!.index] || '–'}`,
    )
    .filter((line) => !/: (\S+) or \1$/.test(line))
  expect(differences).toEqual([])
})

/** The class of each letter of highlighted HTML. */
function classesOf(html: string): string[] {
  const classes: string[] = []
  const open: string[] = []
  const inside = html.slice(html.indexOf('<code>') + 6, html.indexOf('</code>'))
  for (const [part] of inside.matchAll(/<[^>]+>|&[^;]+;|[^<&]/gs)) {
    if (part.startsWith('</')) open.pop()
    else if (part.startsWith('<')) open.push(/class="(tok-[\w-]+)/.exec(part)?.[1] ?? '')
    else classes.push(open.findLast((name) => name !== '') ?? '')
  }
  return classes
}
