/**
 * Which names a cell makes, which it takes from elsewhere, and which of those it changes.
 * A scope analysis of JavaScript's rules (var, let, functions, classes, catch, loops); types are looked at
 * only for the names they mention.
 */
import type { Position } from '../chapter/chapter.ts'
import {
  boundNames,
  childrenOf,
  isWrapped,
  type Node,
  type NodeOf,
  startOf,
  type VisitorsByType,
  visitorOf,
} from './syntax.ts'

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
  /** free names that are given a new value, with where each first is; only the cell that makes a name may do that */
  assigned: { name: string; position: Position }[]
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
export function findReferences(program: NodeOf<'Program'>): References {
  const top = scopeIn(undefined)
  const types = new Set<string>()
  const typeUses = new Set<string>()
  const typeParameters = new Set<string>()
  const inputs = new Map<string, Position>()
  const changes = new Set<string>()
  const assigned = new Map<string, Position>()

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
  const use = (node: NodeOf<'Identifier'>, scope: Scope) => {
    if (isFree(node.name, scope) && !inputs.has(node.name)) inputs.set(node.name, startOf(node))
  }
  const noteChange = (target: Node, scope: Scope) => {
    const root = rootOf(target)
    if (root && target !== root && isFree(root.name, scope)) changes.add(root.name)
  }
  const noteAssigned = (target: Node, scope: Scope) => {
    for (const name of boundNames(target))
      if (isFree(name, scope) && !assigned.has(name)) assigned.set(name, startOf(target))
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
  const visitChildren = (node: Node, scope: Scope) => visitAll(childrenOf(node), scope)

  const visitFunction = (
    node: NodeOf<
      | 'FunctionDeclaration'
      | 'FunctionExpression'
      | 'ArrowFunctionExpression'
      | 'ObjectMethod'
      | 'ClassMethod'
      | 'ClassPrivateMethod'
    >,
    outer: Scope,
  ) => {
    if ('computed' in node && node.computed) visit(node.key, outer)
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
  const visitBlock = (node: Node, scope: Scope) => {
    const inner = scopeIn(scope)
    declareLexical(node, inner.names)
    visitChildren(node, inner)
  }
  const visitLoopOver = (node: NodeOf<'ForInStatement' | 'ForOfStatement'>, scope: Scope) => {
    if (node.left.type !== 'VariableDeclaration') noteAssigned(node.left, scope)
    visitBlock(node, scope)
  }
  const visitClass = (node: NodeOf<'ClassDeclaration' | 'ClassExpression'>, scope: Scope) =>
    visitChildren(node, scopeIn(scope, boundNames(node.id)))
  const visitMember = (node: Member, scope: Scope) => {
    visit(node.object, scope)
    if (node.computed) visit(node.property, scope)
  }
  const visitProperty = (node: NodeOf<'ObjectProperty' | 'ClassProperty'>, scope: Scope) => {
    for (const child of childrenOf(node))
      if (child !== node.key || node.computed) visit(child, scope)
  }
  const visitCall = (node: NodeOf<'CallExpression' | 'OptionalCallExpression'>, scope: Scope) => {
    noteCall(node.callee, node.arguments[0], scope)
    visitChildren(node, scope)
  }
  const passOver = () => {}

  /** What a name in a node means, where that is more than what it means in each of its children. */
  const visitors: VisitorsByType<[Scope]> = {
    Identifier(node, scope) {
      if (node.name !== 'this') use(node, scope)
      if (node.typeAnnotation) visit(node.typeAnnotation, scope)
    },
    ImportDeclaration: passOver,
    FunctionDeclaration: visitFunction,
    FunctionExpression: visitFunction,
    ArrowFunctionExpression: visitFunction,
    ObjectMethod: visitFunction,
    ClassMethod: visitFunction,
    ClassPrivateMethod: visitFunction,
    BlockStatement: visitBlock,
    StaticBlock: visitBlock,
    ForStatement: visitBlock,
    SwitchStatement: visitBlock,
    ForInStatement: visitLoopOver,
    ForOfStatement: visitLoopOver,
    CatchClause: (node, scope) => visitChildren(node, scopeIn(scope, boundNames(node.param))),
    ClassDeclaration: visitClass,
    ClassExpression: visitClass,
    MemberExpression: visitMember,
    OptionalMemberExpression: visitMember,
    ObjectProperty: visitProperty,
    ClassProperty: visitProperty,
    LabeledStatement: (node, scope) => visit(node.body, scope),
    BreakStatement: passOver,
    ContinueStatement: passOver,
    MetaProperty: passOver,
    PrivateName: passOver,
    AssignmentExpression(node, scope) {
      noteAssigned(node.left, scope)
      visitChildren(node, scope)
    },
    UpdateExpression(node, scope) {
      noteAssigned(node.argument, scope)
      visitChildren(node, scope)
    },
    UnaryExpression(node, scope) {
      if (node.operator === 'delete') noteChange(node.argument, scope)
      visitChildren(node, scope)
    },
    CallExpression: visitCall,
    OptionalCallExpression: visitCall,
  }

  const visit = (node: Node, scope: Scope): void => {
    if (node.type.startsWith('TS') && !VALUE_WRAPPERS.has(node.type)) return visitType(node)
    const visitor = visitorOf(visitors, node)
    if (visitor) visitor(node, scope)
    else visitChildren(node, scope)
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
    assigned: [...assigned].map(([name, position]) => ({ name, position })),
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
function rootOf(node: Node): NodeOf<'Identifier'> | undefined {
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

type Member = NodeOf<'MemberExpression' | 'OptionalMemberExpression'>

function isMember(node: Node): node is Member {
  return node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression'
}
