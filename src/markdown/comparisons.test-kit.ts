/** Finds sentences that compare what was recorded, as far as words and places can tell, and say nothing of what they rest on. */
import type { Chapter, Segment } from '../chapter/chapter.ts'

const COMPARES = new RegExp(
  [
    'than',
    '(?:more|most|less|least|fewer|fewest)(?! or less)',
    '(?:bett|wors|bigg|larg|small|great|high|low|long|short|fast|slow|earli|lat|sur|clos|wid|few)e(?:r|st)',
    'best|worse|worst|further|furthest|twice|double|halve[sd]?',
    'as (?:good|well|bad|far|fast|many|much|large|small|high|low|long|often|sure) as',
    'within|overlaps?|apart|beyond',
    'hardly|barely|no longer|not yet',
    'rises?|falls?|fell|climbs?|shrinks?|grows?|levels? off|turns? round|crosse?s?',
    'equals?|the same (?:accuracy|loss|number|result)s?|differs?',
  ].join('|'),
  'i',
)
const WHOLE_WORD = new RegExp(`(?<![\\w-])(?:${COMPARES.source})(?![\\w-])`, 'i')

/** Signs that stand for what is no text. */
const [VALUE, CONDITION] = ['\uE000', '\uE001']

/**
 * `line: sentence` of each sentence that compares and carries no condition, where numbers of recordings are near: in the
 * same paragraph, or in a cell's output right above it.
 */
export function unearnedComparisons(
  { segments }: Pick<Chapter, 'segments'>,
  isMeasured: (cell: string) => boolean,
): { line: number; sentence: string }[] {
  return segments.flatMap((segment, i) => {
    if (segment.kind !== 'prose') return []
    const isBelow = segments
      .slice(0, i)
      .some(
        (above) =>
          above.kind === 'cell' && above.heading === segment.heading && isMeasured(above.id!),
      )
    if (!isBelow && !segment.marks.some(({ kind }) => kind === 'value')) return []
    return sentencesOf(segment).filter(
      ({ sentence }) => WHOLE_WORD.test(own(sentence)) && !sentence.includes(CONDITION),
    )
  })
}

/** Without what others say, and what is only code or a formula. */
function own(sentence: string): string {
  return sentence.replace(/“[^”]*”|`[^`]*`|\$[^$]*\$/g, ' ')
}

/** The sentences of a paragraph, each with the conditions behind it. */
function sentencesOf({ source, marks, position }: Segment): { line: number; sentence: string }[] {
  let text = ''
  let end = 0
  for (const mark of marks) {
    if (mark.kind !== 'value' && mark.kind !== 'condition') continue
    text += source.slice(end, mark.start) + (mark.kind === 'value' ? VALUE : CONDITION)
    end = mark.end
  }
  text += source.slice(end)
  const sentences = []
  let { line } = position
  for (const part of text.split(SENTENCE_END)) {
    const sentence = part.trim()
    sentences.push({
      line: line + part.slice(0, part.indexOf(sentence)).split('\n').length - 1,
      sentence,
    })
    line += part.split('\n').length - 1
  }
  return sentences
}

/** Behind a full stop and what closes with it, and the conditions there, before a capital letter. */
const SENTENCE_END = new RegExp(
  `(?<=[.!?][”’)*_]*${CONDITION}*)(?!${CONDITION})(?=\\s+[“‘*_]*[(A-Z${VALUE}\\d])`,
)
