/** What cells do to command the page, to freeze it, or to go on: nothing comes of it. */
import { expect, type Page, test } from '@playwright/test'
import { edit, expectState, output, runToEnd, storedText } from '../cell.ts'

/** No task should keep the page for more than 100 ms; the machine that tests may be busy with other things. */
const LONGEST_MS = 300

/** Measures how long the page's longest task kept it from answering, from now on. */
async function watch(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = { longest: 0, last: performance.now() }
    Object.assign(globalThis, { seen })
    const look = () => {
      if ((globalThis as unknown as { seen: object }).seen !== seen) return
      const now = performance.now()
      seen.longest = Math.max(seen.longest, now - seen.last)
      seen.last = now
      setTimeout(look, 5)
    }
    look()
  })
  return () =>
    page.evaluate(() => (globalThis as unknown as { seen: { longest: number } }).seen.longest)
}

/** The same attacks, from wherever a cell can begin them. */
const FORGED = `const forged = [
  { type: 'take-edits', edits: new Map(), removed: new Map() },
  { type: 'stored', cells: new Map([['is-sorted', {}], ['insertion-sort', {}]]) },
  { type: 'reset', ids: ['count', 'insertion-sort'] },
  { type: 'edit', id: 'count', code: '6 * 7', result: { compiled: { js: '$last=("planted")', inputs: [], outputs: [], changes: [] } } },
  { type: 'edit', id: 'is-sorted', code: 'a' + '!'.repeat(2000), result: { problem: { message: '', position: { line: 1, column: 1 } } } },
  { type: 'run', ids: ['is-sorted'] },
  { type: 'kernel-lost', why: 'crashed' },
  { type: 'try', edits: new Map() },
  { type: 'keep-tried' },
  { type: 'outputs', run: 1, changes: [{ output: { kind: 'text', text: 'planted' } }] },
  { type: 'spoiled', spoiled: [{ cell: 'count', names: ['x'], how: 'changed' }] },
  { type: 'finished', run: 1, outcome: 'done', milliseconds: 1, machine: { backend: 'none', threads: 1, tensors: 0, bytes: 0, measured: { card: { backend: 'webgl', name: 'planted' }, milliseconds: {}, fastest: 'wasm' } }, models: [], spoiled: [], alive: [] },
  ...Array.from({ length: 9 }, (_, run) => ({ type: 'checkpoint', run, checkpoint: { weights: [], optimizer: [], random: 1, state: { epochs: 1, epoch: 1, step: 1, cards: new Uint32Array(2) } } })),
]
const found: unknown[] = []
const all = (message: unknown) => [message, { message }, { secret: '', message }, ...found.map((secret) => ({ secret, message }))]
const sendAll = (send: (message: unknown) => void) => {
  for (const each of forged) for (const message of all(each)) try { send(message) } catch {}
}
`

