import { expect, test } from 'vitest'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { segmentsOf } from './export-sources.ts'

const FRONT = '---\n{ title: T, question: What?, outcome: That. }\n---\n'

test('the text between cells loses what only the book understands, and nothing else', () => {
  const chapter = parseChapter(
    `${FRONT}
## One unit {#one-unit}

As in [the chapter](../dense/), [before](#eq-unit) and [Keras](https://keras.io/x_(y)), \`a[0]\` is $[k = j]$.

$$ id=unit code=a:b
\\mathbb{E}[M] = [1]
$$

\`\`\`figure id=strip
A strip
of digits.
\`\`\`

\`\`\`js
const [a] = [1] // ## not a heading {#x}
\`\`\`

\`\`\`ts cell=a
const b = 1
\`\`\`

Between.

\`\`\`ts solution=a
const b = 2
\`\`\`

\`\`\`ts show=c
\`\`\`

After.
`,
    '01-t.md',
  )
  expect(segmentsOf(chapter)).toEqual([
    {
      kind: 'text',
      text: `## One unit

As in the chapter, before and [Keras](https://keras.io/x_(y)), \`a[0]\` is $[k = j]$.

$$
\\mathbb{E}[M] = [1]
$$

*(In the book, a figure stands here. A strip of digits.)*

\`\`\`js
const [a] = [1] // ## not a heading {#x}
\`\`\``,
    },
    { kind: 'cell', id: 'a' },
    { kind: 'text', text: 'Between.' },
    { kind: 'cell', id: 'c' },
    { kind: 'text', text: 'After.' },
  ])
})

test('a question is a quotation, and its answer is folded', () => {
  const [segment] = segmentsOf(
    parseChapter(
      `---\n{ title: T, question: Q, outcome: O }\n---\n\`\`\`quiz id=why\nask: Why?\nchoices:\n  - right: So.\n    why: It is so.\n  - wrong: No.\n    why: It is not.\nsee: "#why"\nproof: 1 < 2\n\`\`\`\n`,
      '01-t.md',
    ),
  )
  expect(segment).toEqual({
    kind: 'text',
    text: '> **Question.** Why?\n>\n> - So.\n> - No.\n>\n> <details><summary>Answer</summary>\n>\n> So.\n>\n> It is so.\n>\n> </details>',
  })
})
