/**
 * The one grammar of the book's Markdown, for chapters, for texts in fences, and for the pages (`scripts/astro-config.ts`
 * has the same). Emphasis may end before a Chinese letter: `**词：**后文`.
 */
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** A parser of such texts, to which more may be added. */
export function markdownParser() {
  return unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkCjkFriendly)
}
