/** Whether two texts are one program: what laying out a text must not change. */
import type ts from 'typescript'

/** Compares what TypeScript reads in two texts, but for statements and members that are a semicolon alone. */
export function isSameProgram(api: typeof ts, text: string, other: string): boolean {
  return treeOf(api, text) === treeOf(api, other)
}

function treeOf(api: typeof ts, text: string): string {
  const source = api.createSourceFile('cell.ts', text, api.ScriptTarget.ESNext)
  const isNothing = (node: ts.Node, parent: ts.Node) =>
    api.isSemicolonClassElement(node) || (api.isEmptyStatement(node) && 'statements' in parent)
  const describe = (node: ts.Node): string => {
    if (api.isToken(node)) return node.getText(source)
    const parts: string[] = []
    api.forEachChild(node, (child) => {
      if (!isNothing(child, node)) parts.push(describe(child))
    })
    return `(${node.kind} ${parts.join(' ')})`
  }
  return describe(source)
}
