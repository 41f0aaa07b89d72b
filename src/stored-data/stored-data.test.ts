import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCheckpoint } from '../kernel/checkpoint.test-kit.ts'
import { NAME_START } from '../session/book-storage.ts'
import { denied, fakeStorage } from '../session/storage.test-kit.ts'
import { TextStore } from '../session/text-store.ts'
import { clearEntries, clearEntry, clearEverything } from './clear-stored.ts'
import { type Entry, listStored } from './list-stored.ts'
import { keyKind } from './names.ts'
import { type Contents, fakePlaces } from './places.test-kit.ts'
import { exportStored, importStored } from './stored-file.ts'

const text = (code: string) => ({ code, base: 'book' })
const own = (cell: object) => JSON.stringify({ version: 3, ...cell })
const old = (edits: object, removed: object = {}) => JSON.stringify({ version: 2, edits, removed })
const training = (key: string, more: object = {}) => ({
  key,
  cell: 'fit',
  round: 0,
  epochs: 3,
  epoch: 2,
  step: 5,
  savedAt: 1_700_000_000_000,
  ...more,
})
const kept = (key: string) => JSON.stringify({ version: 1, kept: training(key) })
const checkpoint = makeCheckpoint(new Float32Array([1, -0.5]))

const FORMAT = `${import.meta.env.PUBLIC_BOOK}/stored`

/** Each entry as its kind and name. */
const named = (entries: readonly Entry[]) =>
  entries.map((entry) => {
    const name =
      'cell' in entry ? entry.cell : 'key' in entry ? entry.key : 'name' in entry ? entry.name : ''
    return `${entry.kind} ${entry.what} ${name}`.trim()
  })

const OTHERS = {
  editor: 'x',
  'edit-x': 'x',
  reading: 'x',
  'book:edit:x': 'x',
  'theme-color': 'x',
  constructor: 'x',
  __proto__x: 'x',
}

const full = () =>
  fakePlaces({
    local: {
      ...OTHERS,
      'edit:a': own({ edit: text('mine'), removed: text('once mine') }),
      'edit:b': '{"version":3,"edit":17}',
      'edit:c': '{"version":99,"edit":{}}',
      'edit-unreadable:d': '%',
      edits: old({ e: text('old'), a: text('mine') }),
      'training:fit k1': kept('fit k1'),
      'training:fit k2': kept('fit k2'),
      'training:odd': '{"version":1,"kept":{}}',
      theme: 'dark',
      compute: 'wasm',
      'compute-measured': '{}',
      read: '{}',
      'figure:figure-draw': 'pixels=0',
    },
    session: { [`${NAME_START}edit:a`]: 'x', foreign: 'x' },
    data: [
      ['fit k1', { version: 1, checkpoint }],
      ['fit k3', { version: 1, checkpoint: { weights: 1 } }],
      [[1, 'two'], null],
    ],
    caches: {
      'book-0123456789ab': ['https://book.example/', 'https://book.example/a.js'],
      'a-book / 1': ['https://book.example/b.js'],
      'a-book /elsewhere/ 1': ['https://book.example/elsewhere/'],
      'book-ffffffffffff': ['https://book.example/elsewhere', 'https://other.example/'],
      'book-eeeeeeeeeeee': ['https://other.example/'],
      'book-covers': ['https://book.example/'],
      workbox: [],
    },
    hasWorker: true,
  })

