/**
 * The text of a ```` ```quiz ```` or ```` ```predict ```` fence -> a question, with its answers and why each is right or
 * wrong. Texts are Markdown; nothing is rendered here.
 */
import { LineCounter, parseDocument, visit, YAMLMap } from 'yaml'

/** A question between paragraphs. Where a question is of another form, its other parts do not stand. */
export interface Question {
  /** unique in the book; with `ask-` before it, its address on the page */
  id: string
  /** `quiz` asks about what has been read, `predict` about what will be seen */
  form: 'quiz' | 'predict'
  /** the addresses of what stays covered until the guess: `cell-ID` or `figure-ID` */
  covers: string[]
  ask: string
  answer: Answer
  /** conditions over recordings, or over numbers alone, that have to hold for the answer to be right */
  proof: string[]
  /** the cell whose text has the items of an order, each with its `code`, one after the other */
  cell: string | undefined
  /** the address of the paragraph that helps */
  see: string | undefined
}

export type Answer =
  | { kind: 'choice' | 'several'; choices: Choice[] }
  | NumberAnswer
  | CurveAnswer
  | { kind: 'order'; items: { text: string; why: string; code: string | undefined }[] }
  | { kind: 'trace'; code: string; prints: string; why: string; wrong: Case[]; otherwise: string }

export interface Choice {
  text: string
  isRight: boolean
  why: string
}

/** What somebody thought who gave this answer. */
export interface Case {
  answer: string
  why: string
}

export interface NumberAnswer {
  kind: 'number'
  /** the number as readers read it; may be quoted from a recording: `{{cell text.text | fixed 2}}` */
  right: string
  /** how far from it is right still */
  within: number
  /** where the slider begins and ends, for a guess; undefined where the number is typed */
  scale: { from: number; to: number; step: number } | undefined
  why: string
  wrong: Case[]
  under: string
  over: string
}

export interface CurveAnswer {
  kind: 'curve'
  /** of a recording: the lists of the curve's values and of what they stand over, such as `fit lines[loss]` */
  values: string
  along: string
  /** the points that a reader sets, of those that `along` has */
  at: number[]
  /** how far off values may be on average */
  within: number
  /** of the values: where the axis begins and ends, and how fine they are */
  scale: { from: number; to: number; step: number }
  axes: { x: string; y: string; log: boolean }
  why: string
  /** what to say to a curve that is wrong, by its reason; `otherwise` to all others */
  wrong: Partial<Record<CurveReason, string>>
  otherwise: string
}

/** What may be wrong with a curve. */
export const CURVE_REASONS = [
  'flat',
  'falls',
  'rises',
  'dips',
  'peaks',
  'early',
  'late',
  'under',
  'over',
] as const
export type CurveReason = (typeof CURVE_REASONS)[number]

/** A mistake in a fence; its line counts from the fence's first line of text, which is 1. */
export class QuestionError extends Error {
  override name = 'QuestionError'
  readonly line: number
  readonly column: number
  constructor(message: string, line = 1, column = 1) {
    super(message)
    this.line = line
    this.column = column
  }
}

const KINDS = ['choices', 'several', 'number', 'order', 'trace', 'curve'] as const
const META = /^(id|covers)=([a-z][a-z0-9,-]*)$/

/** Parses a fence of this form, with the words after its form, and its text. Throws a `QuestionError`. */
export function parseQuestion(form: Question['form'], meta: string, text: string): Question {
  const given = new Map<string, string>()
  for (const word of meta.split(/\s+/).filter((word) => word !== '')) {
    const [, key, value] = META.exec(word) ?? []
    if (key === undefined)
      throw new QuestionError(`unknown option "${word}": write id=NAME, covers=cell-ID`, 0)
    given.set(key, value!)
  }
  const id = given.get('id')
  if (id === undefined) throw new QuestionError(`a question needs a name: \`\`\`${form} id=NAME`, 0)
  const covers = given.get('covers')?.split(',') ?? []
  if (covers.length > 0 && form === 'quiz')
    throw new QuestionError('covers= belongs to a predict fence: a quiz covers nothing', 0)
  if (form === 'quiz' && /^curve:/m.test(text))
    throw new QuestionError('a curve is guessed: write predict instead of quiz', 0)
  if (!covers.every((address) => /^(cell|figure)-/.test(address)))
    throw new QuestionError('covers= takes addresses: cell-ID or figure-ID, with commas', 0)
  const fields = Fields.of(text)
  const kinds = KINDS.filter((kind) => fields.has(kind))
  if (kinds.length !== 1) fields.fail(`give one of ${KINDS.join(', ')}`)
  const answer = ANSWERS[kinds[0]!](fields)
  const question = {
    id,
    form,
    covers,
    ask: fields.text('ask'),
    answer,
    proof: fields.texts('proof'),
    cell: fields.optionalText('cell'),
    see: fields.optionalText('see'),
  }
  checkProof(question, fields)
  if (form === 'quiz' && question.see === undefined)
    fields.fail('see: gives the address of the paragraph that helps: "#section"')
  fields.end()
  return question
}

