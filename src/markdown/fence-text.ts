/** The Markdown of texts that stand in fences: what a question asks, a card's answer. */
import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath)

/** The text as a tree. */
export function parseFenceText(text: string): Root {
  return parser.parse(text)
}