test('everything of the book is listed, nothing of others, and nothing is changed by it', async () => {
  const all = full()
  const before = JSON.stringify([...all.local])
  const { entries, problems } = await listStored(all.places)
  expect(problems).toEqual({})
  expect(named(entries)).toEqual([
    'texts text a',
    'removed removed-text a',
    'texts text e',
    'texts put-aside edit-unreadable:d',
    'texts unreadable-text edit:b',
    'texts later-text edit:c',
    'trainings unreadable-training training:odd',
    'texts old-texts edits',
    'choices compute compute',
    'choices measured compute-measured',
    'choices figure figure:figure-draw',
    'choices read read',
    'choices theme theme',
    `other of-session ${NAME_START}edit:a`,
    'trainings training fit k1',
    'trainings training fit k2',
    'trainings training fit k3',
    'trainings training [1,"two"]',
    'caches cache book-0123456789ab',
    'caches cache a-book / 1',
    'caches cache book-ffffffffffff',
    'worker worker',
  ])
  const trainings = entries.flatMap((entry) =>
    entry.what === 'training' ? [[entry.data, entry.bytes, entry.kept?.epoch]] : [],
  )
  expect(trainings).toEqual([
    ['whole', 16, 2],
    ['missing', undefined, 2],
    ['damaged', undefined, undefined],
    ['damaged', undefined, undefined],
  ])
  expect(JSON.stringify([...all.local])).toBe(before)
})

test('denied and silent places are said, and the others listed', async () => {
  const all = full()
  all.is.silent = true
  const places = { ...all.places, session: denied, caches: denied, worker: denied }
  const { entries, problems } = await listStored(places)
  expect(problems).toEqual({
    session: 'denied',
    caches: 'denied',
    worker: 'denied',
    database: 'no-answer',
  })
  expect(named(entries)).toContain('texts text a')
  expect(entries.find(({ what }) => what === 'training')).toMatchObject({ data: 'unknown' })
  const none = await listStored({ ...places, local: denied })
  expect(none.problems.local).toBe('denied')
})

test('a database without the book’s store, or with others, is named', async () => {
  const places = (stores: string[]) => fakePlaces({ data: [], stores }).places
  expect((await listStored(places(['trainings']))).entries).toEqual([])
  expect((await listStored(places(['shelves']))).entries).toMatchObject([{ isUseless: true }])
  expect((await listStored(places(['a', 'trainings']))).entries).toMatchObject([
    { isUseless: false },
  ])
})

test('whatever is stored, listing and clearing answer, and leave what is another’s', async () => {
  const key = fc.oneof(
    fc.constantFrom('edits', 'trainings', 'theme', 'read', 'edit:a', 'edit:', 'training:a'),
    fc.string().map((end) => `edit:${end}`),
    fc.string().filter((key) => keyKind(key) === undefined),
  )
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.constant(own({ edit: text('a') })),
    fc.constant(old({ a: text('b'), '': text('c') }, { __proto__x: text('d') })),
    fc.constant('['.repeat(50_000)),
  )
  await fc.assert(
    fc.asyncProperty(fc.dictionary(key, value, { maxKeys: 8 }), async (content) => {
      const all = fakePlaces({ local: content })
      const others = Object.keys(content).filter((key) => keyKind(key) === undefined)
      const { entries, problems } = await listStored(all.places)
      expect(problems).toEqual({})
      await exportStored(entries, all.places, { about: '', build: '', at: new Date(0) })
      for (const entry of entries) expect(await clearEntry(entry, all.places)).toBe('cleared')
      expect((await listStored(all.places)).entries).toEqual([])
      expect(await clearEverything([], all.places)).toBe('cleared')
      expect([...all.local.keys()].sort()).toEqual(others.sort())
    }),
    { numRuns: 200 },
  )
})

