/** Says how figures are loaded, and tells those on the page when the reader has trained a network of their own. */
import { BookFigure } from '../figures/book-figure.ts'
import { whenOpen } from '../session/current-session.ts'

BookFigure.load = async (element) => {
  const { playerOf } = await import('./figure-loading.ts')
  return playerOf(element)
}
customElements.define('book-figure', BookFigure)

/** runs whose model a figure shows already, or has tried to */
const seen = new Map<string, number>()

whenOpen((session) => {
  session.onChange(() => {
    for (const figure of document.querySelectorAll<BookFigure>('book-figure[data-model]')) {
      const run = session.view(figure.dataset.model!).run
      if (run?.outcome !== 'done' || seen.get(figure.id) === run.run) continue
      seen.set(figure.id, run.run)
      // A figure that is not loaded yet will take the reader's network when it loads.
      if (figure.isAwake) void import('./figure-loading.ts').then(({ refresh }) => refresh(figure))
    }
  }, new AbortController().signal)
}, new AbortController().signal)
