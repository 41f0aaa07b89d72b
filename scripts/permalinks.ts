/** `npm run permalinks`: adds the addresses that are new to `content/permalinks.json`. None is ever taken out. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTENT } from '../src/author/names.ts'
import { addressesOf, readPermalinks } from '../src/markdown/addresses.ts'
import { readBook } from '../src/markdown/book.ts'

const PERMALINKS = join(CONTENT, 'permalinks.json')
const published = existsSync(PERMALINKS) ? readPermalinks() : {}
const now = addressesOf(readBook())
const all = Object.fromEntries(
  [...new Set([...Object.keys(published), ...Object.keys(now)])]
    .sort()
    .map((page) => [page, [...new Set([...(published[page] ?? []), ...(now[page] ?? [])])].sort()]),
)
writeFileSync(PERMALINKS, `${JSON.stringify(all, null, 1)}\n`)
console.log(`${Object.values(all).flat().length + Object.keys(all).length} addresses`)