test('what lies under names without the book’s id is listed, cleared and saved, too', async () => {
  const contents = (): Contents => ({
    local: { 'edit:a': own({ edit: text('mine') }), theme: 'dark', 'training:k1': kept('k1') },
    data: [['k1', { version: 1, checkpoint }]],
    earlier: {
      ...OTHERS,
      'edit:a': own({ edit: text('there') }),
      'edit:b': own({ edit: text('only there') }),
      'edit:c': '%',
      edits: old({ d: text('older') }),
      theme: 'light',
      'training:k2': kept('k2'),
    },
    earlierData: [['k2', { version: 1, checkpoint }]],
  })
  const all = fakePlaces(contents())
  const { entries } = await listStored(all.places)
  expect(named(entries)).toEqual([
    'texts text a',
    'removed removed-text a',
    'texts text b',
    'texts text d',
    'texts unreadable-text edit:c',
    'texts old-texts edits',
    'choices theme theme',
    'choices theme theme',
    'trainings training k1',
    'trainings training k2',
  ])
  const file = JSON.parse(
    await exportStored(entries, all.places, { about: '', build: '', at: new Date(0) }),
  )
  expect(file.texts.map(({ cell }: { cell: string }) => cell)).toEqual(['a', 'b', 'd'])
  expect(file.unreadable).toEqual([{ key: 'edit:c', value: '%' }])
  const taken = fakeStorage()
  importStored(JSON.stringify(file), taken, () => true)
  expect(taken.items.get('theme')).toBe('dark')

  // One after the other: a text that is cleared does not come back from there.
  await clearEntry(entries[2]!, all.places)
  const notOld = (await listStored(all.places)).entries.filter(({ what }) => what === 'text')
  expect(named(notOld)).toEqual(['texts text a', 'texts text d'])
  for (const entry of entries) await clearEntry(entry, all.places)
  expect((await listStored(all.places)).entries).toEqual([])
  expect([...all.earlier.keys()]).toEqual(Object.keys(OTHERS))

  const other = fakePlaces(contents())
  expect(await clearEverything([], other.places)).toBe('cleared')
  expect([other.local.size, other.data.size, other.earlierData.size]).toEqual([0, 0, 0])
  expect([...other.earlier.keys()]).toEqual(Object.keys(OTHERS))
})

