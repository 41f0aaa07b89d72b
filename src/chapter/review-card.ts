/** The text of a ```` ```card ```` fence -> a card: a question to answer in the head, and its answer. */
import { Fields, QuestionError } from './question.ts'

/** A card between sections; it comes back days later. Its texts are Markdown; nothing is rendered here. */
export interface ReviewCard {
  /** unique in the book; with `card-` before it, its address on the page */
  id: string
  ask: string
  answer: string
  /** conditions over recordings, or over numbers alone, on which the answer rests */
  proof: string[]
  /** the address where it was explained: `#section`, or `../chapter/#section` */
  see: string
  picture: CardPicture | undefined
}

/** What is asked about; `alt` says the same in words, without the answer. */
export type CardPicture = { alt: string } & (
  | { svg: string }
  /** a figure's first frame, or that of a state as its link has it, `surface=beale` */
  | { figure: string; state: string }
)

/** Parses a fence with the words after `card`, and its text. Throws a `QuestionError`. */
export function parseReviewCard(meta: string, text: string): ReviewCard {
  const id = /^id=([a-z][a-z0-9-]*)$/.exec(meta.trim())?.[1]
  if (id === undefined)
    throw new QuestionError('a card needs a name, and no more: ```card id=NAME', 0)
  const fields = Fields.of(text)
  const card = {
    id,
    ask: fields.text('ask'),
    answer: fields.text('answer'),
    proof: fields.texts('proof'),
    see: fields.text('see'),
    picture: readPicture(fields),
  }
  if (!/^(\.\.\/[\w-]+\/)?#[\w-]+$/.test(card.see))
    fields.fail(
      'see: takes the address where it is explained: "#section", "../chapter/#section"',
      'see',
    )
  if (hasMeasured(card.answer) && card.proof.length === 0)
    fields.fail('the answer has a decimal that nothing proves: quote it, or give proof:', 'answer')
  fields.end()
  return card
}

/** Whether a decimal stands there that is neither quoted nor a version. */
function hasMeasured(text: string): boolean {
  return /(?<![\d.])\d+\.\d+(?!\.?\d)/.test(text.replace(/\{\{[^}]*\}\}|`[^`]*`/g, ''))
}

function readPicture(fields: Fields): CardPicture | undefined {
  const [svg, figure] = [fields.optionalText('svg'), fields.optionalText('figure')]
  if (svg === undefined && figure === undefined) return undefined
  if (svg !== undefined && figure !== undefined)
    fields.fail('a card has one picture: svg: or figure:', 'svg')
  const alt = fields.text('alt')
  if (figure !== undefined) {
    const [, name, state = ''] = /^([a-z][a-z0-9-]*)(?:\?(.*))?$/.exec(figure) ?? []
    if (name === undefined) fields.fail('figure: takes a name, or NAME?state', 'figure')
    return { alt, figure: name!, state }
  }
  if (!/^<svg [^>]*viewBox="[^"]+"[^>]*>[\s\S]*<\/svg>$/.test(svg!.trim()))
    fields.fail('svg: is one <svg viewBox="…"> element', 'svg')
  if (/<script|\son\w+=|href=/i.test(svg!)) fields.fail('svg: is a picture and nothing else', 'svg')
  return { alt, svg: svg!.trim().replace(/\s*\n\s*/g, ' ') }
}
