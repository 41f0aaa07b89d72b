/** A kind that stands in a file of its own and in the book's list does all that outputs do; nothing else knows of it. */
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { compareOutputs } from '../../scripts/compare-outputs.ts'
import { inlineKind } from '../export/inline-kind.ts'
import { inlineModule } from '../export/inline-module.ts'
import { admit } from '../kernel/gate.ts'
import { wholeOf } from '../kernel/wholes.ts'
import { announcement } from '../session/spoken.ts'
import { type Dial, Gauge } from './dial.test-kit.ts'
import { fit, outputOf, weigh } from './forms.ts'
import type { Output, OutputChange } from './kind.ts'
import { kindOf } from './kinds.ts'
import { toHtml } from './markup.ts'
import { renderOutputs } from './render.ts'

vi.mock('#book/outputs', async (original) => {
  const list = await original<typeof import('#book/outputs')>()
  const dial = await import('./dial.test-kit.ts')
  return { ...list, forms: [...list.forms, dial.form], kinds: [...list.kinds, dial.kind] }
})

const dial: Dial = {
  kind: 'dial',
  name: 'speed',
  needle: 0.4,
  marks: ['slow', 'fast'],
  turns: 3,
  seconds: 1,
}
const shown = (data: object): OutputChange[] => [{ output: data as Output }]

test('what a kernel sends passes the gate, and nothing that is more or too much', () => {
  const context = {
    secret: 's',
    running: { run: 1, trains: false },
    isLast: () => false,
    isCell: () => true,
  }
  const admitted = (data: object) =>
    admit({ secret: 's', message: { type: 'outputs', run: 1, changes: shown(data) } }, context)
  expect(admitted(dial)).toEqual({ type: 'outputs', run: 1, changes: shown(dial) })
  expect(admitted({ ...dial, needle: 'x' })).toBeUndefined()
  expect(admitted({ ...dial, onclick: 'x' })).toBeUndefined()
  expect(admitted({ ...dial, marks: Array(13).fill('') })).toBeUndefined()
})

test('what a cell shows is made to fit, whether it says its kind or is recognised, and is had whole', () => {
  expect(outputOf({ ...dial, marks: Array(1e5).fill('m'), more: 1 })).toEqual({
    ...dial,
    marks: Array(12).fill('m'),
  })
  expect(outputOf(new Gauge())).toMatchObject({ kind: 'dial', name: 'gauge', needle: 0.5 })
  expect(outputOf({ ...dial, turns: 'three' })).toBeUndefined()
  expect(weigh(fit(dial)!)).toBe(160)
  const long = { ...dial, name: 'n'.repeat(1000) }
  expect(wholeOf(long, fit(long)!)?.text).toBe(`${long.name}slowfast`)
  expect(wholeOf(dial, fit(dial)!)).toBeUndefined()
})

test('it is drawn, said and saved', async () => {
  const context = { picture: () => '', cellHref: () => '', figure: () => expect.fail() }
  expect(renderOutputs(shown(dial), context).map(toHtml)).toEqual([
    '<meter class="out out-dial" value="0.4" aria-label="speed"></meter>',
  ])
  expect(announcement('drive', 'running', shown(dial))).toEqual({
    text: 'drive: speed at 0.4',
    isProgress: true,
  })
  const { filesOf } = await kindOf(dial)!.save!()
  const [saving] = filesOf({ cell: 'drive', place: {} as Element, live: [dial] })
  expect(saving!.files[0]!.name).toBe('drive.csv')
  expect(await saving!.files[0]!.content()).toBe('needle\n0.4\n')
})

test('two runs of it are compared by its own rules', () => {
  const compare = (more: Partial<Dial>, relative = 0.1) =>
    compareOutputs(shown(dial), shown({ ...dial, ...more }), { relative, absolute: 0 })
  expect(compare({ seconds: 100, needle: 0.41 })).toEqual([])
  expect(compare({ turns: 4 })).toEqual(['0.output.turns: 3 recorded, 4 now'])
})

test('an exported program shows it', () => {
  const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')
  const { code } = inlineModule('', read('../export/outside/show-kinds.ts'))
  const added = inlineKind('dial', read('dial.test-kit.ts'))!
  const program = stripTypeScriptTypes(`${code}\n${added}\n`)
  const printed: string[] = []
  const showKind = new Function('console', `${program}\nreturn showKind`)({
    log: (line: string) => printed.push(line),
  })
  expect([showKind(dial), showKind({ kind: 'other' }), showKind(null)]).toEqual([
    true,
    false,
    false,
  ])
  expect(printed).toEqual(['speed: ====>'])
})
