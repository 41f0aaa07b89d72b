/**
 * Which names a cell makes, which it takes from elsewhere, and which of those it changes.
 * A scope analysis of JavaScript's rules (var, let, functions, classes, catch, loops); types are looked at
 * only for the names they mention.
 */
import type { Position } from '../chapter/chapter.ts'
import { boundNames, CellSyntaxError, childrenOf, type Node, startOf } from './syntax.ts'

export interface References {
  /** values declared at the top level, in order */
  outputs: string[]
  /** types declared at the top level */
  typeOutputs: string[]
  /** free names used as values, with where each first stands */
  inputs: { name: string; position: Position }[]
  /** free names used in types only */
  typeInputs: string[]
  /** free names whose value the cell is seen to change: `model.compile(…)`, `x.y = …` */
  changes: string[]
}

/**
 * Methods that surely change what they are called on: those of TensorFlow.js's models, and those of lists and maps
 * whose names mean nothing harmless elsewhere. `add`, `set`, `delete`, `fill` and `reverse` do, on tensors for one;
 * what they change, the kernel finds when the cell has run.
 */
const CHANGING = new Set([
  'compile',
  'fit',
  'fitDataset',
  'trainOnBatch',
  'setWeights',
  'loadWeights',
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'copyWithin',
  'clear',
])

/** Functions of `Object` and `Reflect` that change their first argument. */
const CHANGING_ARGUMENT: Record<string, Set<string>> = {
  Object: new Set(['assign', 'defineProperty', 'defineProperties', 'setPrototypeOf']),
  Reflect: new Set(['set', 'defineProperty', 'deleteProperty', 'setPrototypeOf']),
}

interface Scope {
  names: Set<string>
  parent: Scope | undefined
  /** names looked up from here: a text of many names in many blocks would look up each in each, again and again */
  known: Map<string, boolean>
}

const scopeIn = (parent: Scope | undefined, names: Iterable<string> = []): Scope => ({
  names: new Set(names),
  parent,
  known: new Map(),
})

