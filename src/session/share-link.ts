/**
 * The reader's texts in a link's fragment, which is never sent to a server: `#edits=1.` and the texts, packed.
 * Such a link may come from anybody, so decoding trusts nothing and runs nothing.
 */
import { sharing } from '#words/dialogs'
import { digest } from '../notebook/fingerprint.ts'
import type { ReaderText } from '../notebook/notebook.ts'

const PREFIX = '#edits='
const VERSION = '1'

/** Longer ones are cut by mail programs and chats. */
export const MOST_LINK_CHARACTERS = 16_000
const MOST_PACKED = 64_000
const MOST_UNPACKED = 512_000

export interface SharedText {
  code: string
  /** of the book's text it began from */
  baseDigest: string
}

/** A link that cannot be made or read; its message is for the reader. */
export class ShareError extends Error {
  override name = 'ShareError'
}

/** The fragment of a link that carries these texts. Rejects with a `ShareError` when they are too long for a link. */
export async function encodeTexts(texts: ReadonlyMap<string, ReaderText>): Promise<string> {
  const content = [...texts].map(([id, { code, base }]) => [id, code, digest(base)])
  const bytes = new TextEncoder().encode(JSON.stringify(content))
  // Packed, it may still be short; but a reader who opens it would be told that it is too much.
  if (bytes.length > MOST_UNPACKED) throw new ShareError(sharing.tooMuchToSend)
  const packed = await read(stream(bytes).pipeThrough(new CompressionStream('deflate-raw')))
  const text = `${PREFIX}${VERSION}.${toBase64Url(packed)}`
  if (text.length > MOST_LINK_CHARACTERS)
    throw new ShareError(sharing.tooLongToSend(text.length, MOST_LINK_CHARACTERS))
  return text
}

/** Cell id -> text. Throws a `ShareError` that says what is wrong with the link. */
export async function decodeTexts(hash: string): Promise<Map<string, SharedText>> {
  const [version = '', packed = ''] = hash.slice(PREFIX.length).split('.', 2)
  if (version !== VERSION) throw new ShareError(sharing.otherVersion)
  if (packed.length > MOST_PACKED) throw new ShareError(sharing.tooLong)
  let content: unknown
  try {
    const unpacked = stream(fromBase64Url(packed)).pipeThrough(
      new DecompressionStream('deflate-raw'),
    )
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await read(unpacked)))
  } catch (error) {
    if (error instanceof ShareError) throw error
    throw new ShareError(sharing.damaged)
  }
  if (!Array.isArray(content) || !content.every(isEntry)) throw new ShareError(sharing.notCells)
  return new Map(content.map(([id, code, baseDigest]) => [id, { code, baseDigest }]))
}

function isEntry(value: unknown): value is [id: string, code: string, baseDigest: string] {
  return (
    Array.isArray(value) && value.length === 3 && value.every((each) => typeof each === 'string')
  )
}

function stream(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([bytes]).stream()
}

/** A few bytes can unpack to gigabytes: reading ends long before. */
async function read(source: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = source.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > MOST_UNPACKED) {
      await reader.cancel()
      throw new ShareError(sharing.tooMuch)
    }
    chunks.push(value)
  }
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}
