/**
 * Several tabs over one storage, as Chromium has it: each renderer has a copy; what it writes goes to the browser and
 * from there to all, in one order; a change of another that arrives while one's own of the same key is still on its
 * way is not put into the copy. All of it may be late. Tabs of the last build write names
 * without the book's id, those of the one before the one value of version 2.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReaderText } from '../notebook/notebook.ts'
import { NAME_START, named } from './book-storage.ts'
import { readOld, readOwn } from './stored-text.ts'
import { type StoredCell, TextStore } from './text-store.ts'

interface Change {
  by: Renderer
  key: string
  value: string | null
}

/** All tabs of a browser, what is stored, and which values were ever written, in the browser's order. */
class Browser {
  readonly items = new Map<string, string>()
  readonly renderers = new Set<Renderer>()
  readonly written: Change[] = []

  carryOut(change: Change): void {
    if (change.value === null) this.items.delete(change.key)
    else this.items.set(change.key, change.value)
    this.written.push(change)
    for (const renderer of this.renderers) renderer.incoming.push(change)
  }

  /** Until nothing is on its way. */
  settle(): void {
    for (let messages = 0; messages < 10_000; messages++) {
      const busy = [...this.renderers].filter(({ isBusy }) => isBusy)
      if (busy.length === 0) return
      for (const renderer of busy) renderer.send() || renderer.receive()
    }
    throw new Error('the tabs do not come to rest')
  }
}

class Renderer {
  readonly incoming: Change[] = []
  readonly window = new EventTarget()
  readonly document = Object.assign(new EventTarget(), { visibilityState: 'visible' as const })
  private readonly outgoing: Change[] = []
  private readonly copy: Map<string, string>
  private readonly browser: Browser

  constructor(browser: Browser) {
    // Loading a page takes far longer than a message.
    browser.settle()
    this.browser = browser
    this.copy = new Map(browser.items)
    browser.renderers.add(this)
  }

  readonly storage = (): Storage => {
    const { copy } = this
    return {
      get length() {
        return copy.size
      },
      key: (at: number) => [...copy.keys()][at] ?? null,
      getItem: (key: string) => copy.get(key) ?? null,
      setItem: (key: string, value: string) => this.write(key, value),
      removeItem: (key: string) => this.write(key, null),
    } as Storage
  }

  private write(key: string, value: string | null): void {
    if ((this.copy.get(key) ?? null) === value) return
    this.put({ by: this, key, value })
    this.outgoing.push({ by: this, key, value })
  }

  private put({ key, value }: Change): void {
    if (value === null) this.copy.delete(key)
    else this.copy.set(key, value)
  }

  get isBusy(): boolean {
    return this.outgoing.length + this.incoming.length > 0
  }

  /** One message to the browser. */
  send(): boolean {
    const change = this.outgoing.shift()
    if (change) this.browser.carryOut(change)
    return change !== undefined
  }

  /** One message from the browser. */
  receive(): void {
    const change = this.incoming.shift()
    if (!change || change.by === this) return
    const own = [...this.outgoing, ...this.incoming].some(
      ({ by, key }) => by === this && key === change.key,
    )
    if (!own) this.put(change)
    this.window.dispatchEvent(Object.assign(new Event('storage'), { key: change.key }))
  }

  close(): void {
    while (this.send());
    this.browser.renderers.delete(this)
  }
}

/** A tab as the page has it: what it shows, and the cell that is being typed in. */
class Tab {
  readonly renderer: Renderer
  readonly store: TextStore
  texts: Map<string, StoredCell>
  typing: string | undefined
  /** what was typed since the cell was entered stands on this */
  expected = ''
  readonly told = new Set<string>()

  /** `seen` collects the texts that tabs were told of. */
  constructor(browser: Browser, seen?: Set<string | undefined>, isOfLastBuild = false) {
    this.renderer = new Renderer(browser)
    const { storage } = this.renderer
    this.store = new TextStore(
      isOfLastBuild ? storage : Object.assign(() => named(storage()), { earlier: storage }),
    )
    this.texts = this.store.read()
    for (const { edit } of this.texts.values()) seen?.add(edit?.code)
    this.store.watch(
      (changed) => {
        for (const [id, cell] of changed) {
          this.told.add(id)
          seen?.add(cell.edit?.code)
          if (id !== this.typing) this.texts.set(id, cell)
        }
      },
      undefined,
      this.renderer,
    )
  }

  codeOf(id: string): string {
    return this.texts.get(id)?.edit?.code ?? ''
  }

  type(id: string, letter: string): void {
    if (this.typing !== id) {
      this.leave()
      this.typing = id
      this.expected = this.codeOf(id)
    }
    this.expected += letter
    const edit = { code: this.codeOf(id) + letter, base: '' }
    this.keep(id, { edit, removed: this.texts.get(id)?.removed })
  }

