/** Nothing but the kernel's own messages reaches the page, and of those only what the page expects. */
import fc from 'fast-check'
import { expect, describe as group, test } from 'vitest'
import { makeCheckpoint } from './checkpoint.test-kit.ts'
import { admit, fit, type GateContext, isWellFormed, weigh } from './gate.ts'
import type { FromKernel, Machine, Output } from './protocol.ts'

// biome-ignore lint/suspicious/noExplicitAny: outputs of every kind
type Any = any

const { FUZZ_SEED } = process.env
const runs = (count: number) => ({
  seed: Number(FUZZ_SEED ?? 2018),
  numRuns: FUZZ_SEED === undefined ? count : count * 10,
})

const context: GateContext = {
  secret: 'secret',
  running: { run: 7, trains: true },
  isLast: (run) => run === 7 || run === 3,
  isCell: (id) => id === 'a' || id === 'b',
}
const signed = (message: unknown) => ({ secret: 'secret', message })
const admitted = (message: unknown, more: Partial<GateContext> = {}) =>
  admit(structuredClone(signed(message)), { ...context, ...more })

const machine: Machine = { backend: 'wasm', threads: 2, tensors: 3, bytes: 40 }
const text: Output = { kind: 'text', text: 'x' }
const MESSAGES = {
  ready: { type: 'ready' },
  pong: { type: 'pong', ping: 1, alive: ['a'] },
  broken: { type: 'broken', why: 'altered', cell: 'a' },
  spoiled: { type: 'spoiled', spoiled: [{ cell: 'a', names: ['x'], how: 'changed', by: 'b' }] },
  outputs: {
    type: 'outputs',
    run: 7,
    changes: [
      { output: text },
      { slot: 's', output: text, whole: { key: 1, characters: 9, isAll: true } },
    ],
  },
  checkpoint: { type: 'checkpoint', run: 7, checkpoint: makeCheckpoint() },
  model: {
    type: 'model',
    request: 1,
    model: { json: '{}', weights: new ArrayBuffer(8) },
  },
  'no-model': { type: 'no-model', request: 1, message: 'none' },
  whole: { type: 'whole', request: 1, file: new Blob(['x'], { type: 'text/plain' }) },
  'no-whole': { type: 'no-whole', request: 1 },
  finished: {
    type: 'finished',
    run: 7,
    outcome: 'done',
    milliseconds: 1,
    machine: {
      ...machine,
      note: 'n',
      measured: {
        card: { backend: 'webgpu', name: 'c' },
        of: 'w',
        milliseconds: { wasm: 1 },
        fastest: 'wasm',
      },
    },
    models: ['model'],
    spoiled: [],
    alive: [],
  },
} satisfies { [T in FromKernel['type']]: Extract<FromKernel, { type: T }> }
const KINDS = Object.keys(MESSAGES) as FromKernel['type'][]

test.each(KINDS)('%s passes as it is', (type) => {
  expect(admitted(MESSAGES[type])).toEqual(MESSAGES[type])
})

test('every event of the notebook is refused, and so is what carries no secret or another', () => {
  for (const type of KINDS) {
    expect(admit(MESSAGES[type], context)).toBeUndefined()
    expect(admit({ secret: 'secre', message: MESSAGES[type] }, context)).toBeUndefined()
    expect(admit({ secret: undefined, message: MESSAGES[type] }, context)).toBeUndefined()
  }
  for (const event of [
    { type: 'edit', id: 'a', code: '1', result: {} },
    { type: 'stored', cells: new Map() },
    { type: 'run', ids: ['a'] },
    { type: 'reset', ids: ['a'] },
    { type: 'try', edits: new Map() },
    { type: 'keep-tried' },
    { type: 'kernel-lost', why: 'crashed' },
    { type: 'kept-found', kept: [] },
    { type: 'alive', cells: ['a'] },
    { type: '__proto__' },
    { type: 'constructor' },
    { type: 'toString' },
    { type: ['finished'] },
    { type: 'whole', request: 1, file: new Blob(['x'], { type: 'text/html' }) },
    { type: 'whole', request: 1, file: 'x' },
  ])
    expect(admitted(event), event.type as string).toBeUndefined()
})

