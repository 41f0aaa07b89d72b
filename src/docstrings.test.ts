import { readdirSync, readFileSync } from 'node:fs'
import type { Node } from '@babel/types'
import { expect, test } from 'vitest'
import { boundNames, parseModule } from './cell/syntax.ts'

/** Functions and classes that a module exports without a docstring. The first of a function's overloads speaks for all. */
function withoutDocstring(code: string): string[] {
  const { body } = parseModule(code, 'typescript').program
  const listed = new Set<string>()
  for (const statement of body)
    if (statement.type === 'ExportNamedDeclaration' && !statement.source)
      for (const each of statement.specifiers)
        if (each.type === 'ExportSpecifier' && each.local.type === 'Identifier')
          listed.add(each.local.name)

  const documented = new Map<string, boolean>()
  for (const statement of body) {
    const exported =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
    const declaration = exported ? statement.declaration : statement
    const comment = statement.leadingComments?.at(-1)
    const has =
      comment?.type === 'CommentBlock' &&
      comment.value.startsWith('*') &&
      // What stands apart is about the module.
      comment.loc!.end.line + 1 === statement.loc!.start.line
    for (const name of declaration ? callableNames(declaration) : [])
      if ((exported || listed.has(name)) && !documented.has(name)) documented.set(name, has)
  }
  return [...documented].filter(([, has]) => !has).map(([name]) => name)
}

/** Names of the functions and classes that a declaration makes; `default` for one without a name. */
function callableNames(declaration: Node): string[] {
  switch (declaration.type) {
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
    case 'ClassDeclaration':
      return [declaration.id?.name ?? 'default']
    case 'ArrowFunctionExpression':
      return ['default']
    case 'VariableDeclaration':
      return declaration.declarations.flatMap((each) =>
        isCallable(each.init) ? boundNames(each.id) : [],
      )
    default:
      return []
  }
}

function isCallable(value: Node | null | undefined): boolean {
  return (
    value?.type === 'ArrowFunctionExpression' ||
    value?.type === 'FunctionExpression' ||
    value?.type === 'ClassExpression'
  )
}

test('what has no docstring is found, however it is exported', () => {
  const code = `
    /** About the module. */

    export function apart() {}
    /** Said. */
    export function said(): void
    export function said(a?: number): void {}
    export function bare() {}
    /* No docstring. */
    export class Plain {}
    // No docstring.
    export const arrow = () => 1
    const later = function () {}, other = 2
    /** Said. */
    const kept = () => 1
    function local() {}
    export { later, kept as named }
    export const value = 1
    export default (a: number) => a
  `
  expect(withoutDocstring(code)).toEqual(['apart', 'bare', 'Plain', 'arrow', 'later', 'default'])
})

test('each function and class that the engine exports has a docstring', () => {
  const root = new URL('.', import.meta.url)
  const missing = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$|\.d\.ts$|^book\//.test(path))
    .flatMap((path) =>
      withoutDocstring(readFileSync(new URL(path, root), 'utf8')).map((name) => `${path}: ${name}`),
    )
  expect(missing).toEqual([])
})
