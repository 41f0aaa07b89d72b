/** Figures that show the reader's network take it up, and give it up with the notebook it was trained in. */
import { expect, test, vi } from 'vitest'

const { refreshed, told } = vi.hoisted(() => ({
  refreshed: [] as string[],
  told: [] as ((session: unknown) => void)[],
}))
vi.mock('../figures/book-figure.ts', () => ({ BookFigure: class {} }))
vi.mock('./figure-loading.ts', () => ({
  playerOf: () => {},
  refresh: ({ id }: { id: string }) => refreshed.push(id),
}))
vi.mock('../session/current-session.ts', () => ({
  whenOpen: (listener: (session: unknown) => void) => told.push(listener),
}))

test('a figure with the network of a link’s texts has the book’s again once they are left', async () => {
  const figure = { id: 'draw', dataset: { model: 'fit' }, isAwake: true }
  vi.stubGlobal('customElements', { define: () => {} })
  vi.stubGlobal('document', { querySelectorAll: () => [figure] })
  await import('./figures.ts')
  let run: { run: number; outcome: string } | undefined
  let change = () => {}
  for (const tell of told)
    tell({
      view: () => ({ run, kept: undefined }),
      onChange: (listener: () => void) => {
        change = listener
      },
    })
  const after = async (now: typeof run) => {
    run = now
    change()
    await vi.dynamicImportSettled()
    return refreshed.splice(0)
  }
  expect(await after(undefined)).toEqual([])
  expect(await after({ run: 1, outcome: 'running' })).toEqual([])
  expect(await after({ run: 1, outcome: 'done' })).toEqual(['draw'])
  expect(await after(undefined)).toEqual(['draw'])
  expect(await after(undefined)).toEqual([])
})
