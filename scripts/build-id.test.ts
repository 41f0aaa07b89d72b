import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { makeSecondEdition } from './second-edition.ts'

const FOLDER = '.cache/build-id-test'

function buildId(env: Record<string, string>, cwd = '.'): string {
  return execFileSync(
    'node',
    ['--input-type=module', '-e', `console.log((await import('./scripts/build-id.ts')).BUILD)`],
    { encoding: 'utf8', cwd, env: { ...process.env, ...env } },
  )
}

test('a build’s id tells editions, books, sites and recording apart, and sees every file a build reads', () => {
  const BOOK = makeSecondEdition(FOLDER, 'en-au', [])
  const one = buildId({ BOOK })
  expect(buildId({ BOOK })).toBe(one)
  const others = [
    { BOOK, EDITION: 'en-au' },
    { BOOK, SITE: 'https://host.example/book' },
    { BOOK, RECORDING: '1' },
    {},
  ].map((env) => buildId(env))
  expect(new Set([one, ...others]).size).toBe(5)

  let before = one
  for (const file of ['book/settings.ts', 'content/en-au/words/book.ts', 'words/en-au/page.ts']) {
    appendFileSync(join(FOLDER, file), '\n')
    const now = buildId({ BOOK })
    expect(now, file).not.toBe(before)
    before = now
  }
}, 60_000)

test('new measurements are a new build', () => {
  const copy = '.cache/build-id-copy'
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(join(copy, 'bench'), { recursive: true })
  for (const name of [
    'src',
    'content',
    'public',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    symlinkSync(resolve(name), join(copy, name))
  cpSync('scripts', join(copy, 'scripts'), { recursive: true })
  cpSync('bench/training.json', join(copy, 'bench/training.json'))
  const one = buildId({}, copy)
  appendFileSync(join(copy, 'bench/training.json'), ' ')
  expect(buildId({}, copy)).not.toBe(one)
}, 60_000)
