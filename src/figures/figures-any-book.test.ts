/** Figures take whatever address they are given; `BOOK=…` chooses whose. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageBook } from '#book/page'
import { readBook } from '../markdown/book.ts'
import { toHtml } from '../output/markup.ts'
import { decodeState, encodeState } from './figure.ts'

const { FUZZ_SEED } = process.env
fc.configureGlobal({ seed: Number(FUZZ_SEED ?? 2018) })

const ids = readBook().chapters.flatMap(({ figures }) => figures.map(({ id }) => id))
const figures = await Promise.all(
  [...new Set(ids)].map(async (id) => ({ id, figure: await pageBook.loadFigure(id) })),
)
/** Others are drawn from data that is fetched. */
const alone = figures.filter(({ figure }) => !figure.needs && !figure.needsFor)

test.each(alone)(
  'any address gives figure $id a state that it can draw and describe',
  ({ figure }) => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 200 })
    const anyQuery = fc.oneof(
      anyText,
      fc
        .dictionary(
          fc.constantFrom(...Object.keys(figure.start)),
          fc.oneof(anyText, fc.double().map(String)),
        )
        .map((values) => new URLSearchParams(values).toString()),
    )
    fc.assert(
      fc.property(anyQuery, (query) => {
        const state = decodeState(query, figure, {})
        expect(toHtml(figure.draw(state, {}))).toMatch(/^<svg/)
        expect(figure.describe(state, {})).not.toMatch(/NaN\b(?! )|undefined/)
        const again = decodeState(encodeState(state, figure.start), figure, {})
        // As text: an address knows no negative zero.
        expect(JSON.stringify(again)).toBe(JSON.stringify(state))
      }),
      { numRuns: FUZZ_SEED === undefined ? 60 : 600 },
    )
  },
)
