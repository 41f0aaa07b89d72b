/**
 * TypeScript -> JavaScript by overwriting types with blanks, so that every line and column stays what the
 * reader sees. What cannot be blanked (enums, namespaces, parameter properties, decorators) is refused.
 */
import { compiler as words } from '#words/compiler'
import {
  CellSyntaxError,
  childrenOf,
  type Node,
  type NodeOf,
  parseModule,
  startOf,
  type VisitorsByType,
  visitorOf,
} from './syntax.ts'

type ClassMember = NodeOf<
  'ClassMethod' | 'ClassProperty' | 'ClassPrivateMethod' | 'ClassPrivateProperty'
>

const REFUSED: Partial<Record<Node['type'], string>> = words.refused

const ERASED = new Set<Node['type']>([
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSDeclareFunction',
  'TSDeclareMethod',
  'TSIndexSignature',
  'ImportDeclaration',
])

/** Returns JavaScript of exactly the same length and line breaks. Imports are blanked, too. */
export function stripTypes(code: string, root: Node): string {
  const out = code.split('')
  const blank = (start: number, end: number) => {
    for (let i = start; i < end; i++) if (out[i] !== '\n' && out[i] !== '\r') out[i] = ' '
  }
  /** Blanks a whole statement; the semicolon keeps the lines around it from joining. */
  const erase = (node: Node) => {
    blank(node.start!, node.end!)
    out[node.start!] = ';'
  }
  /** Blanks the nearest `mark` between `from` and `to`. */
  const blankMark = (mark: string, from: number, to: number) => {
    const at = code.lastIndexOf(mark, to - mark.length)
    if (at >= from) blank(at, at + mark.length)
  }

  /** Where the `?` or `!` before a type stands, or else the type itself. */
  const startOfMark = (type: number) => {
    let at = type - 1
    while (at > 0 && /\s/.test(code[at]!)) at--
    return code[at] === '?' || code[at] === '!' ? at : type
  }

  const visitParts = (node: Node) => {
    if ('params' in node && Array.isArray(node.params)) blankThisParameter(node.params as Node[])
    for (const child of childrenOf(node)) visit(child)
  }
  const visitChildren = (node: Node) => {
    visitParts(node)
    endStatement(node)
  }
  /** What a loop declares in its head is no statement, and no semicolon ends it. */
  const visitLoop = (node: NodeOf<'ForStatement' | 'ForInStatement' | 'ForOfStatement'>) => {
    const head = node.type === 'ForStatement' ? node.init : node.left
    for (const child of childrenOf(node)) {
      if (child === head && child.type === 'VariableDeclaration') visitParts(child)
      else visit(child)
    }
    endStatement(node)
  }
  const blankAll = (node: Node) => blank(node.start!, node.end!)
  /** `value as T`, `value satisfies T`: all but the value. */
  const visitTyped =
    (keyword: 'as' | 'satisfies') => (node: NodeOf<'TSAsExpression' | 'TSSatisfiesExpression'>) => {
      visit(node.expression)
      blank(code.lastIndexOf(keyword, node.typeAnnotation.start! - 1), node.end!)
    }
  const visitClass = (node: NodeOf<'ClassDeclaration' | 'ClassExpression'>) => {
    if ('abstract' in node && node.abstract)
      blankMark('abstract', node.start!, code.indexOf('class', node.start!))
    if (node.implements?.length) {
      const start = code.lastIndexOf('implements', node.implements[0]!.start!)
      blank(start, node.implements.at(-1)!.end!)
    }
    visitChildren(node)
  }
  const visitClassMember = (node: ClassMember) => {
    blankModifiers(node)
    visitChildren(node)
  }

  const visitors: VisitorsByType = {
    TSTypeParameterDeclaration: blankAll,
    TSTypeParameterInstantiation: blankAll,
    TSTypeAnnotation: (node) => blank(startOfMark(node.start!), node.end!),
    TSAsExpression: visitTyped('as'),
    TSSatisfiesExpression: visitTyped('satisfies'),
    TSNonNullExpression(node) {
      visit(node.expression)
      blank(node.end! - 1, node.end!)
    },
    TSTypeAssertion(node) {
      blank(node.start!, code.indexOf('>', node.typeAnnotation.end!) + 1)
      visit(node.expression)
    },
    ArrowFunctionExpression(node) {
      keepArrowOnItsLine(node)
      visitChildren(node)
    },
    ForStatement: visitLoop,
    ForInStatement: visitLoop,
    ForOfStatement: visitLoop,
    ClassDeclaration: visitClass,
    ClassExpression: visitClass,
    ClassMethod: visitClassMember,
    ClassProperty: visitClassMember,
    ClassPrivateMethod: visitClassMember,
    ClassPrivateProperty: visitClassMember,
    BinaryExpression(node) {
      // Checked as a module, run as a script: there `<!--` begins a comment.
      if (node.operator === '<' && code.startsWith('<!--', node.right.start! - 1))
        throw new CellSyntaxError(words.htmlComment, startOf(node.right))
      visitChildren(node)
    },
    MetaProperty(node) {
      if (node.meta.name === 'import') throw new CellSyntaxError(words.importMeta, startOf(node))
    },
    Identifier(node) {
      if (node.optional && !node.typeAnnotation) blankMark('?', node.start!, node.end!)
      visitChildren(node)
    },
  }

  const visit = (node: Node): void => {
    const refusal = REFUSED[node.type]
    if (refusal) throw new CellSyntaxError(refusal, startOf(node))
    if (ERASED.has(node.type) || ('declare' in node && node.declare)) return erase(node)
    if ('abstract' in node && node.abstract && node.type !== 'ClassDeclaration') return erase(node)
    if (node.type === 'TSModuleDeclaration')
      throw new CellSyntaxError(words.namespaces, startOf(node))
    const visitor = visitorOf(visitors, node) ?? visitChildren
    visitor(node)
  }

  /** `(a): T\n=> …` is no JavaScript: the closing parenthesis moves to where the type ended. */
  const keepArrowOnItsLine = (node: NodeOf<'ArrowFunctionExpression'>) => {
    const type = node.returnType
    if (!type || !code.slice(type.start!, type.end!).includes('\n')) return
    const close = code.lastIndexOf(')', type.start!)
    moved.push([close, type.end! - 1])
  }
  const moved: [from: number, to: number][] = []

  const blankModifiers = (member: ClassMember) => {
    const head = code.slice(member.start!, member.key.start!)
    for (const match of head.matchAll(/\b(?:public|private|protected|readonly|override)\b/g)) {
      const start = member.start! + match.index
      blank(start, start + match[0].length)
      // `a = 1\n private ['b']` must not become `a = 1['b']`.
      if ('computed' in member && member.computed && match.index === 0) out[start] = ';'
    }
    const mark = /^\]?\s*[?!]/.exec(code.slice(member.key.end!))
    if ('optional' in member && member.optional && mark)
      blank(member.key.end! + mark[0].length - 1, member.key.end! + mark[0].length)
  }

  const blankThisParameter = ([first, second]: Node[]) => {
    if (first?.type !== 'Identifier' || first.name !== 'this') return
    const comma = code.indexOf(',', first.end!)
    blank(first.start!, second ? comma + 1 : first.end!)
  }

  /** A statement that ended in a type and has no semicolon gets one, lest the next line join it. */
  const endStatement = (node: Node) => {
    if (!/Statement$|^VariableDeclaration$|^Class(Private)?Property$/.test(node.type)) return
    const last = node.end! - 1
    if (out[last] === ' ' && code[last] !== ' ') out[last] = ';'
  }

  visit(root)
  for (const [from, to] of moved) [out[from], out[to]] = [' ', ')']
  const js = out.join('')
  try {
    parseModule(js, 'javascript')
  } catch (error) {
    const { message, position } = error as CellSyntaxError
    throw new CellSyntaxError(words.notRunnable(message), position)
  }
  return js
}
