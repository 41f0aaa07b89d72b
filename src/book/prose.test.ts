/** The book's own style, as far as a pattern can see it: one word for one thing, no filler, and English by ear. */
import { expect, test } from 'vitest'
import { readBook } from '../markdown/book.ts'
import { linesIn, linesOf, textsOf, wordsIn } from './prose.test-kit.ts'

const RULES: [pattern: RegExp, instead: string][] = [
  [/\biterations?\b(?! or an update)/i, 'step'],
  [/\bmini-?batch(es)?\b/i, 'batch, but where the word is introduced or a source is told of'],
  [/\b(optimizer|behavior|color|neighbor|normali[z]e|regulari[z]e)/i, 'the British spelling'],
  [/\b(simply|obviously|basically|trivially|of course|needless to say|in order to)\b/i, 'nothing'],
  [/\b(amazing|awesome|powerful|state-of-the-art|cutting-edge|revolutionary)\b/i, 'a fact'],
  [/\butili[sz]e/i, 'use'],
  [/\btrainings\b/i, 'training runs, or runs'],
]

/** What reads as translated. Cells are not asked: their words are recorded with them. */
const TRANSLATED: [pattern: RegExp, instead: string][] = [
  [/[\d}] %/, '98%, without a space'],
  [
    /\b(?:makes?|made|making) (?:\d[\d,]*|two|three|ten|twenty|many|more|few|fewer|as many|the same) (?:steps|epochs|passes)\b|\bsteps? (?:is|are|was|were) made\b/i,
    'steps are taken; a run is so many epochs long',
  ],
  [
    /\b(?:derivative|slope)s?\b[^.;:]{0,40} by (?:a|the|each|every|its) (?:logit|weight|bias|loss|sum)/i,
    'with respect to',
  ],
  [/\bweighs (?:each|every)\b/, 'weights, as a verb'],
  [/\bthrow(?:s|n|ing)? (?:an?|the) (?:fair )?coin|\bcoins? (?:is|are) thrown/i, 'toss'],
  [/\bin the mean\b/i, 'on average'],
  [/\bas good as (?:equal|the same|0|zero|nothing|none)\b/i, 'practically'],
  [/\bfor want of\b/i, 'for lack of, without'],
  [/\bstands? in the (?:place|middle)\b|\bplaces? stands?\b/i, 'is'],
  [/\bhow long still\b/i, 'how much longer'],
  [/\bleft the numbers\b/i, 'overflowed'],
  [/\b(?:one|a) draw of a lottery\b/i, 'a lottery ticket'],
  [/\bdaily (?:speech|life)\b/i, 'everyday'],
  [/\bwarm feet\b/i, 'what is meant'],
  [/\bread rightly\b/i, 'read right'],
  [/\bWhoever\b/, 'if you …, someone who …, a network that …'],
  [/\banew\b/i, 'again, afresh'],
  [/\bso it (?:is|was|would be) (?:if|for|with)\b/i, 'that is true of, that would be true if'],
  [/\bcomes? on top\b/i, 'is added, is still missing'],
  [/\bat the (?:left|right)(?! digit)\b/i, 'on the left'],
  [/\bto the one\b.*\bto the other\b/i, 'to one … to the other'],
  [/\bone training is\b|\ba training that\b/i, 'a run'],
]

/** Sentences that may say it: the definition of the word, and what a source says. */
const ALLOWED = [/mini-batch, and their number/, /fails with mini-batches/]

const { chapters } = readBook()
const texts = chapters.flatMap(textsOf).filter(({ isEmphasised }) => !isEmphasised)
const lines = [
  ...chapters.flatMap(linesOf),
  ...wordsIn('content/en/words'),
  ...wordsIn('src/words/en'),
  ...linesIn('content/terms.yaml'),
  ...linesIn('content/symbols.yaml'),
]

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

test.each(TRANSLATED)('%s reads as translated: say %s', (pattern, instead) => {
  const found = lines.flatMap(({ text, place }) => {
    const match = pattern.exec(text)
    return match ? [`${place}: ${match[0]} → ${instead}`] : []
  })
  expect(found).toEqual([])
})
