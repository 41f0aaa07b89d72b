/** What the compiler of cells says of a mistake. The signs of TypeScript stay as they are written. */
const NO_EXPORT = 'a cell exports nothing: other cells see its top-level names'
const NO_NAMESPACE = 'namespaces are not erasable: use plain functions'
const NO_DECORATOR = 'decorators are not part of a cell: call the function on the class yourself'

export const compiler = {
  /** syntax that Babel knows and a cell has not, by the plug-in that would read it */
  beyond: {
    asyncDoExpressions: 'do expressions are not part of a cell: use an async function',
    decoratorAutoAccessors: 'accessor fields are not part of a cell: write get and set',
    decorators: NO_DECORATOR,
    'decorators-legacy': NO_DECORATOR,
    deferredImportEvaluation: 'import defer is not part of a cell: write import * as NAME from …',
    deferredReexports: NO_EXPORT,
    destructuringPrivate: 'private names cannot be taken out in a pattern: read them one by one',
    discardBinding: 'void names nothing in a cell: give it a name that begins with _',
    doExpressions: 'do expressions are not part of a cell: use a function, or a ? b : c',
    exportDefaultFrom: NO_EXPORT,
    flow: 'Flow is not part of a cell: write TypeScript',
    functionBind: ':: is not part of a cell: write object.method(…)',
    functionSent: 'function.sent is not part of a cell: keep what yield gives',
    importSync: 'import sync is not part of a cell: write import … from',
    jsx: 'JSX is not part of a cell: what display shows is a value, not markup',
    moduleBlocks: 'module blocks are not part of a cell: use a function',
    namespaceImportFilter:
      'this import is not part of a cell: name what you need, import { a } from …',
    optionalChainingAssign: 'nothing is assigned through ?. in a cell: ask with if first',
    partialApplication: 'f(?) is not part of a cell: write a function, x => f(x)',
    pipelineOperator: '|> is not part of a cell: write f(x) instead of x |> f',
    sourcePhaseImports: 'import source is not part of a cell: write import … from',
    structs: 'structs are not part of a cell: use a class',
    throwExpressions: 'throw is a statement: put it in { … } or on a line of its own',
    v8intrinsic: 'names with % are the engine’s own and not part of a cell',
  },
  /** TypeScript that a cell has not, by Babel's names of it */
  refused: {
    TSEnumDeclaration: "enums are not erasable: use a union of literals, such as 'a' | 'b'",
    TSImportEqualsDeclaration: 'use import … from',
    TSExportAssignment: NO_EXPORT,
    TSNamespaceExportDeclaration: NO_EXPORT,
    ExportNamedDeclaration: NO_EXPORT,
    ExportDefaultDeclaration: NO_EXPORT,
    ExportAllDeclaration: NO_EXPORT,
    ImportExpression:
      'import(…) is not part of a cell: write import … from …, on a line of its own',
    TSParameterProperty: 'declare the field in the class and assign it in the constructor',
    InterpreterDirective: 'a cell is no script of its own: delete the line that begins with #!',
  },
  namespaces: NO_NAMESPACE,
  importMeta: 'a cell is no file of its own: it has no import.meta',
  htmlComment: '<!-- begins a comment of HTML where cells run: write < !--, with a blank',
  notRunnable: (why: string) =>
    `this TypeScript cannot be run here (${why}): write it more plainly`,
  tooLong: (characters: string) =>
    `this text is too long: a cell has at most ${characters} characters`,
  tooDeep: 'this is nested too deeply: give parts of it names of their own',
  tooTangled: 'this can be read in too many ways: write it more plainly',
  tooManyNames: (names: string, most: string) =>
    `this text declares and takes ${names} names; a cell has at most ${most}`,
  kernelsName: (name: string) => `"${name}" is the kernel's name: choose another`,
  invisible: (code: string, name: string) =>
    `${code} (${name}) stands here and cannot be seen: delete it`,
  /** of a character that only looks like one of TypeScript's */
  instead: (character: string, code: string, instead: string[]) =>
    `“${character}” (${code}) is not TypeScript: write ${instead.join(' or ')}`,
  notInNames: (character: string, code: string) =>
    `“${character}” (${code}) is not TypeScript outside of quotes and comments: names have letters, digits, _ and $`,
  unexpected: (token: string, expected: string) =>
    `Unexpected token "${token}"${expected && `, expected "${expected}"`}`,
  unexpectedEnd: (expected: string) =>
    `Unexpected end${expected && `, expected "${expected}"`}: something is not closed, or not finished`,
  /** what the parser finds wrong, by Babel's names of it */
  mistakes: {
    IllegalReturn: 'a cell returns nothing: what its last expression gives is shown',
    InlineModuleDeclarationMustUseString: NO_NAMESPACE,
    StrictWith: 'with is not part of a cell: give the object a short name',
    AwaitBindingIdentifier: 'await cannot be a name here.',
    AwaitNotInAsyncContext: 'await is only allowed in async functions and at the top level.',
    DeclarationMissingInitializer: 'Missing initializer: what is declared here needs a value.',
    DuplicateConstructor: 'A class has one constructor.',
    ElementAfterRest: 'A rest element must be the last one.',
    IllegalBreakContinue: 'break and continue stand within a loop.',
    InvalidDigit: 'This digit does not belong to this kind of number.',
    InvalidEscapeSequence: 'Bad character escape sequence.',
    InvalidLhs: 'Nothing can be assigned to what stands here.',
    InvalidLhsBinding: 'A name is expected here.',
    InvalidOrMissingExponent: 'A number needs digits after its e.',
    InvalidOrUnexpectedToken: 'This character cannot stand here.',
    MissingClassName: 'A class name is required.',
    MissingInterfaceName: 'An interface needs a name.',
    MissingSemicolon: 'Missing semicolon.',
    MissingUnicodeEscape: 'Nothing but a name or an operator can stand here.',
    MixingCoalesceWithLogical: '?? with || or && needs parentheses.',
    MultipleDefaultsInSwitch: 'A switch has one default.',
    NewlineAfterThrow: 'What is thrown stands on the line of throw.',
    NoCatchOrFinally: 'Missing catch or finally clause.',
    NumberIdentifier: 'A name does not begin with a digit.',
    ParamDupe: 'Two parameters have the same name.',
    PrivateInExpectedIn: 'Names with # stand behind a dot: object.#name.',
    StrictDelete: 'delete takes a property, not a name.',
    StrictOctalLiteral: 'A number does not begin with 0.',
    UnexpectedImportExport: 'import and export may only appear at the top level.',
    UnexpectedLexicalDeclaration: 'A declaration needs { } around it here.',
    UnexpectedNewTarget: 'new.target is only allowed in functions.',
    UnexpectedNumericSeparator: 'A numeric separator is only allowed between two digits.',
    UnexpectedSuper: 'super is only allowed in methods of objects and classes.',
    UnexpectedTokenUnaryExponentiation: 'A sign before ** needs parentheses.',
    UnexpectedTypeAnnotation: 'No type can stand here.',
    UnterminatedComment: 'Unterminated comment.',
    UnterminatedRegExp: 'Unterminated regular expression.',
    UnterminatedString: 'Unterminated string constant.',
    UnterminatedTemplate: 'Unterminated template.',
  },
  redeclared: (name: string) => `"${name}" has already been declared.`,
  reserved: (word: string) => `"${word}" is a word of the language and cannot stand here.`,
  /** in the parser's own words */
  otherMistake: (message: string) => message,
  /** what does not fit the other cells */
  unknown: (name: string) => `no cell makes "${name}"`,
  undeclared: (name: string) =>
    `no cell makes "${name}": to make it here, write const or let before it`,
  belongs: (name: string, cell: string) =>
    `"${name}" belongs to the cell "${cell}" and cannot be given a value here: declare a new name`,
  madeTwice: (name: string, cell: string) =>
    `"${name}" is made by the cell "${cell}", too: rename it or mark the cell local`,
  circle: (cells: string) => `cells need each other in a circle: ${cells}`,
}
