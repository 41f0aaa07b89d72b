import { describe, expect, test } from 'vitest'
import { digest } from '../notebook/fingerprint.ts'
import { decodeTexts, encodeTexts, ShareError } from './share-link.ts'

const TEXTS = new Map([
  ['settings', { code: 'const batchSize = 7 // η → 数字 🙂', base: 'const batchSize = 128' }],
  ['fit', { code: '', base: 'fit()' }],
])

test('what goes into a link comes out of it', async () => {
  const link = await encodeTexts(TEXTS)
  expect(link).toMatch(/^#edits=1\.[\w-]+$/)
  expect(await decodeTexts(link)).toEqual(
    new Map([...TEXTS].map(([id, { code, base }]) => [id, { code, baseDigest: digest(base) }])),
  )
})

test('changes too long for a link are said to be so', async () => {
  const noise = Array.from({ length: 40_000 }, (_, i) => digest(String(i))).join('')
  await expect(encodeTexts(new Map([['a', { code: noise, base: '' }]]))).rejects.toThrow(
    /make a link of \d+,\d+ characters/,
  )
})

test('so are those that would be too much unpacked, however short the link', async () => {
  const texts = new Map([['a', { code: ' '.repeat(520_000), base: '' }]])
  await expect(encodeTexts(texts)).rejects.toThrow(/more than a link can carry/)
})

describe('a link that is not ours is refused, and nothing else happens', () => {
  const pack = async (content: string) => {
    const packed = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate-raw'))
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
    return `#edits=1.${Buffer.from(bytes).toString('base64url')}`
  }
  test.each([
    ['#edits=', /another version/],
    ['#edits=2.abc', /another version/],
    ['#edits=1.', /damaged/],
    ['#edits=1.%%%', /damaged/],
    ['#edits=1.<img src=x onerror=alert(1)>', /damaged/],
    [`#edits=1.${'A'.repeat(70_000)}`, /too long/],
  ])('%.40s', async (link, message) => {
    await expect(decodeTexts(link)).rejects.toThrow(ShareError)
    await expect(decodeTexts(link)).rejects.toThrow(message)
  })
  test.each([
    'no json',
    'null',
    '{}',
    '[1]',
    '[["a"]]',
    '[["a","b",3]]',
    '[["a","b","c","d"]]',
    '{"__proto__":{"polluted":1}}',
  ])('%s', async (content) => {
    await expect(decodeTexts(await pack(content))).rejects.toThrow(ShareError)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
  test('a link that would unpack to a gigabyte', async () => {
    const bomb = await pack('0'.repeat(20_000_000))
    expect(bomb.length).toBeLessThan(64_000)
    await expect(decodeTexts(bomb)).rejects.toThrow(/more than a book’s cells/)
  })
  test('cut off anywhere', async () => {
    const link = await encodeTexts(TEXTS)
    for (let length = 8; length < link.length; length += 3)
      await expect(decodeTexts(link.slice(0, length))).rejects.toThrow(ShareError)
  })
})
