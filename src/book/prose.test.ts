/** The book's own style, as far as a pattern can see it: one word for one thing, and no filler. */
import { expect, test } from 'vitest'
import { readBook } from '../markdown/book.ts'
import { textsOf } from './prose.test-kit.ts'

const RULES: [pattern: RegExp, instead: string][] = [
  [/\biterations?\b(?! or an update)/i, 'step'],
  [/\bmini-?batch(es)?\b/i, 'batch, but where the word is introduced or a source is told of'],
  [/\b(optimizer|behavior|color|neighbor|normali[z]e|regulari[z]e)/i, 'the British spelling'],
  [/\b(simply|obviously|basically|trivially|of course|needless to say|in order to)\b/i, 'nothing'],
  [/\b(amazing|awesome|powerful|state-of-the-art|cutting-edge|revolutionary)\b/i, 'a fact'],
  [/\butili[sz]e/i, 'use'],
  // What reads as translated.
  [
    /\b(makes?|made) [\d,]+ (steps|epochs)\b|\bsteps? (is|are|was|were) made\b/i,
    'takes steps, runs for epochs',
  ],
  [/\btrainings\b/i, 'training runs, or runs'],
  [/\b(derivative|slope)\b[^.]{0,30} by (a|the) (logit|weight|loss)/i, 'with respect to'],
  [/\bthrows? a (fair )?coin/i, 'tosses'],
  [/\bin the mean\b/i, 'on average'],
  [/\bas good as (equal|the same)\b/i, 'nearly'],
  [/\bfor want of\b/i, 'without, because there is no'],
  [/\b(one|a) draw of a lottery\b/i, 'a lottery ticket'],
  [/\bdaily (speech|life)\b/i, 'everyday'],
  [/\d %/, 'no space before the sign: 98%'],
]

/** Sentences that may say it: the definition of the word, and what a source says. */
const ALLOWED = [/mini-batch, and their number/, /fails with mini-batches/]

const texts = readBook()
  .chapters.flatMap(textsOf)
  .filter(({ isEmphasised }) => !isEmphasised)

test.each(RULES)('%s: say %s', (pattern, instead) => {
  const found = texts.flatMap(({ text, placeOf }) => {
    // What others say is theirs.
    const own = text.replace(/“[^”]*”/g, (quoted) => ' '.repeat(quoted.length))
    const match = pattern.exec(own)
    if (!match || ALLOWED.some((allowed) => allowed.test(text))) return []
    return [`${placeOf(match.index)}: ${match[0]} → ${instead}`]
  })
  expect(found).toEqual([])
})
