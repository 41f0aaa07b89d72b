import { expect, test } from 'vitest'
import { completed, isAnswer } from './answers.ts'
import { headersFile, headersFor, metaPolicies } from './headers.ts'

const KERNEL = 'https://host.example/_astro/worker-Ab12_-xy.js'
const policiesOf = (response: Response) =>
  response.headers.get('Content-Security-Policy')!.split(', ')

test.each([
  [{ status: 200, type: 'basic' }, true],
  [{ status: 404, type: 'basic' }, true],
  [{ status: 0, type: 'opaqueredirect' }, true],
  [{ status: 500, type: 'basic' }, false],
  [{ status: 503, type: 'basic' }, false],
  // Another origin has answered, with or without leave to be read.
  [{ status: 0, type: 'opaque' }, false],
  [{ status: 200, type: 'cors' }, false],
] as const)('%o counts as an answer: %s', (response, counts) => {
  expect(isAnswer(response)).toBe(counts)
})

test('our policy holds beside the host’s own, never instead of it', () => {
  const theirs = "frame-ancestors 'self'"
  const response = new Response('', { headers: { 'Content-Security-Policy': theirs } })
  expect(policiesOf(completed(KERNEL, response, '/'))).toEqual([
    theirs,
    headersFor('/_astro/worker-Ab12_-xy.js')['Content-Security-Policy'],
  ])
})

test('a host that sends our headers gets them once', () => {
  const headers = headersFor('/_astro/worker-Ab12_-xy.js')
  const response = completed(KERNEL, new Response('', { headers }), '/')
  for (const [name, value] of Object.entries(headers))
    expect(response.headers.get(name), name).toBe(value)
})

test('who may share memory and frame is the host’s to say', () => {
  const headers = {
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    'Cross-Origin-Embedder-Policy': 'credentialless',
  }
  const response = completed('https://host.example/dense/', new Response('', { headers }), '/')
  expect(response.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin-allow-popups')
  expect(response.headers.get('Cross-Origin-Embedder-Policy')).toBe('credentialless')
  expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
})

test('a worker may always start under a page of ours', () => {
  const headers = { 'Cross-Origin-Embedder-Policy': 'unsafe-none' }
  const embedder = (address: string) =>
    completed(address, new Response('', { headers }), '/').headers.get(
      'Cross-Origin-Embedder-Policy',
    )
  expect(embedder(KERNEL)).toBe('require-corp')
  expect(embedder('https://host.example/dense/')).toBe('unsafe-none')
})

test('in a folder of a host, a second policy allows that folder alone, wherever policies stand', () => {
  const own =
    "connect-src *:*/courses/keras/; worker-src *:*/courses/keras/; script-src *:*/courses/keras/ 'unsafe-eval' 'wasm-unsafe-eval'"
  const base = '/courses/keras/'
  for (const path of ['dense/', 'theme.js', '_astro/worker-Ab12_-xy.js', 'sw.js']) {
    const { 'Content-Security-Policy': policy } = headersFor(base + path, { base })
    expect(policy!.split(', ')[1], path).toBe(own)
    expect(policy!.split(', ')[0], path).toContain("connect-src 'self'")
  }
  expect(metaPolicies(base)).toEqual([expect.stringContaining("default-src 'none'"), own])
  expect(headersFile(base).split(own).length - 1).toBe(2)
  expect(metaPolicies('/')).toHaveLength(1)
  // An edition's page asks those of the others, which are shown beside it.
  expect(metaPolicies('/courses/keras/zh-cn/', base)[1]).toContain(
    'connect-src *:*/courses/keras/;',
  )
  expect(metaPolicies('/zh-cn/', '/')[1]).not.toContain('connect-src')
  // Signs that would end a policy, or a source.
  expect(metaPolicies('/a;b,c/')[1]).toContain('connect-src *:*/a%3Bb%2Cc/;')
})
