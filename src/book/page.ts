/** What this book gives its pages. */
import type { Figure } from '../figures/figure.ts'
import type { PageBook } from '../session/page-book.ts'
import type { Session } from '../session/session.ts'

const figures = import.meta.glob<{ figure: Figure }>('./figures/*/figure.ts')

export const pageBook: PageBook = {
  offersCompute: true,
  async loadFigure(name) {
    const load = figures[`./figures/${name}/figure.ts`]
    if (!load) throw new Error(`no figure "${name}"`)
    return (await load()).figure
  },
  async loadAssets(needs, model) {
    const { loadAssets } = await import('./page/figure-assets.ts')
    return { ...(await loadAssets(needs, model)) }
  },
  async lend(training) {
    const { lentCheckpoint } = await import('./page/lent-checkpoint.ts')
    return lentCheckpoint(training)
  },
  async stepTime(session) {
    const { edits } = session.current
    // Another network, or another batch, has steps of its own.
    if ([...edits.keys()].some((id) => id !== 'fit')) return undefined
    const { run } = session.view('fit')
    if (!run?.machine) return undefined
    const { stepTrained } = await import('./outputs/training-step.ts')
    return stepTrained(run)
  },
  async measuredHere() {
    const { measuredHere } = await import('./page/measured-here.ts')
    return measuredHere()
  },
  async symbolValue(session, kind, cell, of) {
    if (kind === 'weights') return weights(session, cell, Number(of))
    const { run } = session.view(cell)
    const shown = run?.outputs.map(({ output }) => output).findLast((o) => o.kind === 'training')
    if (shown?.kind !== 'training') return undefined
    const number = kind === 'loss' ? shown.loss : shown.finished.at(-1)?.validationAccuracy
    return number?.toPrecision(4)
  },
}

/** One of the weights of a cell's model, by its place, in a line. */
async function weights(session: Session, cell: string, place: number): Promise<string | undefined> {
  const [{ networkOf }, { describeWeights }] = await Promise.all([
    import('./page/saved-network.ts'),
    import('./figures/describe-numbers.ts'),
  ])
  const network = await networkOf(session, cell)
  return network && describeWeights(network, place)
}