  reset(id: string): void {
    this.leave()
    const { edit } = this.texts.get(id) ?? {}
    if (edit) this.keep(id, { removed: edit })
  }

  private keep(id: string, cell: StoredCell): void {
    this.texts.set(id, cell)
    expect(this.store.save(id, cell)).toBe('saved')
  }

  leave(): void {
    if (this.typing === undefined) return
    expect(this.codeOf(this.typing)).toBe(this.expected)
    this.typing = undefined
    this.texts = this.store.read()
  }
}

/** What the older build does: reads all, changes one, writes all; and writes what it takes up. */
class OlderTab {
  readonly renderer: Renderer
  private edits: Map<string, ReaderText>

  constructor(browser: Browser) {
    this.renderer = new Renderer(browser)
    this.edits = this.readEdits()
    this.renderer.window.addEventListener('storage', (event) => {
      if ((event as StorageEvent).key !== 'edits') return
      const found = this.readEdits()
      const ids = new Set([...this.edits.keys(), ...found.keys()])
      this.edits = found
      for (const id of ids) this.saveEdit(id, found.get(id))
    })
  }

  type(id: string, letter: string): void {
    const edit = { code: (this.edits.get(id)?.code ?? '') + letter, base: '' }
    this.edits.set(id, edit)
    this.saveEdit(id, edit)
  }

  private readEdits(): Map<string, ReaderText> {
    const cells = readOld(this.renderer.storage().getItem('edits'))
    if (cells === 'later-version') throw new Error()
    return new Map([...cells].flatMap(([id, { edit }]) => (edit ? [[id, edit]] : [])))
  }

  private saveEdit(id: string, edit: ReaderText | undefined): void {
    const edits = this.readEdits()
    if (edit) edits.set(id, edit)
    else edits.delete(id)
    const stored = { version: 2, edits: Object.fromEntries(edits), removed: {} }
    this.renderer.storage().setItem('edits', JSON.stringify(stored))
  }
}

type Act =
  | { act: 'type' | 'reset' | 'older'; tab: number; cell: string }
  | { act: 'send' | 'receive' | 'leave' | 'reload'; tab: number }

const cells = ['x', 'y', 'z']
const cell = fc.constantFrom(...cells)
const tab = fc.nat(2)
const typed = fc.record({ act: fc.constant('type' as const), tab, cell })
const late = fc.record({
  act: fc.constantFrom('send' as const, 'receive' as const),
  tab: fc.nat(3),
})
const rare = fc.oneof(
  fc.record({ act: fc.constant('reset' as const), tab, cell }),
  fc.record({ act: fc.constantFrom('leave' as const, 'reload' as const), tab }),
)
const older = fc.record({ act: fc.constant('older' as const), tab: fc.constant(3), cell })
const story = (...more: { arbitrary: fc.Arbitrary<Act>; weight: number }[]) =>
  fc.array(
    fc.oneof(
      { arbitrary: typed as fc.Arbitrary<Act>, weight: 6 },
      { arbitrary: late as fc.Arbitrary<Act>, weight: 6 },
      { arbitrary: rare as fc.Arbitrary<Act>, weight: 1 },
      ...more,
    ),
    { maxLength: 80, size: 'max' },
  )

/** Plays it, lets all messages arrive, and leaves every cell but those still typed in. Letters are never the same. */
function play(acts: Act[], old?: string, isOneOfLastBuild = false) {
  const browser = new Browser()
  if (old !== undefined) browser.items.set('edits', old)
  const seen = new Set<string | undefined>()
  const open = (tab: number) =>
    isOneOfLastBuild && tab === 2 ? new Tab(browser, undefined, true) : new Tab(browser, seen)
  const tabs = [0, 1, 2].map(open)
  const olderTab = new OlderTab(browser)
  const renderers = () => [...tabs, olderTab].map(({ renderer }) => renderer)
  let letters = 0
  const letter = () => String.fromCodePoint(0x4e00 + letters++)
  for (const each of acts) {
    if (each.act === 'type') tabs[each.tab]!.type(each.cell, letter())
    else if (each.act === 'older') olderTab.type(each.cell, letter())
    else if (each.act === 'reset') tabs[each.tab]!.reset(each.cell)
    else if (each.act === 'leave') tabs[each.tab]!.leave()
    else if (each.act === 'send') renderers()[each.tab]!.send()
    else if (each.act === 'receive') renderers()[each.tab]!.receive()
    else {
      tabs[each.tab]!.renderer.close()
      tabs[each.tab] = open(each.tab)
    }
  }
  browser.settle()
  return { browser, tabs, seen }
}

const ownIn = (value: string | null) => {
  const own = readOwn(value)
  if (own === 'later-version') throw new Error()
  return own
}

