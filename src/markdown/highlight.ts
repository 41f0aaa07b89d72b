/** TypeScript -> highlighted HTML. Colours are classes, so that light and dark are the style sheet's affair. */
import { createCssVariablesTheme, createHighlighter, type Highlighter } from 'shiki'

const theme = createCssVariablesTheme({ name: 'book', variablePrefix: '--tok-' })

let highlighter: Promise<Highlighter> | undefined

/** Returns `<pre class="shiki …"><code>…` with `class="tok-keyword"` and the like on its spans. */
export async function highlight(code: string, lang: string): Promise<string> {
  highlighter ??= createHighlighter({ themes: [theme], langs: ['ts', 'python', 'sh'] })
  return (await highlighter).codeToHtml(code, {
    lang: ['ts', 'python', 'sh'].includes(lang) ? lang : 'text',
    theme: 'book',
    transformers: [
      {
        span(node) {
          const name = /^color:var\(--tok-(?:token-)?([\w-]+)\)$/.exec(
            String(node.properties.style),
          )?.[1]
          delete node.properties.style
          if (name && name !== 'foreground') node.properties.class = `tok-${name}`
        },
        pre(node) {
          delete node.properties.style
          // A wide listing scrolls; whoever uses a keyboard has to be able to scroll it, too.
          node.properties.tabindex = '0'
        },
      },
    ],
  })
}
