/**
 * A question as the page's tree: complete without any script, its answer behind a fold. Its texts are Markdown, and are
 * rendered with the chapter's: values, formulas and links as everywhere.
 */
import type { PhrasingContent, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { signs } from '#words/language'
import { questions as words } from '#words/questions'
import { type Answer, CURVE_REASONS, type CurveAnswer, type Question } from '../chapter/question.ts'
import type { Markup } from '../output/markup.ts'
import { type CurveSpec, drawCurve } from '../questions/curve.ts'
import type { Spec } from '../questions/judge.ts'
import { parseFenceText } from './fence-text.ts'
import { fillValues, recordedAt } from './recordings.ts'

/** A node of the tree that becomes an element. */
interface ElementNode {
  type: 'element'
  data: { hName: string; hProperties: Record<string, string | number | boolean> }
  children: (RootContent | ElementNode)[]
}

type Child = RootContent | ElementNode | string

/** The question as a node; `position` is its fence's, for messages. Throws where a quoted number is none. */
export function questionNode(question: Question, position: Root['position']): RootContent {
  const { id, form, covers, ask, answer, see } = question
  const textId = `ask-${id}-text`
  const node = el(
    'book-question',
    {
      id: `ask-${id}`,
      role: 'group',
      'aria-labelledby': textId,
      'data-form': form,
      'data-spec': JSON.stringify(specOf(question)),
      'data-unsearched': '',
      ...(covers.length > 0 && {
        'data-covers': covers.map(partsOf).join(),
        'data-cover': words.covered,
      }),
    },
    el('p', { class: 'question-form' }, words[form]),
    el('div', { class: 'question-text', id: textId }, ...blocks(ask)),
    ...INPUTS[answer.kind](answer as never, id),
    bar(form),
    el('p', { class: 'question-verdict', role: 'status' }),
    el(
      'details',
      { class: 'question-told', 'data-told': '' },
      el('summary', {}, words.answer),
      el('ul', { class: 'question-reasons' }, ...reasons(answer)),
      ...(see === undefined ? [] : [el('p', {}, link(see, words.see))]),
    ),
  )
  visit(node as unknown as Root, (part) => {
    part.position = position
  })
  return node as unknown as RootContent
}

/** What is covered of a cell or a figure, as a selector: its output, or all of the figure, whose caption says what it shows. */
function partsOf(address: string): string {
  const parts = address.startsWith('cell-')
    ? '[data-output]'
    : ':is([data-picture], [data-description], [data-controls], figcaption)'
  return `#${address} ${parts}`
}

/** What the page needs to judge an answer. */
function specOf({ answer, id }: Pick<Question, 'answer' | 'id'>): Spec {
  switch (answer.kind) {
    case 'choice':
    case 'several':
      return {
        kind: answer.kind,
        right: answer.choices.flatMap(({ isRight }, index) => (isRight ? [index] : [])),
      }
    case 'number': {
      const [right, unit] = numberAndUnit(answer.right)
      const { within, scale } = answer
      return {
        kind: 'number',
        right,
        within,
        scale,
        isShare: unit === '' && right > 0 && right < 1,
        wrong: answer.wrong.map((w) => Number(w.answer)),
      }
    }
    case 'order':
      return { kind: 'order', shown: mixed(answer.items.length, id) }
    case 'curve':
      return curveSpec(answer)
    case 'trace':
      return { kind: 'trace', right: answer.prints, wrong: answer.wrong.map((w) => w.answer) }
  }
}

/** The values of a curve from the recordings, at its points and in all. Throws where they are not there. */
function curveSpec({ values, along, at, within, scale, axes }: CurveAnswer): CurveSpec {
  const list = (reference: string): number[] => {
    const [, name = '', path = ''] = /^(\S+) (.+)$/.exec(reference) ?? []
    const found = recordedAt(name, path)
    if (!Array.isArray(found) || !found.every((each) => typeof each === 'number'))
      throw new Error(`curve: "${reference}" is no list of numbers`)
    return found
  }
  const short = (value: number) => Number(value.toPrecision(5))
  // While recording there may be nothing to quote yet.
  if (process.env.RECORDING)
    return { kind: 'curve', at, right: at, measured: [], within, scale, axes }
  const [xs, ys] = [list(along), list(values)]
  const right = at.map((x) => {
    const place = xs.findIndex((each) => Math.abs(each - x) <= Math.abs(x) * 1e-9)
    if (place < 0) throw new Error(`at: "${along}" has no ${x}`)
    return short(ys[place]!)
  })
  const measured = xs
    .map((x, i): [number, number] => [x, short(ys[i]!)])
    .filter(([x]) => x >= at[0]! && x <= at.at(-1)!)
  return { kind: 'curve', at, right, measured, within, scale, axes }
}

/** Of a text such as `97.99%`, which may quote a recording. Throws where it is no number. */
function numberAndUnit(text: string): [number: number, unit: string] {
  const filled = fillValues(text)
  const number = Number.parseFloat(filled.replaceAll(',', '').replace('−', '-'))
  // While recording there is nothing to quote yet.
  if (Number.isNaN(number) && !process.env.RECORDING)
    throw new Error(`number: "${filled}" is no number`)
  return [number, filled.replace(/^[\d\s.,−e+-]+/, '')]
}

/** The places of a list in another order, the same at each build. */
export function mixed(length: number, seed: string): number[] {
  let state = [...seed].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7)
  const places = Array.from({ length }, (_, place) => place)
  for (let at = length - 1; at > 0; at--) {
    state = (state * 1664525 + 1013904223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (at + 1))
    ;[places[at], places[other]] = [places[other]!, places[at]!]
  }
  const isSorted = places.every((place, at) => place === at)
  return isSorted ? [...places.slice(1), places[0]!] : places
}

