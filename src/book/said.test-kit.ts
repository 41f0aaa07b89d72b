/** All that cells may say, for editions that say it in words of their own. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CONTENT } from '../author/names.ts'
import { childrenOf, type Node, parseModule } from '../cell/syntax.ts'
import { otherEditions } from '../in-step/edition-files.ts'
import type { Book } from '../markdown/book.ts'
import { readRecording, recordingNames } from '../markdown/recordings.ts'
import { type SaidTexts, textsOf } from '../output/said.ts'

/** What has words that another language has others for: formulas, names of weights and numbers have none. */
export const hasWords = (text: string) => /[a-z]{3}/i.test(text)

/** Each edition besides the first, with its texts. */
export async function saidIn(): Promise<{ edition: string; texts: SaidTexts }[]> {
  return Promise.all(
    otherEditions().map(async (edition) => {
      const { href } = pathToFileURL(join(CONTENT, edition, 'words/said.ts'))
      const { texts } = (await import(href)) as { texts: SaidTexts }
      return { edition, texts }
    }),
  )
}

/** Texts for readers in all recorded outputs. */
export function recordedTexts(): string[] {
  return recordingNames().flatMap((name) =>
    readRecording(name)!.outputs.flatMap(({ output }) => textsOf(output)),
  )
}

/**
 * Texts that the checks of exercises may say, and those by which the lesson's modules help them or refuse; none that is
 * part of another.
 */
export function textsOfChecks({ graph }: Book): string[] {
  const checks = [...graph.values()].filter(({ cell }) => cell.options.checks !== undefined)
  return [
    ...checks.flatMap(({ cell }) => textsIn(cell.code)),
    ...textsIn(readFileSync(join(LESSON, 'explain.ts'), 'utf8')),
    ...lessonFiles().flatMap((code) => textsIn(code, 'ThrowStatement')),
  ]
    .filter(({ isPart }) => !isPart)
    .map(({ text }) => text)
}

/** Texts anywhere in cells and in the lesson's modules: what is nowhere among them nobody says. */
export function textsOfCode({ graph }: Book): string[] {
  return [...[...graph.values()].map(({ cell }) => cell.code), ...lessonFiles()]
    .flatMap((code) => textsIn(code))
    .map(({ text }) => text)
}

const LESSON = join(import.meta.dirname, 'lesson')

function lessonFiles(): string[] {
  return readdirSync(LESSON)
    .filter((file) => !file.includes('.test'))
    .map((file) => readFileSync(join(LESSON, file), 'utf8'))
}

interface Text {
  text: string
  /** stands within another, or ends with a blank, since more is to follow */
  isPart: boolean
}

/** The texts in a program, or only those within nodes of a type; 7 stands where a template has a value. */
function textsIn(code: string, within?: Node['type']): Text[] {
  const texts: Text[] = []
  const visit = (node: Node, isWithin: boolean, isPart: boolean): void => {
    if (/^(Import|TS)/.test(node.type)) return
    const isInside = isWithin || node.type === within
    const text = textOf(node)
    if (text !== undefined && isInside)
      for (const each of withTypes(node, text))
        texts.push({ text: each, isPart: isPart || / $/.test(text) })
    for (const child of childrenOf(node)) {
      // Neither what is compared nor a property's name is said.
      const isSilent =
        child.type === 'StringLiteral' &&
        (/^(BinaryExpression|SwitchCase)$/.test(node.type) ||
          (node.type === 'ObjectProperty' && node.key === child))
      if (!isSilent) visit(child, isInside, isPart || text !== undefined)
    }
  }
  visit(parseModule(code, 'typescript').program, within === undefined, false)
  return texts
}

/** A text that tells the type of a value, once for each type that `typeof` knows. */
function withTypes(node: Node, text: string): string[] {
  const isOfType =
    node.type === 'TemplateLiteral' &&
    node.expressions.some((each) => each.type === 'UnaryExpression' && each.operator === 'typeof')
  return isOfType ? TYPES.map((type) => text.replace('7', type)) : [text]
}

const TYPES = ['function', 'object', 'number', 'boolean', 'bigint', 'symbol']

function textOf(node: Node): string | undefined {
  if (node.type === 'StringLiteral') return node.value
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked).join('7')
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return undefined
  const [left, right] = [textOf(node.left), textOf(node.right)]
  return left === undefined || right === undefined ? undefined : left + right
}
