/** A sentence that compares what was recorded carries what it rests on: `{{holds: …}}`. */
import { expect, test } from 'vitest'
import { readBook } from '../markdown/book.ts'
import { unearnedComparisons } from '../markdown/comparisons.test-kit.ts'
import { readRecording } from '../markdown/recordings.ts'

const MEASURES = ['table', 'lines', 'bars', 'dots', 'training', 'course']

/** They compare, but nothing that was recorded. */
const ALLOWED = [
  /so that it becomes less wrong/,
  /the line that compiles the model comes later/,
  /most certain while it was wrong/,
  /the weight with the largest gradient/,
  // What others have found.
  /found to do worse on new examples/,
  /with far more examples/,
]

const { chapters, graph } = readBook()

/** Its recorded output has numbers to compare, and it is no check of an exercise. */
const isMeasured = (id: string) =>
  graph.get(id)?.cell.options.checks === undefined &&
  (readRecording(id)?.outputs.some(({ output }) => MEASURES.includes(output.kind)) ?? false)

const found = chapters.flatMap((chapter) =>
  unearnedComparisons(chapter, isMeasured).map((each) => ({ ...each, file: chapter.file })),
)

test('each sentence near recorded numbers that compares them carries what it rests on', () => {
  const left = found
    .filter(({ sentence }) => !ALLOWED.some((allowed) => allowed.test(sentence)))
    .map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`)
  expect(left, 'write {{holds: …}} behind it: README, “Write a chapter”').toEqual([])
})

test('each that is allowed is there', () => {
  for (const allowed of ALLOWED)
    expect(
      found.filter(({ sentence }) => allowed.test(sentence)),
      String(allowed),
    ).toHaveLength(1)
})
