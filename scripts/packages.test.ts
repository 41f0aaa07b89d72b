/** What package.json and the lock files must hold. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

test('TensorFlow.js is pinned, since its internals are used; all parts have the version of the whole, which readers install', () => {
  const versions = Object.entries<string>(read('package.json').devDependencies).filter(([name]) =>
    name.startsWith('@tensorflow/'),
  )
  expect(versions.length).toBeGreaterThan(0)
  for (const [name, version] of versions) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
  expect(new Set(versions.map(([, version]) => version)).size).toBe(1)
})

test.each(['package-lock.json', 'bench/package-lock.json'])(
  '%s installs from whatever registry npm is set to',
  (file) => {
    const { packages } = read(file) as { packages: Record<string, { resolved?: string }> }
    const elsewhere = Object.values(packages)
      .map(({ resolved }) => resolved)
      .filter((address) => address && !address.startsWith('https://registry.npmjs.org/'))
    expect(elsewhere).toEqual([])
  },
)
