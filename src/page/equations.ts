/**
 * What can be done with an equation: its menu; what a symbol in it means, and what it is worth now: in the reader's notebook if it has been run, as
 * recorded otherwise. All places of the symbol light up with it. In an equation, or a sentence, that has the focus, the
 * arrows go from symbol to symbol, and Enter to the line of code. Loaded when first wanted.
 */
import { hinted, hintFor, showHint } from './hint-card.ts'

document.addEventListener('click', ({ target }) => {
  const button = (target as Element).closest<HTMLElement>('[data-equation]')
  if (button) void import('./equation-menu.ts').then((menu) => menu.openEquationMenu(button))
})

let card: Promise<typeof import('./symbol-card.ts')> | undefined

hintFor({
  find: (target) => target.closest('[data-symbol]') ?? undefined,
  show(symbol) {
    // Marked at once, so that a later answer knows whether it is still wanted.
    showHint(symbol)
    card ??= import('./symbol-card.ts')
    void card
      .then(({ symbolCard }) => symbolCard(symbol as HTMLElement))
      .then(({ content, light }) => {
        if (hinted() !== symbol) return
        showHint(symbol, ...content)
        light()
      })
      .catch(() => {
        card = undefined
      })
  },
  box: { selector: '.equation, [data-letters]', items: '[data-symbol]' },
})