describe('clearing', () => {
  const texts = (local: Map<string, string>) =>
    new TextStore(fakeStorage(Object.fromEntries(local))).read()
  const find = async (all: ReturnType<typeof fakePlaces>, what: Entry['what'], name = '') =>
    (await listStored(all.places)).entries.find(
      (entry) => entry.what === what && named([entry])[0]!.endsWith(name),
    )!

  test('a text goes and what Reset gave up stays, and the other way round', async () => {
    const all = full()
    await clearEntry(await find(all, 'text', 'a'), all.places)
    expect(texts(all.local).get('a')).toEqual({ removed: text('once mine') })
    const other = full()
    await clearEntry(await find(other, 'removed-text', 'a'), other.places)
    expect(texts(other.local).get('a')).toEqual({ edit: text('mine') })
  })

  test('a text that the old value has, too, does not come back from there', async () => {
    const all = full()
    await clearEntry(await find(all, 'text', 'e'), all.places)
    expect(texts(all.local).has('e')).toBe(false)
    expect(texts(all.local).get('a')!.edit).toEqual(text('mine'))
  })

  test('the old value goes, and no text with it: each is a cell’s own from then on', async () => {
    const local = {
      'edit:a': own({ edit: text('mine'), removed: text('r') }),
      'edit:x': own({ edit: text('reset there') }),
      edits: old(
        { a: text('newer'), b: text('only there') },
        { x: text('reset there'), y: text('given up there') },
      ),
    }
    const all = fakePlaces({ local })
    await clearEntry(await find(all, 'old-texts'), all.places)
    expect(texts(all.local)).toEqual(
      new Map([
        ['a', { edit: text('newer'), removed: text('mine') }],
        ['b', { edit: text('only there') }],
        ['x', { removed: text('reset there') }],
        ['y', { removed: text('given up there') }],
      ]),
    )
  })

  test('texts that only an earlier build stored stay when its place is cleared', async () => {
    const all = fakePlaces({ local: {}, earlier: { 'edit:a': own({ edit: text('mine') }) } })
    await clearEntry(await find(all, 'old-texts'), all.places)
    expect(all.earlier.size).toBe(0)
    expect(texts(all.local)).toEqual(new Map([['a', { edit: text('mine') }]]))
  })

  test('on a full storage a text of an earlier build can be cleared all the same', async () => {
    const earlier = fakeStorage({ 'edit:a': own({ edit: text('mine') }) })
    const places = { ...fakePlaces().places, local: Object.assign(fakeStorage({}, 0), { earlier }) }
    const { entries } = await listStored(places)
    const entry = entries.find(({ what }) => what === 'text')!
    expect(await clearEntry(entry, places)).toBe('cleared')
    expect(earlier.items.size).toBe(0)
  })

  test('a choice goes with the older one that would come back in its place', async () => {
    const [local, earlier] = [{ 'figure:x': 'newer' }, { 'figure:x': 'older' }]
    const all = fakePlaces({ local, earlier })
    const { entries } = await listStored(all.places)
    const file = JSON.parse(
      await exportStored(entries, all.places, { about: '', build: '', at: new Date(0) }),
    )
    expect(file.choices).toEqual([{ key: 'figure:x', value: 'newer' }])
    await clearEntry(
      entries.find(
        (entry) => entry.kind === 'choices' && !('isEarlier' in entry && entry.isEarlier),
      )!,
      all.places,
    )
    expect([all.local.size, all.earlier.size]).toEqual([0, 0])
  })

  test('all texts go, and texts given up stay', async () => {
    const all = full()
    const { entries } = await listStored(all.places)
    const result = await clearEntries(
      entries.filter(({ kind }) => kind === 'texts'),
      all.places,
    )
    expect(result).toEqual({ outcome: 'cleared', cleared: 6 })
    expect(texts(all.local)).toEqual(new Map([['a', { removed: text('once mine') }]]))
  })

  test('of a damaged value what can be read stays', async () => {
    const local = { 'edit:a': own({ edit: text('good'), removed: 5 }) }
    const all = fakePlaces({ local })
    await clearEntry(await find(all, 'unreadable-text'), all.places)
    expect(named((await listStored(all.places)).entries)).toEqual(['texts text a'])
  })

  test('a training goes from the list, from an old list, and from the database', async () => {
    const local = {
      'training:k1': kept('k1'),
      trainings: JSON.stringify({ version: 1, kept: [training('k1'), training('k2')] }),
    }
    const all = fakePlaces({ local, data: [['k1', {}]] })
    await clearEntry(await find(all, 'training', 'k1'), all.places)
    expect(named((await listStored(all.places)).entries)).toEqual(['trainings training k2'])
    expect(all.data.size).toBe(0)
    await clearEntry(await find(all, 'training', 'k2'), all.places)
    expect(all.local.size).toBe(0)
  })

  test('with a cache goes the worker that would be without its list', async () => {
    const all = full()
    await clearEntry(await find(all, 'cache', '0123456789ab'), all.places)
    expect([all.caches.has('book-0123456789ab'), all.worker.ended]).toEqual([false, true])
  })

  test('everything goes but what is another’s', async () => {
    const all = full()
    const { entries } = await listStored(all.places)
    expect(await clearEverything(entries, all.places)).toBe('cleared')
    expect([...all.local.keys()].sort()).toEqual(Object.keys(OTHERS).sort())
    expect([...all.session.keys()]).toEqual(['foreign'])
    expect([...all.caches.keys()]).toEqual([
      'a-book /elsewhere/ 1',
      'book-eeeeeeeeeeee',
      'book-covers',
      'workbox',
    ])
    expect([all.is.there, all.worker.ended]).toEqual([false, true])
  })

  test('a database that another tab has open is emptied, and it is said that it stays', async () => {
    const all = full()
    all.is.blocked = true
    expect(await clearEverything([], all.places)).toBe('blocked')
    expect(all.data.size).toBe(0)
  })

  test('a database that may be another’s goes only when it is named', async () => {
    const all = fakePlaces({ data: [], stores: ['shelves'] })
    const { entries } = await listStored(all.places)
    await clearEverything(entries, all.places)
    expect(all.is.there).toBe(true)
    expect(await clearEntry(entries[0]!, all.places)).toBe('cleared')
    expect(all.is.there).toBe(false)
  })

  test('what fails is said, and the rest goes', async () => {
    const all = full()
    const { entries } = await listStored(all.places)
    const places = { ...all.places, local: denied }
    expect((await clearEntries(entries, places)).outcome).toBe('failed')
    expect(all.data.has([1, 'two'])).toBe(false)
    expect(await clearEverything(entries, places)).toBe('failed')
  })
})