group('who may speak of which run', () => {
  test.each<[string, FromKernel, Partial<GateContext>, boolean]>([
    ['outputs of the last run of a cell', { ...MESSAGES.outputs, run: 3 }, {}, true],
    ['outputs of no run there is', { ...MESSAGES.outputs, run: 4 }, {}, false],
    ['an end of another run', { ...MESSAGES.finished, run: 3 }, {}, false],
    ['an end while none runs', MESSAGES.finished, { running: undefined }, false],
    ['a training of an ended run', { ...MESSAGES.checkpoint, run: 3 }, {}, false],
    [
      'a training of a cell without checkpoints',
      MESSAGES.checkpoint,
      { running: { run: 7, trains: false } },
      false,
    ],
    ['damage to no cell there is', MESSAGES.spoiled, { isCell: () => false }, false],
    ['an end by no cell there is', MESSAGES.broken, { isCell: () => false }, false],
  ])('%s', (_, message, more, passes) => {
    expect(admitted(message, more) !== undefined).toBe(passes)
  })
})

test.each<[string, unknown]>([
  ['a text of 1e6 letters', { kind: 'text', text: 'x'.repeat(1e6) }],
  ['an unknown level', { kind: 'console', level: 'out-x shared', text: '' }],
  ['rows without end', { kind: 'table', caption: '', columns: [], rows: Array(9999).fill([1]) }],
  ['a sparse row', { kind: 'table', caption: '', columns: [], rows: [Array(3)] }],
  [
    'numbers in words, in a kind of the book',
    { kind: 'order', caption: '', values: ['five'], sorted: 0 },
  ],
  ['markup', { tag: 'script', attributes: {}, children: [] }],
  ['more than its parts', { ...text, tag: 'script' }],
  ['a date', new Date()],
  ['a map', new Map([['kind', 'text']])],
  ['a kind of all objects', { kind: 'toString' }],
])('an output is refused: %s', (_, output) => {
  expect(admitted({ ...MESSAGES.outputs, changes: [{ output }] })).toBeUndefined()
})

test.each<[string, object]>([
  ['another backend', { backend: 'abacus' }],
  ['NaN', { bytes: Number.NaN }],
  ['below nothing', { tensors: -1 }],
  ['a note without end', { note: 'x'.repeat(1e5) }],
  [
    'a card of 1 MB',
    {
      measured: {
        card: { backend: 'webgl', name: 'x'.repeat(1e6) },
        of: 'w',
        milliseconds: {},
        fastest: 'wasm',
      },
    },
  ],
  [
    'other names',
    {
      measured: {
        card: { backend: 'webgl', name: 'c' },
        of: 'w',
        milliseconds: { x: 1 },
        fastest: 'wasm',
      },
    },
  ],
  [
    'less than no time',
    {
      measured: {
        card: { backend: 'webgl', name: 'c' },
        of: 'w',
        milliseconds: { wasm: -1 },
        fastest: 'wasm',
      },
    },
  ],
])('a machine is refused: %s', (_, part) => {
  expect(admitted({ ...MESSAGES.finished, machine: { ...machine, ...part } })).toBeUndefined()
})

test('a backend that took no time by a coarse clock ends no kernel', () => {
  const measured = { ...MESSAGES.finished.machine.measured, milliseconds: { wasm: 0, webgl: 0 } }
  expect(admitted({ ...MESSAGES.finished, machine: { ...machine, measured } })).toBeDefined()
})

test('work without weights can be kept, too: all of it may be in the book’s own state', () => {
  const none = { ...MESSAGES.checkpoint, checkpoint: { ...makeCheckpoint(), weights: [] } }
  expect(admitted(none)).toBeDefined()
})

