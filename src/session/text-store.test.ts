import { describe, expect, test } from 'vitest'
import { fakeStorage } from './storage.test-kit.ts'
import { type StoredCell, type Surroundings, TextStore } from './text-store.ts'

const text = (code: string) => ({ code, base: 'book' })
const A = text('a')
const B = text('b')
const LATER = '{"version":4,"edit":{"code":"later","base":""}}'
const stored = (cell: StoredCell) => JSON.stringify({ version: 3, ...cell })
const old = (edits: object, removed: object = {}) => JSON.stringify({ version: 2, edits, removed })

/** What happens around a page, and the changes its store tells of. */
function watched(store: TextStore) {
  const document = Object.assign(new EventTarget(), {
    visibilityState: 'visible' as DocumentVisibilityState,
  })
  const surroundings: Surroundings = { window: new EventTarget(), document }
  const told: Record<string, StoredCell>[] = []
  const stop = new AbortController()
  store.watch((changed) => told.push(Object.fromEntries(changed)), stop.signal, surroundings)
  const fire = (target: EventTarget, type: string, properties: object = {}) =>
    target.dispatchEvent(Object.assign(new Event(type), properties))
  return { told, stop, fire, document, window: surroundings.window }
}

test('texts are kept and forgotten cell by cell', () => {
  const storage = fakeStorage({ theme: 'dark' })
  const store = new TextStore(storage)
  expect(store.read()).toEqual(new Map())
  expect(store.save('x', { edit: A })).toBe('saved')
  store.save('y', { edit: B })
  store.save('x', { removed: A })
  expect(store.read()).toEqual(
    new Map([
      ['x', { removed: A }],
      ['y', { edit: B }],
    ]),
  )
  store.save('y', {})
  expect([...storage.items]).toEqual([
    ['theme', 'dark'],
    ['edit:x', stored({ removed: A })],
  ])
})

describe('reading stores nothing', () => {
  test('but a key for each cell of the old value, once', () => {
    const storage = fakeStorage({ edits: old({ x: A }, { y: B }), 'edit:z': stored({ edit: A }) })
    const store = new TextStore(storage)
    const texts = store.read()
    expect(texts).toEqual(
      new Map(Object.entries({ x: { edit: A }, y: { removed: B }, z: { edit: A } })),
    )
    expect(storage.written).toEqual(['edit:x', 'edit:y'])
    expect(storage.items.get('edits')).toBe(old({ x: A }, { y: B }))
    expect(store.read()).toEqual(texts)
    expect(new TextStore(storage).read()).toEqual(texts)
    expect(storage.written).toHaveLength(2)
    // An older tab that loses it takes it from itself only.
    storage.items.delete('edits')
    expect(new TextStore(storage).read()).toEqual(texts)
  })
  test('what was reset does not come back from the old value', () => {
    const storage = fakeStorage({ edits: old({ x: A, y: A }) })
    const store = new TextStore(storage)
    store.read()
    store.save('x', { removed: A })
    store.save('y', {})
    expect(new TextStore(storage).read()).toEqual(new Map([['x', { removed: A }]]))
  })
  test('without room for them, texts of the old value are read all the same', () => {
    const storage = fakeStorage({ edits: old({ x: A }) }, 10)
    expect(new TextStore(storage).read()).toEqual(new Map([['x', { edit: A }]]))
  })
})

describe('what another tab writes', () => {
  test('is told once; what this tab writes, never', () => {
    const storage = fakeStorage()
    const store = new TextStore(storage)
    store.read()
    const { told, fire, window, stop } = watched(store)
    store.save('x', { edit: A })
    fire(window, 'storage', { key: 'edit:x' })
    expect(told).toEqual([])
    storage.items.set('edit:y', stored({ edit: B }))
    fire(window, 'storage', { key: 'theme' })
    expect(told).toEqual([])
    fire(window, 'storage', { key: 'edit:y' })
    fire(window, 'storage', { key: 'edit:y' })
    expect(told).toEqual([{ y: { edit: B } }])
    storage.items.delete('edit:x')
    fire(window, 'storage', { key: 'edit:x' })
    expect(told.at(-1)).toEqual({ x: {} })
    expect(storage.written).toEqual(['edit:x'])
    stop.abort()
    storage.items.set('edit:y', stored({ edit: A }))
    fire(window, 'storage', { key: 'edit:y' })
    expect(told).toHaveLength(2)
  })
  test('counts as it is stored, not as the event has it', () => {
    const storage = fakeStorage()
    const store = new TextStore(storage)
    const { told, fire, window } = watched(store)
    store.save('x', { edit: A })
    fire(window, 'storage', { key: 'edit:x', newValue: stored({ edit: B }) })
    expect(told).toEqual([])
  })
  test('may be that all is gone', () => {
    const storage = fakeStorage({ edits: old({ x: A }), 'edit:y': stored({ edit: B }) })
    const store = new TextStore(storage)
    store.read()
    const { told, fire, window } = watched(store)
    storage.items.clear()
    fire(window, 'storage', { key: null })
    expect(told).toEqual([{ x: {}, y: {} }])
  })
  test('is found when the page comes back', () => {
    const storage = fakeStorage()
    const { told, fire, window, document } = watched(new TextStore(storage))
    const put = (code: string) => storage.items.set('edit:x', stored({ edit: text(code) }))
    put('1')
    fire(window, 'pageshow', { persisted: false })
    expect(told).toHaveLength(0)
    fire(window, 'pageshow', { persisted: true })
    put('2')
    document.visibilityState = 'hidden'
    fire(document, 'visibilitychange')
    expect(told).toHaveLength(1)
    document.visibilityState = 'visible'
    fire(document, 'visibilitychange')
    put('3')
    fire(document, 'resume')
    // A page of this tab, by Astro's router.
    put('4')
    fire(document, 'astro:after-swap')
    expect(told.map(({ x }) => x?.edit?.code)).toEqual(['1', '2', '3', '4'])
  })
  test('with an older build, is the newest; what it replaces is kept', () => {
    const storage = fakeStorage({ edits: old({ x: A }) })
    const store = new TextStore(storage)
    store.read()
    const { told, fire, window } = watched(store)
    store.save('x', { edit: B })
    storage.items.set('edits', old({ x: A, y: A }))
    fire(window, 'storage', { key: 'edits' })
    expect(told).toEqual([{ y: { edit: A } }])
    const written = storage.written.length
    storage.items.set('edits', old({ x: text('c'), y: A }))
    fire(window, 'storage', { key: 'edits' })
    expect(told.at(-1)).toEqual({ x: { edit: text('c'), removed: B } })
    // Taking it up stored nothing.
    expect(storage.written).toHaveLength(written)
    store.save('x', { removed: text('c') })
    expect(new TextStore(storage).read().get('x')).toEqual({ removed: text('c') })
  })
  test('with an older build and not told of yet, is not passed over by a text of this one', () => {
    const storage = fakeStorage({ edits: old({ x: A }) })
    const store = new TextStore(storage)
    store.read()
    const { told, fire, window } = watched(store)
    storage.items.set('edits', old({ x: B }))
    store.save('x', { edit: text('c') })
    fire(window, 'storage', { key: 'edits' })
    expect(told).toEqual([{ x: { edit: B, removed: text('c') } }])
  })
})

