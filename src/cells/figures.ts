/** Says how figures are loaded, and tells those on the page when the reader has trained a network of their own. */
import { BookFigure } from '../figures/book-figure.ts'
import { whenOpen } from '../session/current-session.ts'

BookFigure.load = async (element) => {
  const { playerOf } = await import('./figure-loading.ts')
  return playerOf(element)
}
customElements.define('book-figure', BookFigure)

/** runs, or kept trainings, whose model a figure shows already, or has tried to */
const seen = new Map<string, number | string>()

whenOpen((session) => {
  const show = () => {
    for (const figure of document.querySelectorAll<BookFigure>('book-figure[data-model]')) {
      const { run, kept } = session.view(figure.dataset.model!)
      const shown = run ? run.outcome === 'done' && run.run : kept?.key
      if (shown === false || seen.get(figure.id) === shown) continue
      // Where it had one, of a link's texts, and the reader has none, it is the book's again.
      if (shown === undefined) seen.delete(figure.id)
      else seen.set(figure.id, shown)
      // A figure that is not loaded yet will take the reader's network when it loads.
      if (figure.isAwake) void import('./figure-loading.ts').then(({ refresh }) => refresh(figure))
    }
  }
  session.onChange(show, new AbortController().signal)
  show()
}, new AbortController().signal)
