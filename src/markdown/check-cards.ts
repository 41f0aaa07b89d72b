/** Checks what a chapter's cards rest on, and where they lead. */
import { type Chapter, ChapterError } from '../chapter/chapter.ts'
import type { Book } from './book.ts'
import { checkProof } from './conditions.ts'

/** Throws a `ChapterError` at the first card that rests on what does not hold, or speaks of what is not there. */
export function checkCards(
  { cards, file, slug }: Chapter,
  { chapters }: Pick<Book, 'chapters'>,
): void {
  for (const card of cards) {
    const fail = (message: string): never => {
      throw new ChapterError(message, file, card.position)
    }
    for (const chapter of chapters)
      for (const other of chapter.cards)
        if (other.id === card.id && other !== card)
          fail(`another card has the id "${card.id}": ${chapter.file}:${other.position.line}`)
    const [, path = slug, section] = /^(?:\.\.\/([\w-]+)\/)?#(.+)$/.exec(card.see) ?? []
    const there = chapters.find((each) => each.slug === path)
    if (!there?.headings.some(({ id }) => id === section))
      fail(`see: the chapter "${path}" has no section "${section}"`)
    checkProof(card.proof, fail)
  }
}
