import type { Diagnostic } from '@codemirror/lint'
import { expect, test } from 'vitest'
import { problemSources } from './problems.ts'

const problem = (message: string): Diagnostic => ({ from: 0, to: 1, severity: 'error', message })
const [OWN, TYPE] = [problem('own'), problem('type')]

/** What the sources give, in their order; a source that has not answered gives nothing. */
async function answers(own: Diagnostic[], ask: () => Promise<Diagnostic[]>) {
  const found: unknown[] = [undefined, undefined]
  for (const [i, source] of problemSources(() => own, ask).entries())
    void Promise.resolve(source()).then((given) => {
      found[i] = given
    })
  await new Promise((resolve) => setTimeout(resolve))
  return found
}

const never = () => new Promise<Diagnostic[]>(() => {})

test('both are shown', async () => {
  expect(await answers([OWN], async () => [TYPE])).toEqual([[TYPE], [OWN]])
})

test('own problems are shown when TypeScript cannot be asked, or does not answer', async () => {
  expect(await answers([OWN], () => Promise.reject(new Error('no')))).toEqual([[], [OWN]])
  expect(await answers([OWN], never)).toEqual([undefined, [OWN]])
})

test('that there are none is not said before TypeScript has', async () => {
  expect(await answers([], never)).toEqual([undefined, undefined])
  expect(await answers([], async () => [])).toEqual([[], []])
})
