/** The Markdown of texts that stand in fences: what a question asks, a card's answer. */
import type { Root } from 'mdast'
import { markdownParser } from '../chapter/grammar.ts'

const parser = markdownParser()

/** The text as a tree. */
export function parseFenceText(text: string): Root {
  return parser.parse(text)
}
