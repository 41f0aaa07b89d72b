import { expect, test } from 'vitest'
import { OutputSink } from './output-sink.ts'
import type { OutputChange } from './protocol.ts'

function sink() {
  const posts: OutputChange[][] = []
  return { sink: new OutputSink((changes) => posts.push(changes)), posts }
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
  expect(sent.at(-1)).toEqual({ slot: '(dropped)', output: { kind: 'dropped', count: 999_600 } })
})
