/** A question as Markdown that any reader of it understands: a quotation, its answer folded where folds are known. */
import { signs } from '#words/language'
import { questions as words } from '#words/questions'
import type { Question } from '../chapter/question.ts'
import { fillValues } from './recordings.ts'
import { mixed } from './render-question.ts'

/** The question, what there is to choose from, and the answer with its reason. */
export function plainQuestion({ id, form, ask, answer }: Question): string {
  const parts = [words.asks(words[form], ask.trim())]
  const list = (texts: string[]) => texts.map((text) => `- ${text.trim()}`).join('\n')
  const told: string[] = []
  switch (answer.kind) {
    case 'choice':
    case 'several':
      parts.push(list(answer.choices.map(({ text }) => text)))
      for (const { text, isRight, why } of answer.choices) if (isRight) told.push(text, why)
      break
    case 'number':
      told.push(answer.right, answer.why)
      break
    case 'curve':
      parts.push(words.axes(answer.axes.y, answer.axes.x))
      told.push(answer.why)
      break
    case 'order':
      parts.push(list(mixed(answer.items.length, id).map((item) => answer.items[item]!.text)))
      told.push(list(answer.items.map(({ text, why }) => text + signs.blank + why)))
      break
    case 'trace':
      parts.push(`\`\`\`ts\n${answer.code.trimEnd()}\n\`\`\``)
      told.push(`\`${answer.prints}\``, answer.why)
  }
  parts.push(`<details><summary>${words.answer}</summary>`, ...told, '</details>')
  return fillValues(parts.join('\n\n'))
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}