const INPUTS: {
  [K in Answer['kind']]: (answer: Extract<Answer, { kind: K }>, id: string) => ElementNode[]
} = {
  choice: (answer, id) => [choices(answer, id, 'radio', words.chooseOne)],
  several: (answer, id) => [choices(answer, id, 'checkbox', words.chooseAll)],
  number: ({ right, wrong, scale }, id) => {
    const [number, unit] = numberAndUnit(right)
    // A phone's pad of digits may have no minus.
    const isSigned = [number, ...wrong.map(({ answer }) => Number(answer))].some((each) => each < 0)
    const name = { id: `ask-${id}-answer`, 'data-answer': '' }
    const input = scale
      ? el('input', {
          ...name,
          type: 'range',
          min: scale.from,
          max: scale.to,
          step: scale.step,
          value: (scale.from + scale.to) / 2,
        })
      : el('input', {
          ...name,
          type: 'text',
          inputmode: isSigned ? 'text' : 'decimal',
          autocomplete: 'off',
        })
    return [
      el(
        'p',
        { class: 'question-answers question-number', 'data-unit': unit },
        el('label', { for: `ask-${id}-answer` }, words.yourAnswer),
        input,
        scale
          ? // The slider says its value itself.
            el('span', { 'data-value': '', 'aria-hidden': 'true' })
          : el('span', {}, unit),
      ),
    ]
  },
  order: ({ items }, id) => [
    el(
      'ol',
      { class: 'question-answers question-order' },
      ...mixed(items.length, id).map((item) =>
        el(
          'li',
          { 'data-item': item },
          el('span', {}, ...inline(items[item]!.text)),
          el('button', { type: 'button', 'data-move': -1 }, '↑'),
          el('button', { type: 'button', 'data-move': 1 }, '↓'),
        ),
      ),
    ),
  ],
  curve: (answer) => [
    el(
      'div',
      { class: 'question-answers question-curve' },
      el('div', { 'data-picture': '' }, nodeOf(drawCurve(curveSpec(answer), [], false, words))),
      ...pointsOf(answer),
      el('p', {}, words.draw, signs.blank, el('span', { class: 'for-keys' }, words.drawByKeys)),
    ),
  ],
  trace: ({ code }, id) => [
    el('div', {}, { type: 'code', lang: 'ts', value: code.trimEnd() }),
    el(
      'p',
      { class: 'question-answers question-number' },
      el('label', { for: `ask-${id}-answer` }, words.prints),
      el('input', {
        id: `ask-${id}-answer`,
        'data-answer': '',
        type: 'text',
        autocomplete: 'off',
        autocapitalize: 'off',
        spellcheck: 'false',
      }),
    ),
  ],
}

/** Answers of so many letters stand side by side. */
const SHORT = 14

