/** Keeps the whole book in this browser, so that all of it can be read and run without the network. */
import { offline as words } from '#words/offline'
import type { SiteFile, SiteFiles } from '../offline/files.ts'
import { h } from '../output/markup.ts'
import { openDialog } from './dialog.ts'

const BASE = import.meta.env.BASE_URL
const AT_ONCE = 4

export async function openKeeping(): Promise<void> {
  const { files } = (await (await fetch(`${BASE}offline.json`)).json()) as SiteFiles
  const missing: SiteFile[] = []
  for (const file of files) if (!(await caches.match(BASE + file.path))) missing.push(file)
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
  dialog.querySelector('[data-keep]')?.addEventListener('click', async ({ target }) => {
    ;(target as HTMLButtonElement).disabled = true
    const failed = await keepAll(missing, stop.signal, (left) => {
      dialog.querySelector('progress')!.value = files.length - left.length
      dialog.querySelector('[role=status]')!.textContent = words.left(megabytes(left))
    })
    if (stop.signal.aborted) return
    dialog.querySelector('[role=status]')!.textContent =
      failed > 0 ? words.failed(failed) : words.done
  })
}

/** Resolves to how many could not be fetched. Stops where it is when `stop` is aborted; what is kept stays. */
async function keepAll(
  missing: SiteFile[],
  stop: AbortSignal,
  tell: (left: SiteFile[]) => void,
): Promise<number> {
  const left = new Set(missing)
  const queue = [...missing]
  let failed = 0
  const work = async () => {
    for (let file = queue.shift(); file && !stop.aborted; file = queue.shift()) {
      // The service worker keeps what passes through it.
      const response = await fetch(BASE + file.path, { signal: stop }).catch(() => undefined)
      await response?.arrayBuffer().catch(() => undefined)
      if (!response?.ok) failed++
      left.delete(file)
      tell([...left])
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return failed
}

function megabytes(files: SiteFile[]): string {
  return (files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1)
}