test('a training whose numbers others could still change is refused', () => {
  const values = new Float32Array(new SharedArrayBuffer(8))
  const message = { ...MESSAGES.checkpoint, checkpoint: makeCheckpoint(values) }
  expect(admit(signed(message), context)).toBeUndefined()
})

test('getters and prototypes are refused, and nothing of them is called', () => {
  const trap = () => {
    throw new Error('called')
  }
  const withGetter = Object.defineProperty({ type: 'ready' }, 'run', {
    get: trap,
    enumerable: true,
  })
  expect(admit(signed(withGetter), context)).toBeUndefined()
  expect(admit(signed(Object.create(MESSAGES.ready)), context)).toBeUndefined()
  expect(admit(signed(Object.assign(new (class A {})(), MESSAGES.ready)), context)).toBeUndefined()
  expect(admit(Object.create(signed(MESSAGES.ready)), context)).toBeUndefined()
})

/** A value somewhere in a message is exchanged, taken away, or gets a companion. */
const mutated = fc
  .tuple(
    fc.constantFrom(...KINDS),
    fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
    fc.oneof(fc.anything(), fc.constantFrom(-1, 0, 1e300, Number.NaN, '', 'a', [], {}, undefined)),
    fc.constantFrom('put', 'delete', 'add'),
  )
  .map(([kind, path, value, how]) => {
    const message = structuredClone(MESSAGES[kind]) as unknown as Record<string, unknown>
    let at = message
    for (const step of path.slice(1)) {
      const inner = Object.values(at).filter((each) => typeof each === 'object' && each !== null)
      if (inner.length > 0) at = inner[step % inner.length] as Record<string, unknown>
    }
    const keys = Object.keys(at)
    const key = how === 'add' ? `more${path[0]}` : keys[path[0]! % Math.max(1, keys.length)]
    if (key === undefined || ArrayBuffer.isView(at)) return message
    if (how === 'delete') delete at[key]
    else at[key] = value
    return message
  })

/** By hand, and apart from the gate: the parts that the page relies on. */
function isSound(message: FromKernel): boolean {
  if (!KINDS.includes(message.type)) return false
  if (message.type === 'finished')
    return (
      message.run === 7 &&
      Number.isFinite(message.milliseconds) &&
      message.models.every((name) => typeof name === 'string') &&
      message.spoiled.every(({ cell }) => context.isCell(cell))
    )
  if (message.type === 'checkpoint') return message.run === 7
  if (message.type === 'outputs')
    return [3, 7].includes(message.run) && message.changes.every(({ output }) => fit(output))
  return true
}

test('random values are refused', () => {
  fc.assert(
    fc.property(
      fc.anything({ withNullPrototype: true, withMap: true, withDate: true }),
      (value) => {
        expect(admit(value, context)).toBeUndefined()
        expect(isWellFormed(signed(value))).toBe(false)
      },
    ),
    runs(2000),
  )
})

test('what passes of messages that were tampered with is a message, and passes again as the same', () => {
  let passed = 0
  fc.assert(
    fc.property(mutated, (message) => {
      const first = admit(signed(message), context)
      if (!first) return
      passed++
      expect(isSound(first)).toBe(true)
      const again = admitted(first)
      // Buffers are compared by their bytes elsewhere: copies of them are of another realm here.
      if (first.type === 'model' || first.type === 'whole') expect(again).toBeDefined()
      else expect(again).toEqual(first)
    }),
    runs(5000),
  )
  expect(passed).toBeGreaterThan(100)
})

