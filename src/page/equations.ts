/**
 * What can be done with an equation: its menu; what a symbol in it means, and what it is worth now: in the reader's notebook if it has been run, as
 * recorded otherwise. All places of the symbol light up with it. In an equation that has the focus, the arrows go from
 * symbol to symbol, and Enter to the line of code. Loaded when first wanted.
 */
import { hinted, hintFor, markToo, showHint } from './hint-card.ts'

/** The reader has seen that letters answer. */
let isKnown = false
const forgetHint = () => {
  if (isKnown) document.querySelector('.letters-hint')?.remove()
}
document.addEventListener('astro:page-load', forgetHint)

document.addEventListener('click', ({ target }) => {
  const button = (target as Element).closest<HTMLElement>('[data-equation]')
  if (button) void import('./equation-menu.ts').then((menu) => menu.openEquationMenu(button))
})

let card: Promise<typeof import('./symbol-card.ts')> | undefined

hintFor({
  find: (target) => target.closest('[data-symbol]') ?? undefined,
  show(symbol) {
    const { symbol: id } = (symbol as HTMLElement).dataset
    const mark = () => markToo(document.querySelectorAll(`[data-symbol="${id}"]`))
    // Marked at once, so that a later answer knows whether it is still wanted.
    showHint(symbol)
    mark()
    isKnown = true
    forgetHint()
    card ??= import('./symbol-card.ts')
    void card
      .then(({ symbolCard }) => symbolCard(symbol as HTMLElement))
      .then(({ content, light }) => {
        if (hinted() !== symbol) return
        showHint(symbol, ...content)
        mark()
        light()
      })
      .catch(() => {
        card = undefined
      })
  },
  box: { selector: '.equation', items: '[data-symbol]' },
})
