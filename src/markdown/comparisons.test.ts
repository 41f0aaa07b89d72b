import { expect, test } from 'vitest'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { unearnedComparisons } from './comparisons.test-kit.ts'

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
