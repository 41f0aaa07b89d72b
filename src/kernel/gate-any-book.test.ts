/** What cells show passes the gate, be it of the engine's kinds or the book's; `BOOK=…` chooses which book. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kernelBook } from '#book/kernel'
import { CONTENT } from '../author/names.ts'
import { allForms } from '../output/forms.ts'
import { describe } from './describe.ts'
import { admit, fit } from './gate.ts'
import type { Output } from './protocol.ts'

const { FUZZ_SEED } = process.env

const admitted = (output: Output) =>
  admit(
    structuredClone({
      secret: 'secret',
      message: { type: 'outputs', run: 7, changes: [{ output }] },
    }),
    { secret: 'secret', running: undefined, isLast: () => true, isCell: () => true },
  )

const like = fc.record(
  {
    kind: fc.constantFrom(
      ...allForms.filter(({ isForCells }) => isForCells).map(({ kind }) => kind),
    ),
    caption: fc.oneof(fc.string(), fc.anything()),
    columns: fc.oneof(fc.array(fc.string()), fc.anything()),
    rows: fc.oneof(fc.array(fc.array(fc.oneof(fc.string(), fc.double()))), fc.anything()),
    bars: fc.oneof(fc.array(fc.record({ label: fc.string(), value: fc.double() })), fc.anything()),
    x: fc.oneof(fc.record({ label: fc.string(), values: fc.array(fc.double()) }), fc.anything()),
    y: fc.oneof(fc.record({ label: fc.string() }), fc.anything()),
    series: fc.oneof(fc.constant([]), fc.anything()),
    values: fc.oneof(fc.array(fc.double()), fc.anything()),
  },
  { requiredKeys: ['kind'] },
)

test('whatever is described passes the gate', () => {
  fc.assert(
    fc.property(fc.oneof(like, fc.anything()), (value) => {
      expect(admitted(describe(value, kernelBook.plugin.values))).toBeDefined()
    }),
    {
      seed: Number(FUZZ_SEED ?? 2018),
      numRuns: FUZZ_SEED === undefined ? 2000 : 20_000,
    },
  )
})

test('what the book has recorded is as it was', () => {
  for (const file of readdirSync(join(CONTENT, 'recordings'))) {
    const { outputs } = JSON.parse(readFileSync(join(CONTENT, 'recordings', file), 'utf8'))
    for (const { output } of outputs) {
      expect(fit(output), file).toEqual(output)
      expect(admitted(output), file).toBeDefined()
    }
  }
})
