import { expect, test } from 'vitest'
import { Pile } from '../output/pile.ts'
import { OutputSink } from './output-sink.ts'
import type { OutputChange } from './protocol.ts'
import { Wholes } from './wholes.ts'

function sink() {
  const posts: OutputChange[][] = []
  const wholes = new Wholes()
  return { sink: new OutputSink((changes) => posts.push(changes), wholes, 1), posts, wholes }
}
const text = (text: string) => ({ kind: 'text', text }) as const

/** Past the outputs that are posted at once. */
function busySink() {
  const made = sink()
  for (let i = 0; i < 20; i++) made.sink.add(text('eager'))
  made.posts.length = 0
  return made
}

test('the first outputs are posted at once, later ones together', () => {
  const { sink: s, posts } = sink()
  s.add(text('first'))
  expect(posts).toEqual([[{ output: text('first') }]])
  const { sink: busy, posts: later } = busySink()
  busy.add(text('a'))
  busy.add(text('b'))
  busy.flush()
  expect(later).toEqual([[{ output: text('a') }, { output: text('b') }]])
})

test('a slot keeps its place and its last value', () => {
  const { sink: s, posts } = busySink()
  s.add(text('1'), 'bar')
  s.add(text('after'))
  s.add(text('2'), 'bar')
  s.flush()
  s.add(text('3'), 'bar')
  s.flush()
  expect(posts).toEqual([
    [{ slot: 'bar', output: text('2') }, { output: text('after') }],
    [{ slot: 'bar', output: text('3') }],
  ])
})

test('a million lines become four hundred and a count', () => {
  const { sink: s, posts } = sink()
  for (let i = 0; i < 1_000_000; i++) s.add(text('line'))
  s.flush()
  const sent = posts.flat()
  expect(sent.filter(({ output }) => output.kind === 'text')).toHaveLength(400)
  expect(sent.at(-1)).toMatchObject({
    slot: '(dropped)',
    output: { kind: 'dropped', count: 999_600 },
  })
})

function pile(text: string): Pile {
  const made = new Pile()
  made.add(text)
  return made
}

test('the lines that are left out can be saved', async () => {
  const { sink: s, posts, wholes } = sink()
  for (let i = 0; i < 500; i++) s.add(text(`line ${i}`))
  s.flush()
  const { whole } = posts.flat().at(-1)!
  const lines = (await wholes.read(1, whole!.key)!.text()).split('\n')
  expect(lines.slice(0, 1).concat(lines.slice(-2))).toEqual(['line 400', 'line 499', ''])
  expect(whole!.isAll).toBe(true)
})

test('what a slot no longer shows is no longer held, nor anything of a run that is replaced', async () => {
  const { sink: s, posts, wholes } = busySink()
  s.add(text('x …'), 'bar', () => pile('first'))
  s.flush()
  s.add(text('x …'), 'bar', () => pile('second'))
  s.flush()
  const [first, second] = posts.flat().map(({ whole }) => whole!.key) as [number, number]
  expect(wholes.read(1, first)).toBeUndefined()
  expect(await wholes.read(1, second)!.text()).toBe('second')
  expect(wholes.read(2, second)).toBeUndefined()
  s.letGo()
  expect(wholes.read(1, second)).toBeUndefined()
  s.add(text('late …'), undefined, () => pile('late'))
  s.flush()
  expect(posts.flat().at(-1)).toEqual({ output: text('late …') })
})
