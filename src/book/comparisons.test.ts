/** A sentence that compares what was recorded carries what it rests on: `{{holds: …}}`. */
import { expect, test } from 'vitest'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { readBook } from '../markdown/book.ts'
import { readRecording } from '../markdown/recordings.ts'
import { unearnedComparisons } from './comparisons.test-kit.ts'

const MEASURES = ['table', 'lines', 'bars', 'training']

/** They compare, but nothing that was recorded. */
const ALLOWED = [
  /so that it becomes less wrong/,
  /the line that compiles the model comes later/,
  /Names differ, too/,
  /what \*overfitting\* means/,
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

const BOOK = parseChapter(
  `---
title: T
question: Q?
outcome: O.
---
More is better than less, where nothing is measured.

## Near a number {#value}

It reads {{fit training.accuracy | percent}}: more than before. {{holds: fit training.epoch > 1}} It is no
*better.* (Nor is it the best.) It is good.
{{holds: fit training.epoch = 3}}
“Mine was better”, they said of \`more\`; $more$ is a sign.

## Below a cell {#cell}

\`\`\`ts cell=measured
\`\`\`

It is twice as large, by 0.5 points. It is large.
Of the two, one {{holds: fit training.epoch = 3}} is smaller.

- It falls.

## Below another {#other}

\`\`\`ts cell=unmeasured
\`\`\`

It falls.
`,
  '01-t.md',
)

test('they are found by their words, where numbers are near', () => {
  const found = unearnedComparisons(BOOK, (id) => id === 'measured')
  expect(found).toEqual([
    { line: 10, sentence: 'It is no\n*better.*' },
    { line: 11, sentence: '(Nor is it the best.)' },
    { line: 20, sentence: 'It is twice as large, by 0.5 points.' },
    { line: 23, sentence: '- It falls.' },
  ])
})
