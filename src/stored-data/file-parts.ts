/** What is stored as a file, and such a file taken back in: the controls of both, for the pages that offer it. */
import { book } from '#book-words/book'
import { inBrackets, signs } from '#words/language'
import { storedList as words } from '#words/stored'
import { element } from '../output/markup.ts'
import { download } from '../page/download.ts'
import { keptList } from '../session/kept-list.ts'
import { pageBuild } from '../session/new-version.ts'
import { type TakenTrainings, takeTrainings } from './file-trainings.ts'
import type { Entry } from './list-stored.ts'
import { button, cut, MOST_NAMED, NAME_LENGTH } from './parts.ts'
import type { Places } from './places.ts'
import { exportStored, type ImportReport, importStored } from './stored-file.ts'

const MOST_FILE_BYTES = 300_000_000

export interface FileActions {
  places: Places
  /** saves to a file, with the weights of trainings where that is wanted */
  save(withCheckpoints: boolean): Promise<void>
  /** whether the book has a cell */
  isCell(id: string): boolean
  /** shows what is stored now, and says what became of a file */
  take(said: string): Promise<void>
}

/** The controls to save all and to take a file in. */
export function fileParts({ places, save, isCell, take }: FileActions): HTMLElement[] {
  const weights = element('input', { type: 'checkbox' }) as HTMLInputElement
  const weightsLabel = element('label', {})
  weightsLabel.append(weights, ' ', words.withCheckpoints)
  const saving = element('p', { class: 'buttons' })
  saving.append(
    button(words.saveAll, '', () => save(weights.checked)),
    weightsLabel,
  )
  const file = element('input', {
    type: 'file',
    accept: '.json,application/json',
    'aria-describedby': 'stored-take-in',
  }) as HTMLInputElement
  file.addEventListener('change', () => void takeIn(file))
  const fileLabel = element('label', {}, words.takeIn)
  fileLabel.append(' ', file)
  const taking = element('p', {})
  taking.append(fileLabel)
  return [saving, taking, element('p', { id: 'stored-take-in', class: 'about' }, words.takeInAbout)]

  async function takeIn(input: HTMLInputElement): Promise<void> {
    const [chosen] = input.files ?? []
    if (!chosen) return
    // The same file can be chosen again.
    await take(await said(chosen))
    input.value = ''
  }

  async function said(chosen: File): Promise<string> {
    if (chosen.size > MOST_FILE_BYTES) return words.noFile['too-large']
    try {
      const content = await chosen.text()
      places.local()
      const report = importStored(content, places.local, isCell)
      if (report.refused || report.trainings === 0) return describeImport(report)
      // What keeps trainings is not needed for anything else here.
      const { KeptTrainings } = await import('../session/kept-trainings.ts')
      const kept = new KeptTrainings(places.local)
      const taken = await takeTrainings(
        content,
        keptList(places.local),
        isCell,
        (training, checkpoint) => kept.keep(training, checkpoint),
      )
      return describeImport(report, taken)
    } catch (error) {
      const isDenied = (error as Error).name === 'SecurityError'
      return words.noFile[isDenied ? 'denied' : 'unreadable']
    }
  }
}

/** Saves entries to a file and gives a sentence on what became of it. */
export async function saveFile(
  entries: readonly Entry[],
  places: Places,
  withCheckpoints: boolean,
): Promise<string> {
  try {
    const text = await exportStored(entries, places, {
      about: words.aboutFile(book.title),
      build: pageBuild(),
      at: new Date(),
      withCheckpoints,
    })
    download(words.fileName, text, 'application/json')
    return words.saved(entries.length)
  } catch {
    return words.notSaved
  }
}

function describeImport(
  { texts, replaced, givenUp, choices, same, left, refused }: ImportReport,
  trainings: TakenTrainings = { taken: 0, same: 0, left: 0 },
): string {
  const took = words.took
  if (refused) return words.noFile[refused]
  const named = (names: string[]) => [
    ...names.slice(0, MOST_NAMED).map((name) => cut(name, NAME_LENGTH)),
    ...(names.length > MOST_NAMED ? [took.more(names.length - MOST_NAMED)] : []),
  ]
  const sameInAll = same + trainings.same
  const isNothing =
    texts.length + givenUp.length + choices.length + sameInAll + trainings.taken === 0
  return [
    isNothing && took.nothingNew,
    texts.length > 0 && took.texts(named(texts)),
    replaced.length > 0 && took.replaced(named(replaced)),
    givenUp.length > 0 && took.givenUp(named(givenUp)),
    choices.length > 0 && took.choices(choices.length),
    trainings.taken > 0 && took.trainings(trainings.taken),
    sameInAll > 0 && took.same(sameInAll),
    trainings.left > 0 && took.trainingsLeft(trainings.left),
    left.length > 0 &&
      took.left(
        named(left.map(({ name, why }) => cut(name, NAME_LENGTH) + inBrackets(words.why[why]))),
      ),
  ]
    .filter(Boolean)
    .join(signs.blank)
}
