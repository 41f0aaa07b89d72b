import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportModules } from './export-modules.ts'

const root = mkdtempSync(join(tmpdir(), 'modules-'))
mkdirSync(join(root, 'own'))
const files = {
  'own/apples.ts':
    "import { heap } from 'heaps'\nimport { sort } from './sort.ts'\nexport { type Pear } from './pears.ts'\nexport const apples = sort(heap)",
  'own/fetched.ts': "import type { X } from '../page.ts'\nexport const fetched = fetch('x')",
  'own/pears.ts': "import { fetched } from './fetched.ts'\nexport type Pear = typeof fetched",
  'own/sort.ts': "import { swap } from '../swap.ts'\nexport const sort = swap",
  'own/sort.test.ts': 'throw new Error()',
  'library.ts': 'throw new Error()',
  'page.ts': 'throw new Error()',
  'read.ts': "import { readFileSync } from 'node:fs'\nexport const fetched = readFileSync('x')",
  'show.ts': "import { Pear } from './own/pears.ts'\nexport const show = console.log",
  'swap.ts': 'export const swap = 1',
}
for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text)

const modules = { heaps: { source: 'library.ts' }, 'own/*': { source: 'own/*.ts' } }
const outside = {
  packages: ['heaps'],
  instead: { 'own/fetched': 'read.ts' },
  helpers: { showing: 'show.ts' },
  start: 'start.ts',
}

test('each module follows what it imports; what is replaced does not come, nor what is a package', () => {
  const found = exportModules(modules, outside, root)
  expect(found.map(({ name }) => name)).toEqual([
    'swap.ts',
    'own/sort',
    'own/fetched',
    'own/pears',
    'own/apples',
    'showing',
  ])
  const byName = new Map(found.map((module) => [module.name, module]))
  expect(byName.get('own/fetched')).toEqual({
    name: 'own/fetched',
    imports: [
      { module: 'node:fs', imported: 'readFileSync', local: 'readFileSync', isType: false },
    ],
    code: "const fetched = readFileSync('x')",
    names: { fetched: 'value' },
    exports: { fetched: 'fetched' },
  })
  expect(byName.get('own/apples')).toMatchObject({
    imports: [{ module: 'heaps', imported: 'heap', local: 'heap', isType: false }],
    code: 'const apples = sort(heap)',
  })
})

test('what stands in the place of no module is a mistake', () => {
  const wrong = { ...outside, instead: { 'own/feched': 'read.ts' } }
  expect(() => exportModules(modules, wrong, root)).toThrow(
    'instead: cells import no module "own/feched"',
  )
})
