import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@babel/parser'
import { traverseFast } from '@babel/types'
import type { Chapter, TextRun } from '../chapter/chapter.ts'

/** All sentences of a chapter with their places, those of the front matter, too. */
export function textsOf({ file, title, question, outcome, segments }: Chapter) {
  const front = [title, question, outcome].map((text) => ({ text, line: 1, isEmphasised: false }))
  return [...front, ...segments.flatMap(({ texts }) => texts)].map((run: TextRun) => ({
    ...run,
    /** of a match in the text */
    placeOf: (index: number) =>
      `${file}:${run.line + run.text.slice(0, index).split('\n').length - 1}`,
  }))
}

/** Lines that readers read and no cell says, with their places. */
export type Line = { text: string; place: string }

/** A chapter without its code: prose, questions, cards and captions as the file has them. */
export function linesOf({ file, title, question, outcome, segments }: Chapter): Line[] {
  const front = [title, question, outcome].map((text) => ({ text, place: file }))
  const read = segments.filter(({ kind }) =>
    ['prose', 'heading', 'question', 'card', 'figure'].includes(kind),
  )
  return [
    ...front,
    ...read.flatMap(({ source, position }) =>
      source.split('\n').map((text, i) => ({ text, place: `${file}:${position.line + i}` })),
    ),
  ]
}

/** The strings of all modules with words in a folder; what is filled in later is a 0. */
export function wordsIn(folder: string): Line[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((name) => {
      const file = join(folder, name)
      const lines: Line[] = []
      const source = readFileSync(file, 'utf8')
      traverseFast(parse(source, { sourceType: 'module', plugins: ['typescript'] }), (node) => {
        const place = `${file}:${node.loc?.start.line}`
        if (node.type === 'StringLiteral') lines.push({ text: node.value, place })
        else if (node.type === 'TemplateLiteral')
          lines.push({ text: node.quasis.map(({ value }) => value.cooked).join('0'), place })
      })
      return lines
    })
}

/** The lines of a file that is read as it stands, such as the glossary's. */
export function linesIn(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((text, i) => ({ text, place: `${file}:${i + 1}` }))
}
