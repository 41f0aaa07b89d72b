/**
 * Checks every link of the built site, or of the one in the folder that is named: that its page is there, and that the
 * page has what the fragment names.
 * `--external` asks the links to other sites instead, which needs the network and is no part of the tests.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SITE_FOLDER } from '../src/author/names.ts'

const DIST = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? SITE_FOLDER
const pages = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({ file, html: readFileSync(join(DIST, file), 'utf8') }))
const idsOf = new Map(
  pages.map(({ file, html }) => [
    file,
    new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!)),
  ]),
)
const links = pages.flatMap(({ file, html }) =>
  [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => ({
    file,
    href: href!.replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
  })),
)
const isExternal = ({ href }: { href: string }) => /^[a-z]+:/.test(href)
const problems = process.argv.includes('--external')
  ? await externalProblems()
  : links.filter((link) => !isExternal(link)).flatMap(internalProblem)
for (const problem of problems) console.error(problem)
console.log(`${links.length} links on ${pages.length} pages, ${problems.length} broken`)
process.exitCode = problems.length > 0 ? 1 : 0

function internalProblem({ file, href }: { file: string; href: string }): string[] {
  const here = `/${file.replace(/index\.html$/, '')}`
  const { pathname, hash } = new URL(href, `http://site${here}`)
  const path = decodeURIComponent(pathname)
  const target = path.endsWith('/') ? `${path}index.html` : path
  if (!existsSync(join(DIST, target)) || statSync(join(DIST, target)).isDirectory())
    return [`${here}: ${href} leads to no file`]
  const id = decodeURIComponent(hash.slice(1)).split('?')[0]!
  const ids = idsOf.get(target.slice(1))
  if (id === '' || !ids || ids.has(id)) return []
  return [`${here}: ${href}: that page has nothing with the id "${id}"`]
}

async function externalProblems(): Promise<string[]> {
  const hrefs = [...new Set(links.filter(isExternal).map(({ href }) => href))]
  const asked = await Promise.all(
    hrefs.map(async (href) => {
      try {
        const response = await fetch(href, { signal: AbortSignal.timeout(20_000) })
        return response.ok ? [] : [`${href}: ${response.status}`]
      } catch (error) {
        return [`${href}: ${(error as Error).message}`]
      }
    }),
  )
  return asked.flat()
}
