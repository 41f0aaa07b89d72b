/** What is printed, in whatever way, and under which cell it stands. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { kernelBook } from '../book/kernel.ts'
import { Book } from './book.test-kit.ts'
import { noteConsole } from './console.ts'
import { noteTimers } from './leftovers.ts'
import { noteProxies } from './proxies.ts'

vi.mock('../tensor/plugin/wasm-files.ts', () => import('../tensor/plugin/wasm-files.test-kit.ts'))

beforeAll(() => {
  noteTimers()
  noteProxies()
  noteConsole()
  kernelBook.plugin.choose({ type: 'compute', compute: 'automatic' }, () => {})
})

const TENSORS = "import * as tf from '@tensorflow/tfjs'\n"

/** What a run shows, a line each: its level, where that is not `log`, and its text. */
function lines(book: Book, run: number): string[] {
  return book.shown(run).map((output) => {
    if (output.kind === 'console')
      return output.level === 'log' ? output.text : `${output.level}: ${output.text}`
    if (output.kind === 'table')
      return [output.columns, ...output.rows].map((row) => row.join(' | ')).join('\n')
    return output.kind === 'error' ? `${output.name}: ${output.message}` : JSON.stringify(output)
  })
}

describe('in a cell', () => {
  test.each<[typed: string, ...printed: string[]]>([
    ['console.log()', ''],
    ["console.log('a', 1, [2], { b: 3 })", 'a 1 [ 2 ] { b: 3 }'],
    ["console.log('')", ''],
    ['console.log(undefined, null, NaN)', 'undefined null NaN'],
    ["console.info('i'); console.warn('w')", 'info: i', 'warn: w'],
    ["console.error(new Error('e'))", 'error: Error: e'],
    ["console.debug('d')", 'debug: d'],
    [
      "console.log('%s is %d years and %i days', 'Ada', 36.7, '5', 'old')",
      'Ada is 36 years and 5 days old',
    ],
    ["console.log('%f %f', '1.5kg', 2)", '1.5 2'],
    ["console.log('%o %O', { a: 'b' }, 'c')", "{ a: 'b' } 'c'"],
    ["console.log('%cred%c plain', 'color: red', '')", 'red plain'],
    ["console.log('100%', 5, '%%')", '100% 5 %%'],
    ["console.log('%d %% of %s', 5)", '5 % of %s'],
    ["console.log('%d %d %d', 5n, {}, Symbol('x'))", '5n NaN NaN'],
    ["console.log('100%')", '100%'],
    ["console.log('%s', [1], '%s')", '[ 1 ] %s'],
    ["console.warn('%s!', 'no')", 'warn: no!'],
    ['console.dir({ a: { b: 1 } }, { depth: 0 })', '{ a: { b: 1 } }'],
    ["console.dir('text')", "'text'"],
    ['console.dirxml([1])', '[ 1 ]'],
    ['console.count(); console.count(); console.count("x")', 'default: 1', 'default: 2', 'x: 1'],
    ['console.count("x"); console.countReset("x"); console.count("x")', 'x: 1', 'x: 1'],
    ["console.assert(1 < 2, 'fine')"],
    ['console.assert(false)', 'error: Assertion failed'],
    ["console.assert(1 > 2, 'not %d', 5)", 'error: Assertion failed not 5'],
    [
      "console.group('outer'); console.log('a\\nb'); console.group(); console.log('c'); console.groupEnd(); console.groupEnd(); console.groupEnd(); console.log('d')",
      ...['outer', '  a\n  b', '    c', 'd'],
    ],
    ["console.groupCollapsed('more'); console.warn('inside')", 'more', 'warn:   inside'],
    ['console.trace("here %d", 1)', 'Trace here 1\n  in typed, line 1'],
    ['console.timeEnd("never")', 'warn: There is no timer "never".'],
    ["console.log('gone'); console.clear(); console.log('stays')", 'stays'],
    ["console.log('gone'); console.clear()", 'debug: The console was cleared.'],
    ['console.table([[1, 2], [3, 4]])', '(index) | 0 | 1\n0 | 1 | 2\n1 | 3 | 4'],
    [
      "console.table([{ a: 1, b: 'x' }, { b: { c: 1 } }])",
      '(index) | a | b\n0 | 1 | x\n1 |  | { c: 1 }',
    ],
    ["console.table([{ a: 1, b: 2 }], ['b'])", '(index) | b\n0 | 2'],
    ["console.table(['x', 'y'])", '(index) | Value\n0 | x\n1 | y'],
    ['console.table({ one: { n: 1 }, two: 2 })', '(index) | n | Value\none | 1 | \ntwo |  | 2'],
    ["console.table(new Map([['k', [5]]]))", '(index) | 0\nk | 5'],
    ['console.table(new Set([7]))', '(index) | Value\n0 | 7'],
    ['console.table(new Float32Array([0.5, 1]))', '(index) | Value\n0 | 0.5\n1 | 1'],
    ['console.table(5)', '5'],
    ['console.table([])', '[]'],
    ["const { log } = console; log('free')", 'free'],
    ['[1, 2].forEach(console.log)', '1 0 [ 1, 2 ]', '2 1 [ 1, 2 ]'],
    ["globalThis.console.log('global')", 'global'],
    ["self.console.warn('self')".replace('self', 'globalThis'), 'warn: self'],
    [
      'console.log({ get x() { throw 1 } }, new Proxy({}, { get() { throw 1 } }))',
      '{ x: [Getter] } Proxy {}',
    ],
    ["console.log('%s', { toString() { throw 1 } })", '{ toString: [Function toString] }'],
    ["console.log(Object.create(null), Symbol('s'), 5n)", '{} Symbol(s) 5n'],
    ['console.count({ toString() { throw 1 } })', '{ toString: [Function toString] }'],
    ['console.table(Proxy.revocable([1], {}).proxy)', '(index) | Value\n0 | 1'],
    ['const r = Proxy.revocable([1], {}); r.revoke(); console.table(r.proxy)', 'Proxy [ 1 ]'],
  ])('%s', async (typed, ...printed) => {
    const book = new Book()
    const { run, outcome } = await book.run('typed', typed)
    expect([outcome, ...lines(book, run)]).toEqual(['done', ...printed])
  })

  test('timers tell milliseconds', async () => {
    const book = new Book()
    const { run } = await book.run(
      'typed',
      'console.time("t"); console.timeLog("t", "so far"); console.timeEnd("t"); console.timeEnd("t")',
    )
    expect(lines(book, run)).toEqual([
      expect.stringMatching(/^t: \d+\.\d ms so far$/),
      expect.stringMatching(/^t: \d+\.\d ms$/),
      'warn: There is no timer "t".',
    ])
  })
})

