import { expect, test } from 'vitest'
import { type HeldRun, HeldRuns, newRun } from './held-runs.ts'

/** A run that notes in `freed` when its tensors go. */
function makeRun(name: string, freed: string[], ...sources: HeldRun[]): HeldRun {
  const scope = { free: () => freed.push(name) } as unknown as NonNullable<HeldRun['scope']>
  return { ...newRun(), scope, sources }
}

test('a replaced run is freed at once when nothing was made from it', () => {
  const freed: string[] = []
  const held = new HeldRuns()
  held.keep('a', makeRun('a1', freed), true)
  held.keep('a', makeRun('a2', freed), true)
  expect(freed).toEqual(['a1'])
})

test('and otherwise when all that was made from it is freed', () => {
  const freed: string[] = []
  const held = new HeldRuns()
  const a1 = makeRun('a1', freed)
  held.keep('a', a1, true)
  held.keep('b', makeRun('b1', freed, a1), true)
  held.keep('a', makeRun('a2', freed), true)
  expect(freed).toEqual([])
  held.keep('b', makeRun('b2', freed, held.get('a')!), true)
  expect(freed).toEqual(['b1', 'a1'])
})

test('a run that did not finish is freed, and the cell holds nothing', () => {
  const freed: string[] = []
  const held = new HeldRuns()
  held.keep('a', makeRun('a1', freed), true)
  held.keep('a', makeRun('a2', freed), false)
  expect(freed).toEqual(['a2', 'a1'])
  expect(held.get('a')).toBeUndefined()
})

test('a freed run is let go of, and lets go', () => {
  const held = new HeldRuns()
  const source = makeRun('a', [])
  held.keep('a', source, true)
  for (let i = 0; i < 3; i++) {
    const run = makeRun('b', [], held.get('a')!)
    held.keep('b', run, true)
    expect([...source.users]).toEqual([run])
    held.forget('b')
    expect(source.users.size).toBe(0)
    expect(run).toMatchObject({ freed: true, sources: [], scope: undefined, life: undefined })
  }
})