/** `program` is the whole cell; imported names count as declared by it. */
export function findReferences(program: Extract<Node, { type: 'Program' }>): References {
  const top = scopeIn(undefined)
  const types = new Set<string>()
  const typeUses = new Set<string>()
  const typeParameters = new Set<string>()
  const inputs = new Map<string, Position>()
  const changes = new Set<string>()

  /** A scope has all its names before anything in it is looked up. */
  const isFree = (name: string, scope: Scope): boolean => {
    let free = scope.known.get(name)
    if (free === undefined) {
      let maker: Scope | undefined = scope
      while (maker && !maker.names.has(name)) maker = maker.parent
      free = maker === undefined
      scope.known.set(name, free)
    }
    return free
  }
  const use = (node: Extract<Node, { type: 'Identifier' }>, scope: Scope) => {
    if (isFree(node.name, scope) && !inputs.has(node.name)) inputs.set(node.name, startOf(node))
  }
  const noteChange = (target: Node, scope: Scope) => {
    const root = rootOf(target)
    if (root && target !== root && isFree(root.name, scope)) changes.add(root.name)
  }
  /** Assigning to a whole name is allowed only where the name is made. */
  const checkAssigned = (target: Node, scope: Scope) => {
    for (const name of boundNames(target))
      if (isFree(name, scope))
        throw new CellSyntaxError(
          `"${name}" belongs to another cell and cannot be assigned here: declare a new name`,
          startOf(target),
        )
    for (const place of placesIn(target)) noteChange(place, scope)
  }
  const noteCall = (callee: Node, first: Node | undefined, scope: Scope) => {
    const method = memberName(callee)
    if (method === undefined) return
    if (CHANGING.has(method)) noteChange(callee, scope)
    const owner = isMember(callee) && callee.object.type === 'Identifier' && callee.object.name
    if (!owner || !first || !isFree(owner, scope)) return
    if (!Object.hasOwn(CHANGING_ARGUMENT, owner) || !CHANGING_ARGUMENT[owner]!.has(method)) return
    const root = rootOf(first)
    if (root && isFree(root.name, scope)) changes.add(root.name)
  }

  const visitType = (node: Node): void => {
    if (node.type === 'TSTypeReference') typeUses.add(leftmost(node.typeName))
    else if (node.type === 'TSTypeQuery') typeUses.add(leftmost(node.exprName))
    else if (node.type === 'TSTypeParameter') typeParameters.add(leftmost(node.name))
    else if (node.type === 'TSInterfaceHeritage' || node.type === 'TSClassImplements')
      typeUses.add(leftmost(node.expression))
    for (const child of childrenOf(node)) visitType(child)
  }

  const visitAll = (nodes: Iterable<Node | null | undefined>, scope: Scope) => {
    for (const node of nodes) if (node) visit(node, scope)
  }

  const visitFunction = (node: Node & { params: Node[]; body: Node }, outer: Scope) => {
    const scope = scopeIn(outer, ['arguments'])
    if (node.type === 'FunctionExpression' && node.id) scope.names.add(node.id.name)
    for (const param of node.params) for (const name of boundNames(param)) scope.names.add(name)
    declareVars(node.body, scope.names)
    for (const child of childrenOf(node)) {
      // A computed key is looked at where it stands, outside: twice would double with each one inside another.
      if ('id' in node && child === node.id) continue
      if ('key' in node && child === node.key) continue
      visit(child, scope)
    }
  }

  const visit = (node: Node, scope: Scope): void => {
    if (node.type.startsWith('TS') && !VALUE_WRAPPERS.has(node.type)) return visitType(node)
    switch (node.type) {
      case 'Identifier':
        if (node.name !== 'this') use(node, scope)
        if (node.typeAnnotation) visit(node.typeAnnotation, scope)
        return
      case 'ImportDeclaration':
        return
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'ObjectMethod':
      case 'ClassMethod':
      case 'ClassPrivateMethod':
        if ('computed' in node && node.computed) visit(node.key, scope)
        return visitFunction(node as Node & { params: Node[]; body: Node }, scope)
      case 'BlockStatement':
      case 'StaticBlock':
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'SwitchStatement': {
        const inner = scopeIn(scope)
        declareLexical(node, inner.names)
        if (node.type === 'ForInStatement' || node.type === 'ForOfStatement')
          if (node.left.type !== 'VariableDeclaration') checkAssigned(node.left, scope)
        return visitAll(childrenOf(node), inner)
      }
      case 'CatchClause': {
        const inner = scopeIn(scope, boundNames(node.param))
        return visitAll(childrenOf(node), inner)
      }
      case 'ClassExpression':
      case 'ClassDeclaration': {
        const inner = scopeIn(scope, boundNames(node.id))
        return visitAll(childrenOf(node), inner)
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        visit(node.object, scope)
        if (node.computed) visit(node.property, scope)
        return
      case 'ObjectProperty':
      case 'ClassProperty':
      case 'ClassAccessorProperty':
        for (const child of childrenOf(node))
          if (child !== node.key || node.computed) visit(child, scope)
        return
      case 'LabeledStatement':
        return visit(node.body, scope)
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
        return
      case 'AssignmentExpression':
        checkAssigned(node.left, scope)
        break
      case 'UpdateExpression':
        checkAssigned(node.argument, scope)
        break
      case 'UnaryExpression':
        if (node.operator === 'delete') noteChange(node.argument, scope)
        break
      case 'CallExpression':
      case 'OptionalCallExpression':
        noteCall(node.callee, node.arguments[0], scope)
        break
    }
    visitAll(childrenOf(node), scope)
  }

  declareVars(program, top.names)
  declareLexical(program, top.names)
  for (const statement of program.body)
    if (statement.type === 'TSInterfaceDeclaration' || statement.type === 'TSTypeAliasDeclaration')
      types.add(statement.id.name)
  visitAll(program.body, top)
  return {
    outputs: [...top.names],
    typeOutputs: [...types],
    inputs: [...inputs].map(([name, position]) => ({ name, position })),
    typeInputs: [...typeUses].filter(
      (name) =>
        !types.has(name) && !top.names.has(name) && !inputs.has(name) && !typeParameters.has(name),
    ),
    changes: [...changes],
  }
}

/** TypeScript's nodes that hold a value to be looked into. */
const VALUE_WRAPPERS = new Set<string>([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
])

/** Collects `var` and, at the body's own level, functions; nested functions keep theirs. */
function declareVars(body: Node, names: Set<string>): void {
  for (const child of childrenOf(body)) {
    if (child.type === 'VariableDeclaration' && child.kind === 'var')
      for (const each of child.declarations) for (const name of boundNames(each.id)) names.add(name)
    if (!/Function|Method|^Class|^TS/.test(child.type)) declareVars(child, names)
  }
}

/** Collects what `let`, `const`, `class`, `function` and `import` declare directly in this block. */
function declareLexical(block: Node, names: Set<string>): void {
  for (const child of block.type === 'SwitchStatement'
    ? block.cases.flatMap((c) => c.consequent)
    : childrenOf(block)) {
    if ('declare' in child && child.declare) continue
    if (child.type === 'VariableDeclaration')
      for (const each of child.declarations) for (const name of boundNames(each.id)) names.add(name)
    else if (child.type === 'FunctionDeclaration' || child.type === 'ClassDeclaration')
      for (const name of boundNames(child.id)) names.add(name)
    else if (child.type === 'ImportDeclaration' && child.importKind !== 'type')
      for (const each of child.specifiers)
        if (each.type !== 'ImportSpecifier' || each.importKind !== 'type')
          names.add(each.local.name)
  }
}

function leftmost(node: Node | string): string {
  if (typeof node === 'string') return node
  if (node.type === 'TSQualifiedName') return leftmost(node.left)
  if (node.type === 'MemberExpression') return leftmost(node.object)
  return node.type === 'Identifier' ? node.name : ''
}

/** The name at the bottom of `a.b[c]?.d`. */
function rootOf(node: Node): Extract<Node, { type: 'Identifier' }> | undefined {
  if (node.type === 'Identifier') return node
  if (isMember(node)) return rootOf(node.object)
  return isWrapped(node) ? rootOf(node.expression) : undefined
}

/** The members that an assignment's left side assigns to: of `[a.b, { c: d.e }] = …`, `a.b` and `d.e`. */
function placesIn(target: Node | null | undefined): Node[] {
  if (!target) return []
  if (isMember(target)) return [target]
  if (isWrapped(target)) return placesIn(target.expression)
  switch (target.type) {
    case 'ArrayPattern':
      return target.elements.flatMap(placesIn)
    case 'ObjectPattern':
      return target.properties.flatMap((each) =>
        placesIn(each.type === 'ObjectProperty' ? each.value : each),
      )
    case 'AssignmentPattern':
      return placesIn(target.left)
    case 'RestElement':
      return placesIn(target.argument)
    default:
      return []
  }
}

/** `fit` of `model.fit` and of `model['fit']`. */
function memberName(node: Node): string | undefined {
  if (isWrapped(node)) return memberName(node.expression)
  if (!isMember(node)) return undefined
  const { property } = node
  if (!node.computed) return property.type === 'Identifier' ? property.name : undefined
  return property.type === 'StringLiteral' ? property.value : undefined
}

type Member = Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>

function isMember(node: Node): node is Member {
  return node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression'
}

function isWrapped(node: Node): node is Node & { expression: Node } {
  return (
    node.type === 'TSNonNullExpression' ||
    node.type === 'TSAsExpression' ||
    node.type === 'TSSatisfiesExpression' ||
    node.type === 'TSTypeAssertion' ||
    node.type === 'ParenthesizedExpression'
  )
}
