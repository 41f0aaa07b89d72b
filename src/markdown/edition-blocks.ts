/** How the blocks of a chapter are tied to those of the first edition: their names, and what has changed there since. */
import { resolve } from 'node:path'
import { EDITION, settings } from '../author/names.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { chapterBlocks } from '../in-step/block.ts'
import { compareFile, filesOfEdition } from '../in-step/edition-files.ts'

export interface EditionBlock {
  /** the same in all editions */
  name: string
  /** what it renders has changed since, or something before it is not rendered at all */
  isChanged: boolean
}

/**
 * The blocks of a chapter by the line in which they begin; none where the book has one edition. What its front matter
 * renders counts as part of the first.
 */
export function editionBlocks(chapter: Chapter): Map<number, EditionBlock> {
  const [first, ...others] = settings.editions
  if (EDITION === first) {
    const blocks = others.length > 0 ? chapterBlocks(chapter) : []
    return new Map(blocks.map(({ line, name }) => [line, { name, isChanged: false }]))
  }
  const file = filesOfEdition(EDITION).find(({ here }) => resolve(here) === resolve(chapter.file))
  if (!file) return new Map()
  const found = new Map<number, EditionBlock>()
  let isChanged = false
  for (const { name, here, state } of compareFile(file)) {
    isChanged ||= state === 'changed since' || state === 'missing here'
    if (!here || here.kind === 'front') continue
    found.set(here.line, { name, isChanged })
    isChanged = false
  }
  return found
}
