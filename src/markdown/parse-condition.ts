/**
 * What a sentence that compares rests on, as an author writes it behind the sentence: `{{holds: CONDITION}}`. The text
 * of a condition -> what is compared with what; `evaluate-condition.ts` says whether it holds. README, “Write a
 * chapter”, has the language.
 */
import {
  ARITHMETIC,
  type Arithmetic,
  COMPARISONS,
  type Comparison,
  FUNCTIONS,
} from './condition-words.ts'

/** Joined by `and`: all must hold. */
export type Condition = Clause[]

/** `a < b <= c`, each value compared with the next. */
export interface Clause {
  values: Expression[]
  comparisons: Comparison[]
}

export type Expression = { text: string } & (
  | { kind: 'number'; value: number }
  | { kind: 'recorded'; recording: string; path: string }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'arithmetic'; operator: Arithmetic; left: Expression; right: Expression }
)

/** A word may hold labels in brackets, with blanks in them: `table[no dropout][test loss]`. */
const TOKEN = /\s*((?:\[[^\]]*\]|[^\s(),[\]])+|[(),]|$)/y

/** Reads a condition. Throws an `Error` that says what was expected where something else stands. */
export function parseCondition(text: string): Condition {
  const tokens = tokenise(text)
  let at = 0
  let recording: string | undefined
  const peek = () => tokens[at]?.text
  const isNext = (...texts: string[]) => peek() !== undefined && texts.includes(peek()!)
  const fail = (expected: string): never => {
    throw new Error(
      `${expected} is expected ${peek() === undefined ? 'at the end' : `before "${peek()}"`}`,
    )
  }
  const expect = (token: string) => {
    if (!isNext(token)) fail(`"${token}"`)
    at++
  }
  const textFrom = (start: number) => text.slice(tokens[start]!.start, tokens[at - 1]!.end)

  function readClause(): Clause {
    const values = [readSum()]
    const comparisons: Comparison[] = []
    while (isNext(...Object.keys(COMPARISONS))) {
      comparisons.push(tokens[at++]!.text as Comparison)
      values.push(readSum())
    }
    if (comparisons.length === 0) fail(`a comparison (${Object.keys(COMPARISONS).join(' ')})`)
    return { values, comparisons }
  }
  function readSum(): Expression {
    return readOperations(['+', '-'], () => readOperations(['*', '/'], readValue))
  }
  function readOperations(operators: Arithmetic[], readOperand: () => Expression): Expression {
    const start = at
    let left = readOperand()
    while (isNext(...operators)) {
      const operator = tokens[at++]!.text as Arithmetic
      const right = readOperand()
      left = { kind: 'arithmetic', operator, left, right, text: textFrom(start) }
    }
    return left
  }
  function readValue(): Expression {
    const start = at
    if (isNext('(')) {
      at++
      const inner = readSum()
      expect(')')
      return { ...inner, text: textFrom(start) }
    }
    if (peek() === undefined || !isWord(peek()!)) return fail('a value')
    let word = tokens[at++]!.text
    if (/^-?[\d.]+(e[+-]?\d+)?$/.test(word))
      return { kind: 'number', value: Number(word), text: word }
    if (peek() !== undefined && isWord(peek()!)) {
      recording = word
      word = tokens[at++]!.text
    }
    if (isNext('(')) return readCall(word, start)
    if (recording === undefined) return fail(`a path into the recording "${word}"`)
    return { kind: 'recorded', recording, path: word, text: textFrom(start) }
  }
  function readCall(name: string, start: number): Expression {
    const known = FUNCTIONS[name]
    if (!Object.hasOwn(FUNCTIONS, name) || !known)
      throw new Error(
        `there is no function "${name}"; there are ${Object.keys(FUNCTIONS).join(', ')}`,
      )
    expect('(')
    const args = [readSum()]
    while (isNext(',')) {
      at++
      args.push(readSum())
    }
    expect(')')
    const needed = known.parameters.filter((parameter) => !parameter.endsWith('?')).length
    if (args.length < needed || args.length > known.parameters.length)
      throw new Error(`write ${name}(${known.parameters.join(', ')})`)
    return { kind: 'call', name, args, text: textFrom(start) }
  }

  const condition = [readClause()]
  while (isNext('and')) {
    at++
    condition.push(readClause())
  }
  if (at < tokens.length) fail('"and"')
  return condition
}

const isWord = (token: string) =>
  !/^[(),]$/.test(token) &&
  token !== 'and' &&
  !Object.hasOwn(COMPARISONS, token) &&
  !Object.hasOwn(ARITHMETIC, token)

function tokenise(text: string): { text: string; start: number; end: number }[] {
  const tokens = []
  TOKEN.lastIndex = 0
  for (;;) {
    const from = TOKEN.lastIndex
    const found = TOKEN.exec(text)
    if (!found) throw new Error(`no bracket closes "${text.slice(from).trim()}"`)
    const [, token = ''] = found
    if (token === '') return tokens
    tokens.push({ text: token, start: TOKEN.lastIndex - token.length, end: TOKEN.lastIndex })
  }
}