test('what TensorFlow.js prints and warns stands under the cell that runs', async () => {
  const book = new Book()
  const printed = async (code: string) => {
    const { run, outcome } = await book.run('typed', TENSORS + code)
    expect(outcome).toBe('done')
    return lines(book, run).join('\n')
  }
  expect(await printed('tf.tensor2d([[1, 2], [3, 4]]).print()')).toBe(
    'Tensor\n    [[1, 2],\n     [3, 4]]',
  )
  expect(await printed("console.log('loss', tf.scalar(0.5))")).toBe('loss Tensor float32 0.5')
  const summary = await printed(
    'tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] }).summary()',
  )
  expect(summary).toMatch(/Layer \(type\)[\s\S]*Total params: 8/)
  expect(await printed('tf.tidy(async () => {}); undefined')).toBe(
    'error: Cannot return a Promise inside of tidy.',
  )
  expect(await printed("await tf.setBackend('cpu'); console.log(tf.getBackend())")).toBe(
    'cpu\ninfo: This cell set the backend to cpu, for itself alone. The next one computes on wasm again.',
  )
  expect(await printed('console.log(tf.getBackend())')).toBe('wasm')
})

describe('a function of another cell', () => {
  const HELPERS = `
function say(x) { console.log('say', x) }
function draw(x) { return display(x) }
async function later(x) { await null; console.log('later', x) }
function soon(x) { setTimeout(() => console.log('soon', x), 1) }`
  const pause = () => new Promise((resolve) => setTimeout(resolve, 30))

  test('prints and shows under the cell that called it', async () => {
    const book = new Book()
    const helper = await book.run('helper', `${HELPERS}\nsay('itself')`)
    const calls =
      'say(1); [2].forEach(say); await later(3); draw("4"); setTimeout(() => say(5), 1); soon(6)'
    const first = await book.run('user', calls)
    await pause()
    const second = await book.run(
      'other',
      'await null; say("b"); await new Promise((go) => setTimeout(go, 5)); say("c")',
    )
    expect(lines(book, helper.run)).toEqual(['say itself'])
    expect(lines(book, first.run)).toEqual([
      ...['say 1', 'say 2', 'later 3', '{"kind":"text","text":"4"}', 'say 5', 'soon 6'],
    ])
    expect(lines(book, second.run)).toEqual(['say b', 'say c'])
  })

  test('that goes on by itself prints under its own', async () => {
    const book = new Book()
    const helper = await book.run(
      'helper',
      "const sleep = () => new Promise((go) => setTimeout(go, 5)); void (async () => { for (let i = 0; i < 3; i++) { await sleep(); console.log('tick', i) } })()",
    )
    const other = await book.run(
      'other',
      'for (let i = 0; i < 9; i++) await new Promise((go) => setTimeout(go, 10)); console.log("mine")',
    )
    expect(lines(book, helper.run)).toEqual(['tick 0', 'tick 1', 'tick 2'])
    expect(lines(book, other.run)).toEqual(['mine'])
  })
})

test('an error tells what has led to it', async () => {
  const book = new Book()
  const errors = async (code: string) => (await book.run('typed', code)).errors
  const cause = "throw new Error('no digits', { cause: new TypeError('no file') })"
  expect(await errors(cause)).toEqual(['Error: no digits, because of TypeError: no file'])
  expect(await errors("await Promise.any([Promise.reject(new Error('a'))])")).toEqual([
    'AggregateError: All promises were rejected, because of [ Error: a ]',
  ])
  expect(await errors("class Odd extends Error {}\nthrow new Odd('x')")).toEqual(['Odd: x'])
  expect(await errors('throw { code: 1 }')).toEqual(['Error: { code: 1 }'])
})
