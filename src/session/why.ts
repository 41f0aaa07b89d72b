/** Why a cell is stale or has not run, in words. */
import { signs } from '#words/language'
import { why as words } from '#words/session'
import { LENT } from '../notebook/fingerprint.ts'
import type { ChangedName, Why } from '../notebook/notebook.ts'

/** Where a cell stands in the book. */
export interface CellPlaces {
  chapterOf(cell: string): string | undefined
  titleOf(cell: string): string
}

/** As many names as are told one by one. */
const MOST_NAMES = 3

/** `id` is the cell it is told of. Where another chapter's cell is the reason, the chapter is named, too. */
export function describeWhy(why: Why, places: CellPlaces, id: string): string {
  const where = (cell: string) =>
    places.chapterOf(cell) === places.chapterOf(id)
      ? words.inCell(cell)
      : words.inChapter(cell, places.titleOf(cell))
  switch (why.kind) {
    case 'edited':
      return words.edited
    case 'changed':
      return words.changed(describeNames(why.names), where(why.cell))
    case 'relinked':
      return words.relinked(why.names, why.cell)
    case 'trained':
      if (why.wasLent) return words.notLent(why.cell)
      if (why.rounds === LENT) return words.lent(why.cell)
      return why.rounds > 0 ? words.trainedOn(why.cell) : words.trainedAnew(why.cell)
    case 'spoiled': {
      const { names, how, by } = why.spoiled
      return (how === 'changed' ? words.valueChanged : words.valueDisposed)(names, by)
    }
    case 'kernel-ended':
      return words.kernelEnded[why.why](why.cell ?? words.aCell)
    case 'not-run':
      return words.notRun(why.cell)
  }
}

function describeNames(names: ChangedName[]): string {
  if (names.length === 0 || names.length > MOST_NAMES) return words.something
  if (names.every(({ to }) => to === undefined))
    return words.namesChanged(names.map(({ name }) => name))
  return names
    .map(({ name, from, to }) =>
      from === undefined || to === undefined
        ? words.namesChanged([name])
        : words.isNow(name, to, from),
    )
    .join(signs.comma)
}
