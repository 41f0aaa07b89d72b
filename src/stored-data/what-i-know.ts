/**
 * `<what-i-know data-chapters="…" data-cells="…">`: fills the table that stands in it with what this browser keeps of
 * the reader's answers, cards and exercises; saves it, takes it in and clears it.
 */
import { progress as words } from '#words/progress'
import { SITE } from '../offline/this-site.ts'
import { element } from '../output/markup.ts'
import { keptAsked } from '../questions/kept-asked.ts'
import { keptCard } from '../review/kept-card.ts'
import { allSolved } from '../review/kept-solved.ts'
import { type ChapterAsks, type Counts, countKnown } from '../review/progress.ts'
import { dayOf } from '../review/schedule.ts'
import { clearEntries } from './clear-stored.ts'
import { fileParts, saveFile } from './file-parts.ts'
import { listStored, type RawEntry } from './list-stored.ts'
import { ask, button, readCells } from './parts.ts'
import { browserPlaces } from './places.ts'

/** What is cleared here: texts in cells and trainings are not. */
const KNOWN: readonly RawEntry['what'][] = ['asked', 'card', 'solved', 'read']

class WhatIKnow extends HTMLElement {
  private readonly places = browserPlaces(SITE)
  private readonly said = element('p', { role: 'status', class: 'said' })
  private controls: HTMLElement | undefined

  connectedCallback(): void {
    const cells = readCells(this.dataset.cells)
    this.controls?.remove()
    this.controls = element('section', { class: 'stored' })
    const clearing = element('p', { class: 'buttons' })
    clearing.append(button(words.clear, '', () => this.askClear()))
    this.controls.append(
      element('h2', {}, words.take),
      this.said,
      ...fileParts({
        places: this.places,
        save: async (withCheckpoints) => {
          const { entries } = await listStored(this.places)
          this.said.textContent = await saveFile(entries, this.places, withCheckpoints)
        },
        isCell: (id) => cells.has(id),
        take: async (said) => {
          this.show()
          this.said.textContent = said
        },
      }),
      clearing,
    )
    this.append(this.controls)
    this.show()
  }

  private show(): void {
    const chapters = JSON.parse(this.dataset.chapters!) as ChapterAsks[]
    const today = dayOf(new Date())
    const solved = allSolved()
    const known = { asked: keptAsked, card: keptCard, solved: (id: string) => solved.get(id) }
    const sums: Counts = { guesses: 0, questions: 0, cards: 0, exercises: 0 }
    for (const [i, row] of [...this.querySelectorAll('tbody tr')].entries()) {
      const chapter = chapters[i]!
      const counts = countKnown(chapter, known, today)
      fill(row, counts, chapter)
      for (const kind of Object.keys(sums) as (keyof Counts)[]) sums[kind] += counts[kind]
    }
    const all = (kind: keyof Counts) => chapters.flatMap((chapter) => chapter[kind])
    fill(this.querySelector('tfoot tr')!, sums, {
      guesses: all('guesses'),
      questions: all('questions'),
      cards: all('cards'),
      exercises: all('exercises'),
    })
  }

  private askClear(): void {
    ask(words.askClear, words.askClearText, words.clear, async () => {
      const { entries } = await listStored(this.places)
      const known = entries.filter(({ what }) => KNOWN.some((each) => each === what))
      const { outcome } = await clearEntries(known, this.places)
      this.show()
      this.said.textContent = outcome === 'cleared' ? words.cleared : words.notCleared
      this.querySelector('button')?.focus()
    })
  }
}

/** Of cards the number that is due; of all else how many of how many. */
function fill(row: Element, counts: Counts, all: Record<keyof Counts, string[]>): void {
  for (const kind of Object.keys(counts) as (keyof Counts)[]) {
    const of = all[kind].length
    row.querySelector(`[data-of="${kind}"]`)!.textContent =
      of === 0 ? '–' : kind === 'cards' ? words.due(counts.cards) : words.part(counts[kind], of)
  }
}

customElements.define('what-i-know', WhatIKnow)
