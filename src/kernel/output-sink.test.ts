import { expect, test } from 'vitest'
import { OutputSink } from './output-sink.ts'
import type { OutputChange } from './protocol.ts'

function sink() {
  const posts: OutputChange[][] = []
  return { sink: new OutputSink((changes) => posts.push(changes)), posts }
}
const text = (text: string) => ({ kind: 'text', text }) as const

test('outputs are posted together', () => {
  const { sink: s, posts } = sink()
  s.add(text('a'))
  s.add(text('b'))
  s.flush()
  expect(posts).toEqual([[{ output: text('a') }, { output: text('b') }]])
})

test('a slot keeps its place and its last value', () => {
  const { sink: s, posts } = sink()
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