describe('a file', () => {
  const options = { about: 'about', build: 'b', at: new Date(0) }
  const isCell = (id: string) => ['a', 'b', 'c', 'd', 'e'].includes(id)
  const fileOf = async (local: Record<string, string>) => {
    const { places } = fakePlaces({ local })
    return exportStored((await listStored(places)).entries, places, options)
  }
  const read = (storage: () => Storage) => new TextStore(storage).read()

  test('reads well, and has the weights where asked', async () => {
    const all = full()
    const { entries } = await listStored(all.places)
    const file = await exportStored(entries, all.places, { ...options, withCheckpoints: true })
    expect(file).toContain('"code": [\n        "mine"\n      ]')
    const { trainings, unreadable, texts, givenUp } = JSON.parse(file)
    expect([texts.length, givenUp.length, unreadable.length]).toEqual([2, 1, 5])
    expect(trainings[0]).toMatchObject({ key: 'fit k1', savedAt: '2023-11-14T22:13:20.000Z' })
    const { values } = trainings[0].checkpoint.weights[0]
    expect(new Float32Array(new Uint8Array(Buffer.from(values, 'base64')).buffer)).toEqual(
      new Float32Array([1, -0.5]),
    )
    expect(trainings[2].checkpoint).toBeNull()
  })

  test('has an old value as it stands where none of its texts could be read', async () => {
    const file = async (edits: string) => JSON.parse(await fileOf({ edits }))
    expect(await file(old({ a: text('x') }))).toMatchObject({
      texts: [{ cell: 'a' }],
      unreadable: [],
    })
    const { places } = fakePlaces({ local: { edits: old({ a: text('x') }) } })
    const alone = (await listStored(places)).entries.filter(({ what }) => what === 'old-texts')
    expect(JSON.parse(await exportStored(alone, places, options)).unreadable).toHaveLength(1)
    for (const value of ['%', '{"version":99}'])
      expect((await file(value)).unreadable).toEqual([{ key: 'edits', value }])
  })

  test('goes round: texts, texts given up and choices are as they were', async () => {
    const local = {
      'edit:a': own({ edit: text('one\ntwo\r\n\n'), removed: text('\ud800 "') }),
      'edit:b': own({ removed: text('') }),
      theme: 'dark',
      compute: 'webgl',
      read: '{"/a/":["x"]}',
      'figure:figure-draw': 'pixels=0',
    }
    const storage = fakeStorage()
    const report = importStored(await fileOf(local), storage, isCell)
    expect(report).toMatchObject({ texts: ['a'], givenUp: ['a', 'b'], left: [], same: 0 })
    expect(report.choices).toHaveLength(4)
    expect(Object.fromEntries(storage.items)).toEqual(local)
    const again = importStored(await fileOf(local), storage, isCell)
    expect(again).toMatchObject({ texts: [], givenUp: [], choices: [], same: 6, left: [] })
  })

  test('never loses a text that is stored', async () => {
    const storage = fakeStorage({
      'edit:a': own({ edit: text('mine'), removed: text('given up') }),
      'edit:b': own({ removed: text('given up here') }),
      'edit:c': '{"version":99}',
      'edit:d': own({ edit: { ...text('a solution'), isPutIn: true }, removed: text('mine') }),
      'edit:e': '%',
      theme: 'light',
      read: '{"/a/":["y"],"/b/":5}',
      'figure:figure-draw': 'mine',
    })
    const file = await fileOf({
      'edit:a': own({ edit: text('theirs') }),
      'edit:b': own({ removed: text('given up there') }),
      'edit:c': own({ edit: text('theirs') }),
      'edit:d': own({ edit: text('theirs') }),
      'edit:e': own({ edit: text('theirs') }),
      theme: 'dark',
      read: '{"/a/":["x"]}',
      'figure:figure-draw': 'theirs',
    })
    const report = importStored(file, storage, isCell)
    expect(report).toMatchObject({ texts: ['a', 'd', 'e'], replaced: ['a'] })
    expect(report.left).toEqual([
      { name: 'c', why: 'later-version' },
      { name: 'b', why: 'other-there' },
      { name: 'figure:figure-draw', why: 'other-there' },
    ])
    expect(read(storage).get('a')).toEqual({ edit: text('theirs'), removed: text('mine') })
    expect(read(storage).get('b')).toEqual({ removed: text('given up here') })
    expect(read(storage).get('d')).toEqual({ edit: text('theirs'), removed: text('mine') })
    expect(storage.items.get('edit:c')).toBe('{"version":99}')
    expect(storage.items.get('edit-unreadable:e')).toBe('%')
    expect(storage.items.get('figure:figure-draw')).toBe('mine')
    expect(storage.items.get('read')).toBe('{"/a/":["y","x"],"/b/":5}')
  })

  test('of two answers to a question the first stays, wherever it was given', () => {
    const asked = (at: number) => `{"phase":"right","first":"right","given":[1],"at":${at}}`
    const storage = fakeStorage({ 'asked:a': asked(1), 'asked:b': asked(2) })
    const choices = ['asked:a', 'asked:b', 'asked:c'].map((key, at) => ({
      key,
      value: asked(at === 0 ? 2 : 1),
    }))
    const file = { format: FORMAT, version: 1, choices }
    const report = importStored(JSON.stringify(file), storage, isCell)
    expect(report).toMatchObject({ choices: ['asked:b', 'asked:c'], same: 1, left: [] })
    expect([...storage.items.values()]).toEqual([asked(1), asked(1), asked(1)])
  })

  test('of two ratings of a card the last stays; an exercise is solved when it was first', () => {
    const card = (at: number) => `{"step":1,"due":20000,"at":${at}}`
    const solved = (at: number) => `{"by":"reader","at":${at}}`
    const storage = fakeStorage({ 'card:a': card(1), 'card:b': card(3), 'solved:c': solved(1) })
    const choices = [
      { key: 'card:a', value: card(2) },
      { key: 'card:b', value: card(2) },
      { key: 'solved:c', value: solved(2) },
      { key: 'card:d', value: '{"step":9,"due":1,"at":1}' },
    ]
    const file = { format: FORMAT, version: 1, choices }
    const report = importStored(JSON.stringify(file), storage, isCell)
    expect(report).toMatchObject({ choices: ['card:a'], same: 2 })
    expect(report.left).toEqual([{ name: 'card:d', why: 'no-choice' }])
    expect([...storage.items.values()]).toEqual([card(2), card(3), solved(1)])
  })

  test('each entry is checked, and what is not taken is said', () => {
    const storage = fakeStorage()
    const file = {
      format: FORMAT,
      version: 1,
      texts: [
        { cell: 'a', code: ['x'], base: 'y' },
        { cell: 'a', code: 'again', base: 'y' },
        { cell: 'nowhere', code: 'x', base: 'y' },
        { cell: 'b', code: 7, base: 'y' },
        null,
      ],
      givenUp: 'none',
      choices: [
        { key: 'theme', value: 'pink' },
        { key: 'compute-measured', value: '{}' },
        { key: 'other', value: 'x' },
        { key: 'edits', value: '{}' },
        { key: 'figure:../x', value: 'x' },
        { key: 'asked:why', value: '{"phase":"over"}' },
        { key: 'read', value: '{"/a/":[5]}' },
        5,
      ],
      trainings: [{}],
      more: 1,
    }
    const report = importStored(JSON.stringify(file), storage, isCell)
    expect(report.left.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      'more: unknown-part',
      'a: twice',
      'nowhere: no-such-cell',
      'b: no-text',
      'texts 5: no-text',
      'givenUp: unknown-part',
      'theme: no-choice',
      'compute-measured: no-choice',
      'other: no-choice',
      'edits: no-choice',
      'figure:../x: no-choice',
      'asked:why: no-choice',
      'read: no-choice',
      'choices 8: no-choice',
    ])
    expect(report).toMatchObject({ texts: ['a'], trainings: 1 })
    expect([...storage.items.keys()]).toEqual(['edit:a'])
  })

  test('that is none, or of a later version, is refused; and whatever it holds, importing answers', () => {
    const storage = fakeStorage()
    for (const content of ['', 'null', '[]', '{}', '['.repeat(100_000), '{"format":"x"}'])
      expect(importStored(content, storage, isCell).refused).toBe('no-file-of-ours')
    const later = JSON.stringify({ format: FORMAT, version: 2 })
    expect(importStored(later, storage, isCell).refused).toBe('later-file')
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.array(fc.anything()), (texts, choices) => {
        const file = { format: FORMAT, version: 1, texts, choices }
        importStored(JSON.stringify(file), storage, isCell)
        expect(storage.items.size).toBe(0)
      }),
    )
  })

  test('finds storage denied or full', () => {
    const file = JSON.stringify({
      format: FORMAT,
      version: 1,
      texts: [{ cell: 'a', code: 'x', base: '' }],
      choices: [{ key: 'theme', value: 'dark' }],
    })
    const left = (why: string) => ['a', 'theme'].map((name) => ({ name, why }))
    expect(importStored(file, denied, isCell).left).toEqual(left('denied'))
    expect(importStored(file, fakeStorage({}, 1), isCell).left).toEqual(left('full'))
  })
})