group('what cells show is made to fit', () => {
  test.each<[string, object, object]>([
    [
      'a table of 100,000 rows',
      { kind: 'table', caption: '', columns: ['n', 'm'], rows: Array(1e5).fill([1, 'x']) },
      { moreRows: 99_700 },
    ],
    [
      'a table of 1,000 columns',
      { kind: 'table', caption: '', columns: Array(1000).fill('n'), rows: [Array(1000).fill(1)] },
      { moreColumns: 960 },
    ],
    [
      'bars of 200,000 values',
      { kind: 'bars', caption: '', bars: Array(2e5).fill({ label: '', value: 1 }) },
      { more: 199_800 },
    ],
    [
      'lines of 100,000 points',
      {
        kind: 'lines',
        caption: '',
        x: { label: '', values: Array(1e5).fill(1) },
        y: { label: '' },
        series: [],
      },
      { points: 100_000 },
    ],
    [
      'a message of 5e7 letters',
      { kind: 'error', name: 'E'.repeat(1e6), message: 'x'.repeat(5e7), frames: [] },
      { message: `${'x'.repeat(10_000)} … cut: 50,000,000 characters in all` },
    ],
  ])('%s', (_, value, expected) => {
    const fitting = fit(value)!
    expect(fitting).toMatchObject(expected)
    expect(fit(fitting)).toEqual(fitting)
    expect(weigh(fitting)).toBeLessThan(300_000)
    expect(admitted({ ...MESSAGES.outputs, changes: [{ output: fitting }] })).toBeDefined()
  })

  const curves = (length: number, lengths: number[]) => ({
    kind: 'lines',
    caption: '',
    x: { label: 'x', values: Array.from({ length }, (_, i) => i) },
    y: { label: 'y' },
    series: lengths.map((each, i) => ({
      label: `${i}`,
      values: Array.from({ length: each }, (_, at) => at),
    })),
  })
  const shown = (output: unknown) => {
    const fitting = fit(output)!
    expect(fitting.kind).toBe((output as Output).kind)
    expect(fit(fitting)).toEqual(fitting)
    expect(admitted({ ...MESSAGES.outputs, changes: [{ output: fitting }] })).toBeDefined()
    return fitting as Any
  }

  test('of a hundred curves the first are drawn', () => {
    expect(shown(curves(3, Array(100).fill(3))).series).toHaveLength(24)
  })

  test('of many curves the first are drawn, and the others counted', () => {
    const { series, moreSeries } = { ...shown({ ...curves(3, Array(30).fill(3)) }) }
    expect([series.length, moreSeries]).toEqual([24, 6])
    expect(
      admitted({ ...MESSAGES.outputs, changes: [{ output: shown(curves(3, Array(30).fill(3))) }] }),
    ).toBeDefined()
  })

  test('many curves have fewer points each', () => {
    const chart = shown({ ...curves(2000, Array(24).fill(2000)) })
    expect(chart.series.map(({ values }: { values: number[] }) => values.length)).toEqual(
      Array(24).fill(666),
    )
    expect([chart.x.values.at(-1), chart.points]).toEqual([curves(2000, []).x.values.at(-1), 2000])
    expect(admitted({ ...MESSAGES.outputs, changes: [{ output: chart }] })).toBeDefined()
    const large = curves(2000, Array(24).fill(2000))
    expect(admitted({ ...MESSAGES.outputs, changes: [{ output: large }] })).toBeUndefined()
  })

  test('of many points those at the same places are drawn, also of shorter curves', () => {
    const { x, series, points } = { ...shown({ ...curves(10_000, [10_000, 5000, 3, 20_000]) }) }
    expect(points).toBe(10_000)
    expect(x.values.at(-1)).toBe(9999)
    for (const { values } of series) expect(values).toEqual(x.values.slice(0, values.length))
    expect(series[1].values.length).toBe(1000)
    expect(series[3].values.length).toBe(2000)
  })

  test('numbers and nothing may stand for words', () => {
    const columns = [1, null, true]
    expect(shown({ kind: 'table', caption: 5, columns, rows: [[null, 2, 'a']] })).toEqual({
      kind: 'table',
      caption: '5',
      columns: ['1', '', 'true'],
      rows: [['', 2, 'a']],
    })
    shown({ kind: 'bars', caption: null, bars: [{ label: 7, value: 1 }] })
    const lines = curves(2, [2])
    shown({ ...lines, x: { ...lines.x, label: 1 }, y: { label: 2 }, caption: 3n })
  })
})
