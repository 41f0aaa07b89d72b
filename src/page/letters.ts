/**
 * The letters of this page that have a card, in equations and in sentences, to be picked by keyboard. What holds the
 * picked one takes the focus; there the arrows go from letter to letter, and Enter to the line of code.
 */
import { symbols as words } from '#words/symbols'
import { h, toDom } from '../output/markup.ts'
import { showHint } from './hint-card.ts'
import { openPicker, pickByWords } from './picker.ts'
import { publishedSymbols, symbolCard } from './symbol-card.ts'

const LETTERS = 'main [data-symbol]'

/** Opens the list; `say` is told where the page has no such letter. */
export async function openLetters(say: (text: string) => void): Promise<void> {
  const letters = Map.groupBy(
    [...document.querySelectorAll<HTMLElement>(LETTERS)].filter((each) => each.checkVisibility()),
    ({ dataset }) => dataset.symbol!,
  )
  if (letters.size === 0) return say(words.noLetters)
  const published = await publishedSymbols()
  const picker = openPicker({
    title: words.letters,
    className: 'palette letters',
    label: words.findLetter,
    listLabel: words.letters,
    listId: 'letter-list',
    hint: h('p', { class: 'palette-keys' }, words.letterKeys),
  })
  for (const [id, [first]] of letters) {
    const option = toDom(
      h(
        'li',
        { id: `letter-${id}`, role: 'option', 'data-letter': id, 'data-words': id },
        h('span', { class: 'katex' }),
        h('span', {}, published[id]!.meaning),
      ),
    ) as HTMLElement
    const sign = first!.cloneNode(true) as HTMLElement
    delete sign.dataset.symbol
    option.firstElementChild!.append(sign)
    picker.list.append(option)
  }
  pickByWords(picker, ({ dataset }) => void explain(letters.get(dataset.letter!)!))
}

/** Goes to the first of these places that is not above the window, or else to the last, and shows the card there. */
async function explain(places: readonly HTMLElement[]): Promise<void> {
  const below = places.find((place) => place.getBoundingClientRect().top >= 0)
  const letter = below ?? places.at(-1)!
  const box = boxOf(letter)
  box.focus({ preventScroll: true })
  letter.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
  const { content, light } = await symbolCard(letter)
  showHint(letter, ...content)
  light()
}

/** The equation, or the block of the sentence, which takes the focus from here on, but not by Tab. */
function boxOf(letter: HTMLElement): HTMLElement {
  const box = letter.closest<HTMLElement>('.equation, p, li, td, dd, figcaption, h2, h3, summary')!
  if (box.hasAttribute('tabindex')) return box
  box.tabIndex = -1
  box.dataset.letters = ''
  return box
}