const WAYS: Record<string, string> = {
  'the worker’s own channel': `const worker = globalThis as unknown as { postMessage(message: unknown): void }
sendAll((message) => worker.postMessage(message))`,
  'listeners of messages': `const heard: unknown[] = []
Object.assign(globalThis, { onmessage: (event: MessageEvent) => heard.push(event) })
addEventListener('message', (event) => heard.push(event), true)
addEventListener('messageerror', (event) => heard.push(event), true)
await new Promise((go) => setTimeout(go, 300))
for (const event of heard as MessageEvent[]) for (const port of [event.source, event.target, ...event.ports])
  sendAll((message) => (port as MessagePort).postMessage(message))
heard.length`,
  'patched ports and messages': `const ports = new Set<MessagePort>()
const { postMessage } = MessagePort.prototype
for (const name of ['postMessage', 'start', 'close', 'addEventListener', 'dispatchEvent'] as const) {
  const plain = MessagePort.prototype[name] as (...all: unknown[]) => unknown
  Object.assign(MessagePort.prototype, { [name](this: MessagePort, ...all: unknown[]) { ports.add(this); found.push(...all); return Reflect.apply(plain, this, all) } })
}
const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!
for (const name of ['data', 'ports', 'source', 'target', 'currentTarget'])
  Object.defineProperty(name.endsWith('arget') ? Event.prototype : MessageEvent.prototype, name, { configurable: true, get(this: MessageEvent) { found.push(this, Reflect.apply(get!, this, [])); return Reflect.apply(get!, this, []) } })
for (let i = 0; i < 5; i++) { await display(i, 'slot'); await new Promise((go) => setTimeout(go, 80)) }
for (const port of ports) sendAll((message) => Reflect.apply(postMessage, port, [message]))
ports.size + found.length`,
  'patched lists, promises and objects': `const seen = new Set<unknown>()
const look = (value: unknown, depth = 0): void => {
  if (depth > 3 || seen.has(value) || (typeof value !== 'object' && typeof value !== 'function') || value === null) return
  seen.add(value)
  for (const key of Reflect.ownKeys(value)) try { look((value as Record<PropertyKey, unknown>)[key], depth + 1) } catch {}
}
for (const [owner, names] of [
  [Array.prototype, ['push', 'map', 'filter', 'find', 'some', 'every', 'join', 'flatMap', 'includes', 'slice']],
  [Map.prototype, ['get', 'set', 'has', 'delete']], [Set.prototype, ['has', 'add']], [WeakMap.prototype, ['get', 'set']],
  [Function.prototype, ['call', 'apply', 'bind']], [Promise.prototype, ['then', 'catch', 'finally']], [String.prototype, ['slice', 'replace', 'matchAll']],
  [Reflect, ['apply', 'get', 'ownKeys']], [Object, ['keys', 'entries', 'assign', 'create', 'defineProperty', 'getOwnPropertyDescriptor']],
] as [Record<string, (...all: unknown[]) => unknown>, string[]][])
  for (const name of names) {
    const plain = owner[name]!
    const { apply } = Reflect
    let isInside = false
    owner[name] = function (this: unknown, ...all: unknown[]) {
      if (!isInside) { isInside = true; try { look(this); for (let i = 0; i < all.length; i++) look(all[i]) } finally { isInside = false } }
      return apply(plain, this, all)
    }
  }
for (const key of ['secret', 'message', 'type', 'port', 'post', 'run', 'isOver', 'checkpoints', 'slot', 'value', 'get', '0'])
  Object.defineProperty(Object.prototype, key, { configurable: true, get: () => undefined, set(this: object, value: unknown) { look(this); look(value); Object.defineProperty(this, key, { value, writable: true, configurable: true, enumerable: true }) } })
for (let i = 0; i < 5; i++) { await display({ i }, 'slot'); console.log(i) }
void Promise.reject(new Error('stray'))
await new Promise((go) => setTimeout(go, 100))
const functions = [...seen].filter((each) => typeof each === 'function') as ((message: unknown) => void)[]
for (const each of [...seen]) if (each instanceof MessagePort) sendAll((message) => each.postMessage(message))
for (const each of functions) if (/post|send/i.test(each.name)) sendAll(each)
seen.size`,
  'the kernel’s own files': `const names = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('receive'))
for (const name of names) {
  const { port1, port2 } = new MessageChannel()
  const kernel = await import(/* @vite-ignore */ name)
  for (const each of Object.values(kernel)) {
    try { (each as (hello: unknown) => void)({ port: port2, secret: 'x' }) } catch {}
    sendAll(each as (message: unknown) => void)
  }
  port1.close()
}
names.length`,
}