/**
 * A number that is quoted is right by its recording, an order by a cell's text, and what a program prints, by running
 * it. All else rests on conditions, and those of a number name it.
 */
function checkProof({ answer, proof, cell }: Question, fields: Fields): void {
  const isOrderOfCell =
    answer.kind === 'order' && answer.items.every(({ code }) => code !== undefined)
  if (cell !== undefined && !isOrderOfCell)
    fields.fail('cell: proves an order whose items each have their code:', 'cell')
  if (answer.kind === 'trace' || cell !== undefined) return
  // What a curve runs through is a recording.
  if (answer.kind === 'curve') return
  if (answer.kind === 'number' && /^\{\{[^}]+\}\}/.test(answer.right)) return
  if (proof.length === 0)
    fields.fail('nothing proves the answer: give proof: with a condition that holds')
  if (answer.kind !== 'number') return
  const number = answer.right.replaceAll(',', '').match(/^[-−]?[\d.]+(e[-+]?\d+)?/)?.[0]
  if (number === undefined) fields.fail('number: is to be a number, or one in {{…}}', 'number')
  if (!proof.some((condition) => condition.split(/\s+/).includes(number!.replace('−', '-'))))
    fields.fail(`the proof does not speak of ${number}`, 'proof')
}

const ANSWERS: Record<(typeof KINDS)[number], (fields: Fields) => Answer> = {
  choices(fields) {
    const choices = readChoices(fields, 'choices')
    if (choices.filter(({ isRight }) => isRight).length !== 1)
      fields.fail('one of the choices is right: or write several: instead of choices:', 'choices')
    return { kind: 'choice', choices }
  },
  several(fields) {
    const choices = readChoices(fields, 'several')
    if (choices.every(({ isRight }) => !isRight))
      fields.fail('none of the choices is right', 'several')
    return { kind: 'several', choices }
  },
  number(fields) {
    const right = fields.text('number')
    return {
      kind: 'number',
      right,
      within: fields.number('within', 0),
      scale: readScale(fields),
      why: fields.text('why'),
      wrong: fields.optionalMaps('wrong').map((each) => {
        const answer = String(each.number('is'))
        const why = each.text('why')
        each.end()
        return { answer, why }
      }),
      under: fields.text('under'),
      over: fields.text('over'),
    }
  },
  order(fields) {
    const items = fields.maps('order').map((each) => {
      const item = {
        text: each.text('text'),
        why: each.text('why'),
        code: each.optionalText('code'),
      }
      each.end()
      return item
    })
    if (items.length < 3) fields.fail('an order needs at least three', 'order')
    return { kind: 'order', items }
  },
  curve(fields) {
    const values = fields.text('curve')
    const along = fields.text('along')
    const at = fields.optionalList('at')?.map(Number) ?? []
    if (at.length < 3 || at.some((x, i) => !(x > (at[i - 1] ?? Number.NEGATIVE_INFINITY))))
      fields.fail('at: is a list of three points or more, from left to right', 'at')
    const [x, y, ...more] = fields.optionalList('axes') ?? []
    if (x === undefined || y === undefined || more.length > 0)
      fields.fail('write axes: [what it stands over, what its values are]', 'axes')
    const wrong: CurveAnswer['wrong'] = {}
    for (const reason of CURVE_REASONS) {
      const text = fields.optionalText(reason)
      if (text !== undefined) wrong[reason] = text
    }
    return {
      kind: 'curve',
      values,
      along,
      at,
      within: fields.number('within'),
      scale: readScale(fields) ?? fields.fail('write scale: [from, to, step]'),
      axes: { x: x!, y: y!, log: fields.optionalText('log') === 'true' },
      why: fields.text('why'),
      wrong,
      otherwise: fields.text('otherwise'),
    }
  },
  trace(fields) {
    return {
      kind: 'trace',
      code: fields.text('trace'),
      prints: fields.text('prints').trim(),
      why: fields.text('why'),
      wrong: fields.maps('wrong').map((each) => {
        const wrong = { answer: each.text('prints').trim(), why: each.text('why') }
        each.end()
        return wrong
      }),
      otherwise: fields.text('otherwise'),
    }
  },
}

