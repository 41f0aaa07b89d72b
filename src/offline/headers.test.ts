import { expect, test } from 'vitest'
import { headersFile, headersFor } from './headers.ts'

/** What a host that reads the file sends for a path: rules in order, `!` takes a header back. */
function sent(file: string, path: string): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const rule of file.split('\n\n')) {
    const [pattern = '', ...lines] = rule.split('\n')
    const [start = '', end] = pattern.split('*')
    if (end === undefined ? path !== pattern : !path.startsWith(start)) continue
    for (const line of lines) {
      const [, taken, name = '', value = ''] = /^ {2}(! )?([\w-]+)(?:: (.*))?$/.exec(line)!
      if (taken) delete headers[name]
      else headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`
    }
  }
  return headers
}

test.each([
  ['/', ''],
  ['/', 'zh-cn/'],
  ['/courses/keras/', ''],
  ['/courses/keras/', 'zh-cn/'],
])(
  'of a book at %s the edition in “%s” gets the headers that its worker would add',
  (base, folder) => {
    const file = headersFile(base, ['zh-cn/'])
    const edition = base + folder
    for (const path of ['dense/', '_astro/worker-a1b2c3d4.js']) {
      const { 'Cache-Control': _, ...headers } = sent(file, edition + path)
      const expected = headersFor(edition + path, { base: edition, root: base })
      expect(headers, path).toEqual(expected)
    }
  },
)
