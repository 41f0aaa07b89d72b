/** The book's own style, as far as a pattern can see it: one word for one thing, and no filler. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readBook } from './book.ts'

const RULES: [pattern: RegExp, instead: string][] = [
  [/\biterations?\b(?! or an update)/i, 'step'],
  [/\bmini-?batch(es)?\b/i, 'batch, but where the word is introduced or a source is told of'],
  [/\b(optimizer|behavior|color|neighbor|normali[z]e|regulari[z]e)/i, 'the British spelling'],
  [/\b(simply|obviously|basically|trivially|of course|needless to say|in order to)\b/i, 'nothing'],
  [/\b(amazing|awesome|powerful|state-of-the-art|cutting-edge|revolutionary)\b/i, 'a fact'],
  [/\butili[sz]e/i, 'use'],
]

/** Sentences that may say it: the definition of the word, and what a source says. */
const ALLOWED = [/mini-batch, and their number/, /fails with mini-batches/]

const lines = readBook().chapters.flatMap(({ file }) => {
  const text = readFileSync(file, 'utf8').replace(/^(```|\$\$)[\s\S]*?^\1$/gm, (block) =>
    block.replace(/[^\n]/g, ''),
  )
  return text.split('\n').map((line, i) => ({ place: `${file}:${i + 1}`, line }))
})

test.each(RULES)('%s: say %s', (pattern, instead) => {
  const found = lines
    .filter(({ line }) => pattern.test(line.replace(/`[^`]*`|\]\([^)]*\)|\*[^*]*\*|“[^”]*”/g, '')))
    .filter(({ line }) => !ALLOWED.some((allowed) => allowed.test(line)))
    .map(({ place, line }) => `${place}: ${pattern.exec(line)?.[0]} → ${instead}`)
  expect(found).toEqual([])
})