function readScale(fields: Fields): NumberAnswer['scale'] {
  const scale = fields.optionalList('scale')?.map(Number)
  if (scale && (scale.length !== 3 || scale.some(Number.isNaN)))
    fields.fail('write scale: [from, to, step]', 'scale')
  const [from = 0, to = 0, step = 0] = scale ?? []
  return scale && { from, to, step }
}

function readChoices(fields: Fields, name: string): Choice[] {
  const choices = fields.maps(name).map((each) => {
    const isRight = each.has('right')
    if (isRight === each.has('wrong')) each.fail('a choice is either right: or wrong:')
    const choice = {
      text: each.text(isRight ? 'right' : 'wrong'),
      isRight,
      why: each.text('why'),
    }
    each.end()
    return choice
  })
  if (choices.length < 2) fields.fail('there is nothing to choose from', name)
  return choices
}

/** The entries of a map in YAML: each is read once, and what nobody has read at the end is a mistake. */
export class Fields {
  static of(text: string): Fields {
    const counter = new LineCounter()
    const document = parseDocument(text, { lineCounter: counter })
    const [error] = document.errors
    const placeOf = (offset: number) => counter.linePos(offset)
    if (error) {
      const { line, col } = placeOf(error.pos[0])
      throw new QuestionError(error.message.split(/ at line \d/)[0]!, line, col)
    }
    visit(document, {
      Alias(_, { range }) {
        const { line, col } = placeOf(range![0])
        throw new QuestionError('a name that begins with * needs quotes', line, col)
      },
    })
    if (!(document.contents instanceof YAMLMap))
      throw new QuestionError('write ask: and the answers')
    return new Fields(document.contents, placeOf)
  }

  private readonly read = new Set<string>()
  private readonly map: YAMLMap
  private readonly placeOf: (offset: number) => { line: number; col: number }

  private constructor(map: YAMLMap, placeOf: Fields['placeOf']) {
    this.map = map
    this.placeOf = placeOf
  }

  has(name: string): boolean {
    return this.map.has(name)
  }
  text(name: string): string {
    const value = this.take(name)
    if (value === undefined) return this.fail(`${name}: is missing`)
    if (typeof value === 'object' || String(value).trim() === '')
      return this.fail(`${name}: is to be a text`, name)
    return String(value)
  }
  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined
  }
  number(name: string, otherwise?: number): number {
    const value = this.take(name) ?? otherwise
    return typeof value === 'number' ? value : this.fail(`${name}: is to be a number`, name)
  }
  /** A text, or a list of texts; none where there is no such entry. */
  texts(name: string): string[] {
    if (!this.has(name)) return []
    return this.optionalList(name) ?? [this.text(name)]
  }
  optionalList(name: string): string[] | undefined {
    const value = this.take(name)
    return Array.isArray(value) ? value.map(String) : undefined
  }
  maps(name: string): Fields[] {
    this.read.add(name)
    const list = this.map.get(name) as { items?: unknown[] } | undefined
    const items = list?.items
    if (!items?.every((item): item is YAMLMap => item instanceof YAMLMap))
      return this.fail(`${name}: is to be a list, each with its why:`, name)
    return items.map((item) => new Fields(item, this.placeOf))
  }
  optionalMaps(name: string): Fields[] {
    return this.has(name) ? this.maps(name) : []
  }
  /** Throws where something stands that nobody has asked for. */
  end(): void {
    for (const { key } of this.map.items)
      if (!this.read.has(String(key))) this.fail(`nothing is known of ${key}:`, String(key))
  }
  fail(message: string, name?: string): never {
    const item = this.map.items.find(({ key }) => String(key) === name)
    const { range } = (item?.key ?? this.map) as { range?: [number, number, number] }
    const { line, col } = this.placeOf(range?.[0] ?? 0)
    throw new QuestionError(message, line, col)
  }
  private take(name: string): unknown {
    this.read.add(name)
    const value: unknown = this.map.get(name)
    return value instanceof Object && 'toJSON' in value
      ? (value as { toJSON(): unknown }).toJSON()
      : value
  }
}