describe('a later version', () => {
  test('of a cell is left alone, and changes nothing in an open page', () => {
    const storage = fakeStorage({ 'edit:x': stored({ edit: A }), 'edit:y': LATER })
    const store = new TextStore(storage)
    expect(store.read()).toEqual(new Map([['x', { edit: A }]]))
    const { told, fire, window } = watched(store)
    storage.items.set('edit:x', LATER)
    fire(window, 'storage', { key: 'edit:x' })
    expect(told).toEqual([])
    expect(store.read().get('x')).toEqual({ edit: A })
    expect(store.save('x', { edit: B })).toBe('later-version')
    expect(store.save('y', {})).toBe('later-version')
    expect(store.save('z', { edit: B })).toBe('saved')
    expect(store.problem).toBe('later-version')
    expect([storage.items.get('edit:x'), storage.items.get('edit:y')]).toEqual([LATER, LATER])
  })
  test('of the old value changes nothing, either', () => {
    const storage = fakeStorage({ edits: old({ x: A }) })
    const store = new TextStore(storage)
    store.read()
    const { told, fire, window } = watched(store)
    storage.items.set('edits', '{"version":9}')
    fire(window, 'storage', { key: 'edits' })
    expect(told).toEqual([])
  })
})

test('what cannot be read harms no other cell and is put aside', () => {
  const storage = fakeStorage({ 'edit:x': '{"version":3,"ed', 'edit:y': stored({ edit: B }) })
  const store = new TextStore(storage)
  expect(store.read()).toEqual(new Map([['y', { edit: B }]]))
  expect(storage.written).toEqual([])
  store.save('x', { edit: A })
  store.save('x', { edit: B })
  expect(storage.items.get('edit-unreadable:x')).toBe('{"version":3,"ed')
  expect(new TextStore(storage).read().get('x')).toEqual({ edit: B })
})

test('storage that is denied or full is said, not thrown', () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  const without = new TextStore(denied)
  expect(without.read()).toEqual(new Map())
  expect(without.save('x', { edit: A })).toBe('denied')
  expect(without.problem).toBe('denied')
  const full = new TextStore(fakeStorage({}, 60))
  const { told, fire, document } = watched(full)
  expect(full.save('x', { edit: A })).toBe('saved')
  expect(full.save('x', { edit: text('a'.repeat(60)) })).toBe('full')
  expect(full.problem).toBe('full')
  // What is stored is older than what could not be, so it is no news.
  fire(document, 'visibilitychange')
  expect(told).toEqual([])
  expect(full.save('x', { edit: B })).toBe('saved')
  expect(full.problem).toBeUndefined()
})

describe('what there was no room for', () => {
  const long = text('a'.repeat(60))
  const full = () => {
    const storage = fakeStorage({}, 60)
    const store = new TextStore(storage)
    expect(store.save('x', { edit: long })).toBe('full')
    return { storage, store, ...watched(store) }
  }

  test('is stored once there is, and the listener is told that something has changed', () => {
    const { storage, store, told, fire, window, document } = full()
    fire(window, 'storage', { key: 'theme' })
    expect([told, store.problem]).toEqual([[], 'full'])
    storage.room = 1000
    fire(document, 'astro:after-swap')
    expect([told, store.problem]).toEqual([[{}], undefined])
    expect(storage.items.get('edit:x')).toBe(stored({ edit: long }))
    fire(document, 'astro:after-swap')
    expect(told).toHaveLength(1)
  })
  test('is looked after whatever another tab has cleared', () => {
    const { storage, store, fire, window } = full()
    storage.room = 1000
    fire(window, 'storage', { key: 'figure:race' })
    expect(store.problem).toBeUndefined()
  })
  test('is not put over what another tab has stored since', () => {
    const { storage, store, told, fire, window } = full()
    storage.items.set('edit:x', stored({ edit: B }))
    storage.room = 1000
    fire(window, 'storage', { key: 'edit:x' })
    expect([told, store.problem]).toEqual([[{ x: { edit: B } }], undefined])
    expect(storage.items.get('edit:x')).toBe(stored({ edit: B }))
  })
})