/** How many letters wide a text is about; a Chinese one takes the room of two. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0)
}

function pointsOf({ at, scale, axes }: CurveAnswer): ElementNode[] {
  return at.map((x, point) =>
    el('input', {
      type: 'range',
      class: 'visually-hidden',
      'data-point': point,
      'aria-label': words.point(axes.y, axes.x, String(x)),
      min: scale.from,
      max: scale.to,
      step: scale.step,
      value: (scale.from + scale.to) / 2,
    }),
  )
}

/** Markup of a picture as nodes of the tree. */
function nodeOf({ tag, attributes, children }: Markup): ElementNode {
  return el(
    tag,
    attributes,
    ...children.map((child) => (typeof child === 'string' ? child : nodeOf(child))),
  )
}

function choices(
  { choices }: Extract<Answer, { kind: 'choice' | 'several' }>,
  id: string,
  type: 'radio' | 'checkbox',
  name: string,
): ElementNode {
  const widest = Math.max(...choices.map(({ text }) => widthOf(text)))
  return el(
    'fieldset',
    {
      class: 'question-answers',
      ...(widest <= SHORT && { 'data-short': '', style: `--widest:${widest}` }),
    },
    el('legend', { class: 'visually-hidden' }, name),
    ...choices.map(({ text }, index) =>
      el(
        'label',
        {},
        el('input', { type, name: `ask-${id}`, value: index }),
        el('span', {}, ...inline(text)),
      ),
    ),
  )
}

function bar(form: Question['form']): ElementNode {
  const button = (action: string, text: string, more = {}) =>
    el('button', { type: 'button', 'data-do': action, ...more }, text)
  const isGuess = form === 'predict'
  return el(
    'p',
    { class: 'question-bar' },
    button('answer', isGuess ? words.guess : words.check, { class: 'primary' }),
    button('show', isGuess ? words.showMe : words.show),
    button('again', words.again, { hidden: true }),
  )
}

/** For each reason that `judge` may name, why it is so. */
function reasons(answer: Answer): ElementNode[] {
  const reason = (key: string | number, isRight: boolean, text: string, quoted?: string) =>
    el(
      'li',
      { 'data-reason': key, ...(isRight && { 'data-right': '' }) },
      ...(quoted === undefined ? [] : [el('p', { class: 'quoted' }, ...inline(quoted))]),
      el(
        'p',
        {},
        el('strong', { 'data-mark': '' }, isRight ? words.right : words.wrong),
        signs.blank,
        ...inline(text),
      ),
    )
  switch (answer.kind) {
    case 'choice':
    case 'several':
      return answer.choices.map(({ text, isRight, why }, index) =>
        reason(index, isRight, why, text),
      )
    case 'number':
      return [
        reason('right', true, answer.why, answer.right),
        ...answer.wrong.map((each, at) => reason(`case-${at}`, false, each.why, each.answer)),
        reason('under', false, answer.under),
        reason('over', false, answer.over),
      ]
    case 'curve':
      return [
        reason('right', true, answer.why),
        ...CURVE_REASONS.map((key) => reason(key, false, answer.wrong[key] ?? answer.otherwise)),
      ]
    case 'order':
      return answer.items.map(({ text, why }, index) => reason(index, true, why, text))
    case 'trace': {
      const code = (text: string) => `\`${text}\``
      return [
        reason('right', true, answer.why, code(answer.prints)),
        ...answer.wrong.map((each, at) => reason(`case-${at}`, false, each.why, code(each.answer))),
        reason('otherwise', false, answer.otherwise),
      ]
    }
  }
}

function el(
  hName: string,
  properties: Record<string, string | number | boolean>,
  ...children: Child[]
): ElementNode {
  const { class: className, ...rest } = properties
  return {
    type: 'element',
    data: { hName, hProperties: className === undefined ? rest : { className, ...rest } },
    children: children.map((child) =>
      typeof child === 'string' ? { type: 'text', value: child } : child,
    ),
  }
}

function link(url: string, text: string): RootContent {
  return { type: 'link', url, children: [{ type: 'text', value: text }] }
}

function blocks(text: string): RootContent[] {
  return parseFenceText(text).children
}

/** A text of one paragraph, without it; a longer one as it is. */
function inline(text: string): (RootContent | PhrasingContent)[] {
  const all = blocks(text)
  return all.length === 1 && all[0]!.type === 'paragraph' ? all[0]!.children : all
}
