/** Keeps the whole book in this browser, so that all of it can be read and run without the network. */
import { offline as words } from '#words/offline'
import { h, toDom } from '../output/markup.ts'
import { openDialog } from '../page/dialog.ts'
import { pageBuild } from '../session/new-version.ts'
import { keyOf, listAddress, type SiteFile, type SiteFiles } from './files.ts'
import { forEach, ifOfBuild, missingOf, notIn, readList, wishAddress } from './kept.ts'
import { cacheOfPage, registrationOfSite, SITE, served } from './this-site.ts'
import { registerWorker } from './worker.ts'

/** Other pages of the old build may take so long to let the new worker take over. */
const PATIENCE = 2000

/**
 * Opens a dialog that says how much of the book is kept, in megabytes, and keeps the rest when asked; where that cannot
 * be, it says why.
 */
export async function openKeeping(): Promise<void> {
  const book = await find()
  if (typeof book === 'string') return explain(book)
  const { list, cache } = book
  const missing = await missingOf(list, cache, SITE)
  const { files } = list
  const total = megabytes(files)
  const dialog = openDialog({
    title: words.title,
    content: [
      h(
        'p',
        {},
        missing.length === 0 ? words.allKept(total) : words.about(total, megabytes(missing)),
      ),
      h('progress', {
        max: files.length,
        value: files.length - missing.length,
        'aria-label': words.title,
      }),
      h('p', { role: 'status', class: 'said' }),
      ...(missing.length > 0
        ? [h('button', { type: 'button', class: 'primary', 'data-keep': '' }, words.keep)]
        : []),
    ],
  })
  const stop = new AbortController()
  dialog.addEventListener('close', () => stop.abort())
  const button = dialog.querySelector<HTMLButtonElement>('[data-keep]')
  const tell = (left: SiteFile[], said: string) => {
    dialog.querySelector('progress')!.value = files.length - left.length
    dialog.querySelector('[role=status]')!.textContent = said
  }
  button?.addEventListener('click', async () => {
    button.disabled = true
    void navigator.storage.persist?.()
    const trouble = await keepAll(missing, cache, stop.signal, (left) =>
      tell(left, words.left(megabytes(left))),
    )
    if (stop.signal.aborted) return
    // Says what is kept now, which may be more than was fetched.
    const still = await missingOf(list, cache, SITE)
    button.disabled = false
    if (still.length === 0) {
      // Nothing is left to press but the way out.
      dialog.querySelector<HTMLElement>('[data-close]')!.focus()
      button.remove()
    }
    missing.splice(0, Infinity, ...still)
    if (still.length === 0) await cache.put(wishAddress(SITE), new Response())
    tell(still, await conclude(still, trouble))
  })
}

/** After an update, if the reader had kept the whole book: says what it lacks now and offers to fetch that. */
export async function offerRest(): Promise<void> {
  const book = await find()
  if (typeof book === 'string') return
  const missing = await notIn(book.list, book.cache, SITE)
  document.querySelector('[data-rest]')?.remove()
  if (missing.length === 0) return
  const banner = toDom(
    h(
      'section',
      { class: 'shared', 'data-rest': '', 'aria-label': words.title },
      h('p', {}, h('strong', {}, words.updated), words.toFetch(described(missing))),
      h(
        'footer',
        {},
        h('button', { type: 'button', class: 'primary', 'data-fetch': '' }, words.fetchRest),
        h('button', { type: 'button', 'data-leave': '' }, words.leaveRest),
      ),
    ),
  ) as Element
  banner.querySelector('[data-fetch]')!.addEventListener('click', () => {
    banner.remove()
    void openKeeping()
  })
  banner.querySelector('[data-leave]')!.addEventListener('click', () => {
    banner.remove()
    void book.cache.delete(wishAddress(SITE))
  })
  document.querySelector('#main')!.prepend(banner)
}

type Why = 'unavailable' | 'otherBuild' | 'otherTabs' | 'unreachable'

