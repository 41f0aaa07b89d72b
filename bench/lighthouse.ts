/**
 * `npm run lighthouse`: Lighthouse with its mobile settings on the first page and the longest chapter of each edition, five
 * times each.
 * Accessibility, best practices and SEO must be 100; performance is reported as the median.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { startChromium } from '../scripts/browser.ts'
import { buildIfChanged } from '../scripts/build.ts'
import { serve } from '../scripts/serve.ts'
import { editionFolder, settings } from '../src/author/names.ts'
import { ensurePackages } from './packages.ts'

const RUNS = 5
const PAGES = settings.editions.flatMap((edition) =>
  ['', 'rmsprop/'].map((page) => editionFolder(edition) + page),
)
const GATES = ['accessibility', 'best-practices', 'seo']

ensurePackages()
const { default: lighthouse } = await import('lighthouse')
buildIfChanged()
const copy = compressedCopy()
const { server, url } = await serve(copy, 0, { compressed: true })
let failed = false
for (const page of PAGES) {
  const scores: Record<string, number[]> = {}
  for (let run = 0; run < RUNS; run++) {
    const result = await measure(url + page)
    for (const [id, { score, auditRefs }] of Object.entries(result.lhr.categories)) {
      scores[id] = [...(scores[id] ?? []), Math.round((score ?? 0) * 100)]
      if (run > 0 || !GATES.includes(id)) continue
      for (const { id: audit, weight } of auditRefs) {
        const { score: part, title } = result.lhr.audits[audit]!
        if (weight > 0 && part !== null && part < 1) console.log(`  ${id}: ${title}`)
      }
    }
  }
  const medians = Object.entries(scores).map(
    ([id, values]) => [id, values.toSorted((a, b) => a - b)[RUNS >> 1]!] as const,
  )
  console.log(`/${page}: ${medians.map(([id, median]) => `${id} ${median}`).join(', ')}`)
  console.log(`  performance of each: ${scores.performance!.join(', ')}`)
  failed ||= medians.some(([id, median]) => GATES.includes(id) && median < 100)
}
server.close()
rmSync(copy, { recursive: true })
process.exitCode = failed ? 1 : 0

/** In a browser of its own: the first visit is what counts, and one browser's second is faster or slower. */
async function measure(address: string) {
  const chromium = await startChromium()
  const port = Number(new URL(chromium.address).port)
  try {
    return (await lighthouse(address, { port, logLevel: 'error', output: 'json' }))!
  } finally {
    await chromium.close()
  }
}

/** Hosts compress; the small server here does not. */
function compressedCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'site-'))
  cpSync('dist', copy, { recursive: true })
  for (const file of readdirSync(copy, { recursive: true, encoding: 'utf8' }))
    if (/\.(html|css|js|json|svg)$/.test(file)) {
      const path = join(copy, file)
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)))
    }
  return copy
}