test('tabs of this build: letters stay, the last text is everywhere, and no cell is lost to another', () => {
  fc.assert(
    fc.property(story(), (acts) => {
      const { browser, tabs } = play(acts)
      for (const id of cells) {
        const last =
          browser.written.findLast(({ key }) => key === `${NAME_START}edit:${id}`)?.value ?? null
        const code = ownIn(last)?.edit?.code ?? ''
        for (const each of tabs) {
          if (each.typing === id) expect(each.codeOf(id)).toBe(each.expected)
          else expect(each.codeOf(id)).toBe(code)
        }
        // With one writer only, what is stored is all that it typed.
        const writers = new Set(
          acts.flatMap((each) =>
            (each.act === 'type' || each.act === 'reset') && each.cell === id ? [each.tab] : [],
          ),
        )
        const [writer] = writers
        if (writers.size !== 1 || acts.some(({ act }) => act === 'reload')) continue
        expect(tabs[writer!]!.told.has(id)).toBe(false)
        expect(tabs[writer!]!.codeOf(id)).toBe(code)
      }
      // A new tab sees the same, and stores nothing.
      const before = browser.written.length
      const next = new Tab(browser)
      for (const id of cells)
        expect(next.codeOf(id)).toBe(
          ownIn(browser.items.get(`${NAME_START}edit:${id}`) ?? null)?.edit?.code ?? '',
        )
      browser.settle()
      expect(browser.written).toHaveLength(before)
    }),
    { numRuns: 400, seed: 2018 },
  )
})

test('with a tab of the older build: nobody’s last text is lost, and all tabs come to show the same', () => {
  const start = JSON.stringify({ version: 1, edits: { x: { code: 'a', base: '' } } })
  fc.assert(
    fc.property(story({ arbitrary: older, weight: 3 }), (acts) => {
      const { browser, tabs, seen } = play(acts, start)
      const old = readOld(browser.items.get('edits') ?? null)
      if (old === 'later-version') throw new Error()
      const next = new Tab(browser)
      for (const id of cells) {
        const { edit, removed } = next.texts.get(id) ?? {}
        for (const each of tabs) {
          if (each.typing === id) expect(each.codeOf(id)).toBe(each.expected)
          else expect(each.codeOf(id)).toBe(edit?.code ?? '')
        }
        // What this build wrote last is there, or can be had back; where the older one wrote nothing, it is there.
        const last = browser.written.findLast(({ key }) => key === `${NAME_START}edit:${id}`)
        const written = last && ownIn(last.value)
        if (written?.edit) expect([edit?.code, removed?.code]).toContain(written.edit.code)
        if (written && !acts.some((each) => each.act === 'older' && each.cell === id))
          expect(edit?.code).toBe(written.edit?.code)
        // What the older one wrote last is there, or a tab that was told of it has gone on from there.
        const olderCode = old.get(id)?.edit?.code
        if (olderCode !== undefined && olderCode !== edit?.code) expect(seen).toContain(olderCode)
      }
    }),
    { numRuns: 400, seed: 2018 },
  )
})

test('with a tab of the last build, whose names are without the book’s: nobody’s last text is lost', () => {
  const start = JSON.stringify({ version: 2, edits: { x: { code: 'a', base: '' } }, removed: {} })
  fc.assert(
    fc.property(story({ arbitrary: older, weight: 1 }), (acts) => {
      const { browser, tabs, seen } = play(acts, start, true)
      const next = new Tab(browser)
      const wrote = (id: string, ...by: number[]) =>
        acts.some(
          (each) =>
            (each.act === 'type' || each.act === 'reset' || each.act === 'older') &&
            each.cell === id &&
            by.includes(each.tab),
        )
      for (const id of cells) {
        const { edit, removed } = next.texts.get(id) ?? {}
        for (const each of tabs.slice(0, 2)) {
          if (each.typing === id) expect(each.codeOf(id)).toBe(each.expected)
          else expect(each.codeOf(id)).toBe(edit?.code ?? '')
        }
        // What this build wrote last is there, or can be had back; where no other wrote, it is there.
        const last = browser.written.findLast(({ key }) => key === `${NAME_START}edit:${id}`)
        const written = last && ownIn(last.value)
        if (written?.edit) expect([edit?.code, removed?.code]).toContain(written.edit.code)
        if (written && !wrote(id, 2, 3)) expect(edit?.code).toBe(written.edit?.code)
        // What the last build wrote last is there, or a tab that was told of it has gone on from there.
        const lastCode = ownIn(browser.items.get(`edit:${id}`) ?? null)?.edit?.code
        if (wrote(id, 2) && !wrote(id, 3) && lastCode !== undefined && lastCode !== edit?.code)
          expect(seen).toContain(lastCode)
      }
    }),
    { numRuns: 400, seed: 2018 },
  )
})