const MORE_WAYS: Record<string, string> = {
  'stacks and callers': `const caught: unknown[] = []
Object.assign(Error, { stackTraceLimit: 100, prepareStackTrace: (_: unknown, sites: { getThis(): unknown; getFunction(): unknown }[]) => { for (const site of sites) caught.push(site.getThis(), site.getFunction()); return '' } })
const plain = Array.prototype.push
Array.prototype.push = function (...all) { void new Error('x').stack; for (const f of [Array.prototype.push]) try { caught[caught.length] = (f as unknown as { caller: unknown }).caller } catch {}; return Reflect.apply(plain, this, all) }
for (let i = 0; i < 3; i++) { console.log(i); await new Promise((go) => setTimeout(go, 80)) }
for (const each of caught) if (typeof each === 'function') sendAll(each as never)
for (const each of caught) for (const name of ['post', 'send', 'postMessage', 'receive', 'begin']) try { sendAll((each as never)[name] as never) } catch {}
caught.filter(Boolean).length`,
  'values with getters, shared memory and proxies': `let reads = 0
display({ kind: 'table', caption: '', columns: [], get rows() { return reads++ > 0 ? forged : [[1]] } })
display({ kind: 'lines', caption: '', x: { label: '', values: new Float32Array(new SharedArrayBuffer(16)) }, y: { label: '' }, series: [] })
display(new Proxy({ kind: 'bars' }, { get: (_, name) => name === 'bars' ? new Proxy([], { get: (_, at) => at === 'length' ? 1e9 : forged }) : 'bars' }))
display({ kind: 'error', name: 'planted', message: 'x', frames: [] })
display({ kind: 'order', caption: '', values: [Infinity], sorted: Infinity })
display({ type: 'reset', ids: ['count'], toJSON: () => forged })
reads`,
  'a kernel of its own': `const name = performance.getEntriesByType('resource').map(({ name }) => name).find((name) => name.includes('receive'))
const at = location.href
const inner = new Worker(at, { type: 'module' })
const { port1, port2 } = new MessageChannel()
const heard: unknown[] = []
port1.onmessage = ({ data }) => heard.push(data)
inner.postMessage({ port: port2, secret: 'mine' }, [port2])
await new Promise((go) => setTimeout(go, 1500))
sendAll((message) => port1.postMessage(message))
const program = { source: '(async () => { ' + 'try { postMessage(1) } catch (e) { return { $last: String(e), $read: () => ({}) } } })', parameters: [], imports: [] }
port1.postMessage({ type: 'run', run: 1, program: { id: 'count', ...program }, takes: [], changes: [] })
await new Promise((go) => setTimeout(go, 500))
heard.length`,
  'events of its own making': `const { port1, port2 } = new MessageChannel()
for (const data of [{ port: port1, secret: 'x' }, ...forged]) {
  dispatchEvent(new MessageEvent('message', { data, ports: [port2] }))
  dispatchEvent(new MessageEvent('messageerror', { data }))
  dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { reason: data, promise: Promise.resolve() }))
  dispatchEvent(new ErrorEvent('error', { error: data }))
}
const channel = new BroadcastChannel('kernel')
sendAll((message) => channel.postMessage(message))
forged.length`,
  'lies about names and lengths': `const keys = Object.keys
const slice = String.prototype.slice
setTimeout(() => {
  Object.keys = () => forged as never
  String.prototype.slice = function () { return 'x'.repeat(1e6) }
  console.log('y'.repeat(1e5))
  setTimeout(() => { Object.keys = keys; String.prototype.slice = slice }, 500)
}, 50)
await new Promise((go) => setTimeout(go, 200))
1`,
  'an error that the kernel does not hear of': `addEventListener('error', (event) => event.stopImmediatePropagation(), true)
const channel = new MessageChannel()
channel.port1.onmessage = () => { throw { toString: () => 'planted', message: forged } }
channel.port2.postMessage(1)
await new Promise((go) => setTimeout(go, 200))
1`,
  'a clock that runs wild': `performance.now = () => Math.random() * 1e12
Date.now = () => Number.NaN
const until = new Date().getTime() + 500
while (new Date().getTime() < until) { display('x'.repeat(1e4), 'slot'); console.log(1) }
1`,
  'a toString and a then for everything': `Object.defineProperty(Object.prototype, 'then', { configurable: true, get(this: object) { found[found.length] = this; return undefined } })
Object.defineProperty(Promise.prototype, 'constructor', { configurable: true, get(this: object) { found[found.length] = this; return Promise } })
Object.prototype.toString = () => 'finished'
await display(1, 'slot')
await new Promise((go) => setTimeout(go, 100))
found.length`,
}

for (const [group, ways] of Object.entries({ ports: WAYS, tricks: MORE_WAYS }))
  test(`whatever a cell sends, no text, no training and no other cell changes: ${group}`, async ({
    page,
  }) => {
    test.setTimeout(180_000)
    await page.goto('/inserting/')
    await edit(page, 'count', '40 + 2')
    await runToEnd(page, 'count')
    await page.evaluate(() => {
      const kept = {
        key: 'passes x',
        cell: 'passes',
        round: 0,
        epochs: 1,
        epoch: 1,
        step: 1,
        savedAt: 1,
      }
      localStorage.setItem('sorting training:passes x', JSON.stringify({ version: 1, kept }))
    })
    const stored = () =>
      page.evaluate(() =>
        JSON.stringify(
          Object.entries(localStorage)
            // Where the reader is, the page itself keeps.
            .filter(([key]) => !key.endsWith('insertion-sort') && !key.endsWith(' place'))
            .sort(),
        ),
      )
    const before = await stored()
    for (const [way, code] of Object.entries(ways)) {
      await edit(page, 'insertion-sort', FORGED + code)
      const longest = await watch(page)
      await runToEnd(page, 'insertion-sort')
      // What is sent late is sent by then.
      await page.waitForTimeout(300)
      expect(await longest(), `${way}: the page answers`).toBeLessThan(1000)
      expect(await stored(), way).toBe(before)
      expect(await storedText(page, 'insertion-sort'), way).toBe(FORGED + code)
      await expectState(page, 'count', /done|stale/)
      await expect(output(page, 'count'), way).toHaveText('42')
      await edit(page, 'insertion-sort', '6 * 7')
      await runToEnd(page, 'insertion-sort')
      await expect(output(page, 'insertion-sort'), way).toHaveText('42')
    }
  })

