import { describe, expect, test } from 'vitest'
import type { Output } from '../src/kernel/protocol.ts'
import { compareOutputs, LOOSE } from './compare-outputs.ts'

const text = (text: string): Output => ({ kind: 'text', text })
const compare = (a: Output, b: Output) => compareOutputs([{ output: a }], [{ output: b }])
const loading = (bytes: number): Output => ({ kind: 'loading', what: 'x', bytes, totalBytes: 10 })

describe('the same', () => {
  test.each([
    [text('loss 0.123456'), text('loss 0.123457')],
    [text('[ 1,  -2.5e-8 ]'), text('[ 1, 3.1e-8 ]')],
    [text('rate 1e-7'), text('rate 0.0000001')],
  ])('%j and %j', (a, b) => expect(compare(a, b)).toEqual([]))

  test('times are not compared', () => {
    const training = (seconds: number) =>
      ({
        kind: 'training',
        seconds,
        finished: [{ epoch: 1, loss: 0.5, seconds }],
      }) as unknown as Output
    expect(compare(training(1), training(2))).toEqual([])
  })
})

describe('not the same', () => {
  test.each([
    [
      text('loss 0.1234'),
      text('loss 0.1235'),
      '0.output.text: “loss 0.1234” recorded, “loss 0.1235” now',
    ],
    [text('a 1'), text('b 1'), 'recorded'],
    [text('1 2'), text('1 2 3'), 'recorded'],
    [loading(9), loading(10), '0.output.bytes: 9 recorded, 10 now'],
    [
      { kind: 'digits', digits: [{ pixels: 'AAAA1', label: '1' }], more: 0 },
      { kind: 'digits', digits: [{ pixels: 'AAAA2', label: '1' }], more: 0 },
      '0.output.digits.0.pixels',
    ],
  ] as [Output, Output, string][])('%j and %j', (a, b, message) => {
    expect(compare(a, b).join()).toContain(message)
  })

  test('one of many right digits', () => {
    const answers = (labels: string): Output => ({
      kind: 'answers',
      labels,
      answers: '7'.repeat(400),
      packedSureness: '',
    })
    expect(compare(answers('7'.repeat(400)), answers(`${'7'.repeat(399)}1`))).toHaveLength(1)
  })

  test('more or fewer outputs', () => {
    expect(compareOutputs([{ output: text('a') }], [])).toHaveLength(1)
  })
})

test('shapes and counts are exact, also after training; other integers only before', () => {
  const tensor = (rows: number) => [
    { output: { kind: 'tensor', dtype: 'float32', shape: [rows, 2], text: '' } as Output },
  ]
  expect(compareOutputs(tensor(100), tensor(101), LOOSE)).toHaveLength(1)
  const misread = (n: number) => [{ output: text(`${n} of 10000 are misread`) }]
  expect(compareOutputs(misread(219), misread(221))).toHaveLength(1)
  expect(compareOutputs(misread(219), misread(221), LOOSE)).toEqual([])
})

test('after training, numbers may differ more', () => {
  const [a, b] = [[{ output: text('0.0775') }], [{ output: text('0.0790') }]]
  expect(compareOutputs(a, b)).toHaveLength(1)
  expect(compareOutputs(a, b, LOOSE)).toEqual([])
})
