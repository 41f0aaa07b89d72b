/** A link that runs a cell, where nothing of it comes. */
import { expect, test, vi } from 'vitest'

const said = vi.hoisted(() => [] as unknown[])
vi.mock('./run-here-panel.ts', () => {
  throw new TypeError('Failed to fetch dynamically imported module')
})
vi.mock('../session/current-session.ts', () => ({
  inOrder: () => Promise.reject(new Error('no notebook')),
  sayProblem: (place: unknown, { message }: Error) => said.push([place, message]),
  whenOpen: () => {},
}))

test('what went wrong is said in the cell that the link leads to, or nowhere once it has left', async () => {
  vi.stubGlobal('HTMLElement', class extends EventTarget {})
  vi.stubGlobal('customElements', { define: () => {} })
  vi.stubGlobal('document', { getElementById: () => ({ querySelector: (part: string) => part }) })
  const { RunHere } = await import('./run-here.ts')
  const link = Object.assign(new RunHere(), { dataset: { cell: 'fit' }, isConnected: true })
  link.connectedCallback()
  link.dispatchEvent(new Event('click'))
  await vi.waitFor(() => expect(said).toEqual([['[data-status]', 'no notebook']]))
  link.isConnected = false
  link.dispatchEvent(new Event('click'))
  await vi.dynamicImportSettled()
  expect(said).toHaveLength(1)
})
