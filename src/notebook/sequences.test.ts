/**
 * The notebook's rules, whatever happens in which order: random books, random events, and a kernel that is a small
 * pure model. After each event the rules of `check` must hold. With FUZZ_SEED=7, as in `npm run soak`, 100,000 are played
 * from that seed; a failure prints the shortest sequence found.
 */
import fc from 'fast-check'
import { test } from 'vitest'
import { compileChapterCell } from '../cell/compile-chapter-cell.ts'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { type Book, type Happening, happenings, play } from './simulation.test-kit.ts'

const { FUZZ_SEED } = process.env
const SEQUENCES = FUZZ_SEED === undefined ? 3000 : 100_000

/** Which earlier cells each cell takes a value of, which it changes, and which cells train. */
const books = fc
  .array(
    fc.record({
      takes: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
      changes: fc.boolean(),
      isLocal: fc.boolean(),
    }),
    { minLength: 3, maxLength: 5 },
  )
  .map((cells) => {
    const fences = cells.map(({ takes, changes, isLocal }, i) => {
      const taken = takes.map((back) => i - 1 - back).filter((at) => at >= 0)
      const options = [
        i > 1 && isLocal && 'local',
        i > 0 && changes && taken.length > 0 && `changes=v${taken[0]}`,
      ].filter(Boolean)
      const sum = ['1', ...taken.map((at) => `v${at}`)].join(' + ')
      return `\`\`\`ts cell=c${i} ${options.join(' ')}\nconst v${i} = ${sum}\n\`\`\``
    })
    return `---\ntitle: T\nquestion: Q\noutcome: O\n---\n${fences.join('\n')}\n`
  })

function bookOf(source: string): Book {
  return parseChapter(source, '01-t.md').cells.map((cell) => ({
    cell,
    compiled: compileChapterCell(cell),
  }))
}

test(`the rules hold in ${SEQUENCES} random sequences of events`, () => {
  fc.assert(
    fc.property(
      books,
      fc.array(happenings, { maxLength: 60, size: 'max' }),
      (source, events: Happening[]) => {
        play(bookOf(source), events)
      },
    ),
    { numRuns: SEQUENCES, seed: Number(FUZZ_SEED ?? 2018) },
  )
}, 3_600_000)
