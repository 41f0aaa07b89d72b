/**
 * What a piece of code is, as a class of the style sheet. The listing in the page and the editor use the same
 * classes, so entering a cell changes no colour; `markdown/highlight-any-book.test.ts` compares them letter by letter.
 */
import { typescriptLanguage } from '@codemirror/lang-javascript'
import { styleTags, type Tag, tags as t } from '@lezer/highlight'

/** CodeMirror's TypeScript, which overlooks calls with type arguments and methods of classes. */
export const cellLanguage = typescriptLanguage.configure({
  props: [
    styleTags({
      'CallExpression/InstantiationExpression/VariableName': t.function(t.variableName),
      'CallExpression/InstantiationExpression/MemberExpression/PropertyName': t.function(
        t.propertyName,
      ),
      'MethodDeclaration/PropertyDefinition': t.function(t.definition(t.propertyName)),
    }),
  ],
})

export const EDITOR_COLOURS: { tag: Tag | Tag[]; class: string }[] = [
  { tag: t.comment, class: 'tok-comment' },
  { tag: [t.string, t.special(t.string), t.regexp, t.escape], class: 'tok-string' },
  { tag: [t.number, t.bool, t.null, t.self, t.atom], class: 'tok-constant' },
  { tag: t.keyword, class: 'tok-keyword' },
  {
    tag: [
      t.function(t.variableName),
      t.function(t.propertyName),
      t.function(t.definition(t.variableName)),
      t.function(t.definition(t.propertyName)),
    ],
    class: 'tok-function',
  },
]