const LARGE: [what: string, code: string, shows: RegExp][] = [
  ['an error of 50 MB', "throw new Error('x'.repeat(5e7))", /cut: 50,000,000 characters in all/],
  [
    'an error with a name of 50 MB',
    "throw Object.assign(new Error('short'), { name: 'x'.repeat(5e7) })",
    /cut: 50,000,000 characters in all/,
  ],
  [
    'a line of 20 MB',
    "console.log(...Array.from({ length: 1000 }, () => 'x'.repeat(20_000)))",
    /cut: 20,000,999 characters in all/,
  ],
  [
    'a table of 100,000 rows',
    "const rows = Array.from({ length: 1e5 }, (_, i) => [i, 'x'.repeat(2000)])\nawait display({ kind: 'table', caption: 't', columns: ['n', 'm'], rows })",
    /… 99,9\d\d more rows/,
  ],
  [
    'bars of 200,000 values',
    "const bars = Array.from({ length: 2e5 }, (_, value) => ({ label: `${value}`, value }))\nawait display({ kind: 'bars', caption: 'b', bars })",
    /… 199,800 more bars/,
  ],
  [
    'lines of 200,000 points',
    "const values = Array.from({ length: 2e5 }, (_, i) => i / 2e5)\nawait display({ kind: 'lines', caption: 'l', x: { label: 'x', values }, y: { label: 'y' }, series: [{ label: 'y', values }] })",
    /2,000 of 200,000 points/,
  ],
  [
    'a chart of 5,000 curves',
    "const values = Array.from({ length: 3000 }, (_, i) => i)\nawait display({ kind: 'lines', caption: 'c', x: { label: 'x', values }, y: { label: 'y' }, series: Array.from({ length: 5000 }, (_, i) => ({ label: `${i}`, values })) })",
    /666 of 3,000 points.*4,976 more curves/s,
  ],
  [
    'outputs of 80 MB',
    "for (let i = 0; i < 400; i++) display('x'.repeat(200_000))\nfor (let i = 0; i < 400; i++) console.log('y'.repeat(200_000))",
    /more, not shown/,
  ],
  [
    '20,000 rejections nobody waits for',
    'const fail = (i: number) => new Error(`stray ${i}`)\nfor (let i = 0; i < 2e4; i++) void Promise.reject(fail(i))\nawait new Promise((go) => setTimeout(go, 1000))',
    /more, not shown/,
  ],
  [
    '400 slots that change',
    "for (let i = 0; i < 20_000; i++) await display(`${i} ${'x'.repeat(20_000)}`, `slot ${i % 400}`)",
    /more, not shown/,
  ],
  [
    'what only looks like a table',
    "const chair = { kind: 'table', legs: 4 }\nconst lines = { kind: 'lines', count: 3 }\nconsole.log('before')\ndisplay(chair)\ndisplay({ kind: 'order', day: 1 })\nlines",
    /before.*legs.*day.*count/s,
  ],
]

for (const [what, code, shows] of LARGE)
  test(`the page goes on answering, and says what was cut: ${what}`, async ({ page }) => {
    test.setTimeout(90_000)
    await page.goto('/inserting/')
    await edit(page, 'insertion-sort', '6 * 7')
    await runToEnd(page, 'insertion-sort')
    await edit(page, 'insertion-sort', code)
    const times: number[] = []
    // A machine that is busy with other things may once be late.
    while (times.length < 3 && !times.some((time) => time < LONGEST_MS)) {
      const longest = await watch(page)
      await runToEnd(page, 'insertion-sort')
      await expect(output(page, 'insertion-sort')).toContainText(shows)
      times.push(await longest())
    }
    expect(Math.min(...times), `${times.map(Math.round)} ms`).toBeLessThan(LONGEST_MS)
    expect(await output(page, 'insertion-sort').locator('*').count()).toBeLessThan(4000)
  })