interface Found {
  list: SiteFiles
  cache: Cache
}

/** The list of this page's build and its cache; or why this build cannot be kept. */
async function find(): Promise<Found | Why> {
  if (!(await hasWorker())) return 'unavailable'
  const host = await fetchList()
  if (host && host.build !== pageBuild()) return 'otherBuild'
  if (!(await isServed())) return 'otherTabs'
  const cache = await caches.open(cacheOfPage())
  const list = (await readList(cache, SITE)) ?? host
  return list ? { list, cache } : 'unreachable'
}

/** A network that has not answered by then counts as none. */
const PATIENCE_MS = 20_000

async function fetchList(): Promise<SiteFiles | undefined> {
  try {
    const response = await fetch(listAddress(SITE), {
      cache: 'no-cache',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return response.ok ? ((await response.json()) as SiteFiles) : undefined
  } catch {
    return undefined
  }
}

/** Whether a service worker serves this page; on a first visit it may only now be on its way. */
async function hasWorker(): Promise<boolean> {
  const { serviceWorker } = navigator
  if (!serviceWorker || serviceWorker.controller) return serviceWorker !== undefined
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false))
  return Promise.race([registerWorker().then(() => true), late]).catch(() => false)
}

/** Whether the service worker of this build is the one that serves it. The old one may wait for other pages to go. */
async function isServed(): Promise<boolean> {
  const registration = await registrationOfSite()
  if (!registration?.waiting) return true
  const taken = new Promise((resolve) =>
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
  )
  registration.waiting.postMessage({ takeOver: pageBuild() })
  await Promise.race([taken, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  if (registration.waiting) return false
  await served()
  return true
}

function explain(why: Why): void {
  openDialog({
    title: words.title,
    content: [h('p', {}, words[why])],
    actions: why === 'otherBuild' ? [{ label: words.loadAnew, act: () => location.reload() }] : [],
  })
}

type Trouble = 'network' | 'altered' | 'room'

/** Stops where it is when `stop` is aborted, or when there is no more room; what is kept stays. */
async function keepAll(
  missing: SiteFile[],
  cache: Cache,
  stop: AbortSignal,
  tell: (left: SiteFile[]) => void,
): Promise<Trouble | undefined> {
  const left = new Set(missing)
  let trouble: Trouble | undefined
  // Small files first: if the room ends, it is pages that are kept, not a few of the largest files.
  await forEach(
    missing.toSorted((a, b) => a.bytes - b.bytes),
    async (file) => {
      if (stop.aborted || trouble === 'room') return
      const happened = await keep(file, cache, stop)
      if (happened) return void (trouble = happened)
      left.delete(file)
      tell([...left])
    },
  )
  return trouble
}

async function keep(
  file: SiteFile,
  cache: Cache,
  signal: AbortSignal,
): Promise<Trouble | undefined> {
  const address = keyOf(file.path, SITE)
  try {
    // The service worker leaves the keeping to who asks so.
    const response = await fetch(address, { signal, cache: 'no-store' })
    if (!response.ok) return 'network'
    const kept = await ifOfBuild(file, response)
    if (!kept) return 'altered'
    await cache.put(address, kept)
    return undefined
  } catch (error) {
    return (error as Error).name === 'QuotaExceededError' ? 'room' : 'network'
  }
}

async function conclude(missing: SiteFile[], trouble: Trouble | undefined): Promise<string> {
  if (missing.length === 0) return words.done
  const what = described(missing)
  if (trouble === 'room') return words.noRoom(what)
  const host = await fetchList()
  if (host && host.build !== pageBuild()) return words.otherBuild
  return trouble === 'altered' ? words.altered(what) : words.failed(what)
}

function described(missing: SiteFile[]) {
  return {
    files: missing.length,
    megabytes: megabytes(missing),
    chapters: missing.flatMap(({ chapter }) => chapter ?? []),
  }
}

function megabytes(files: SiteFile[]): string {
  return (files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1)
}