test('code that stores is known here: another place to store has to be listed and cleared, too', () => {
  const root = join(import.meta.dirname, '../..')
  const files = ['src', 'public'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  const storing = files.filter(
    (file) =>
      /\.(ts|js|astro)$/.test(file) &&
      !/\.test(-kit)?\.ts$/.test(file) &&
      !file.includes('/stored-data/') &&
      /localStorage|sessionStorage|indexedDB\b|createStore\(|bookStorage\b|storedValue|caches\.open|document\.cookie/.test(
        readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
      ),
  )
  expect(storing.sort()).toEqual([
    'public/theme.js',
    'src/figures/kept-text.ts',
    'src/figures/kept.ts',
    // Names of stores, to leave them alone.
    'src/kernel/globals-guard.ts',
    'src/kernel/receive.ts',
    'src/offline/keep-book.ts',
    'src/offline/kept-pages.ts',
    'src/offline/service-worker.ts',
    'src/page/beside.ts',
    'src/page/offer-edition.ts',
    'src/page/original-lines.ts',
    'src/page/other-edition.ts',
    'src/page/reading.ts',
    'src/page/theme-switch.ts',
    'src/questions/kept-asked.ts',
    // Reads what is changed.
    'src/review/class-form.ts',
    'src/review/kept-card.ts',
    'src/review/kept-solved.ts',
    'src/session/book-storage.ts',
    'src/session/compute.ts',
    'src/session/kept-keys.ts',
    'src/session/kept-list.ts',
    'src/session/kept-trainings.ts',
    'src/session/text-keys.ts',
    'src/session/text-store.ts',
  ])
})
