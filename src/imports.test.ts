/** Who may import whom: the table of docs/architecture.md, checked. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const MAY_IMPORT: Record<string, string[]> = {
  offline: [],
  figures: ['output', 'kernel/protocol', 'lesson/look', 'tensor/random'],
  chapter: [],
  lesson: [],
  tensor: [],
  cell: ['chapter'],
  data: [],
  kernel: ['cell/program', 'tensor', 'lesson'],
  notebook: ['cell', 'chapter', 'kernel/protocol'],
  output: ['kernel/protocol', 'lesson/training'],
  editor: ['cell', 'chapter'],
  export: ['cell', 'lesson'],
  reader: [
    'offline/files',
    'offline/kept',
    'chapter/symbol',
    'figures',
    'cell/constant',
    'cell/shorten',
    'editor',
    'export',
    'notebook',
    'output',
    'kernel/protocol',
    'kernel/gate',
    'kernel/checkpoint-form',
    'lesson/mnist',
    'lesson/training',
    'tensor/backend',
  ],
  markdown: [
    'data',
    'figures',
    'chapter',
    'cell',
    'editor',
    'export',
    'lesson/training',
    'notebook/fingerprint',
    'kernel/protocol',
    'output',
  ],
  components: ['chapter', 'export'],
  layouts: ['reader', 'styles', 'components'],
  pages: [
    'chapter/symbol',
    'reader/page-filter',
    'reader/kept-pages',
    'reader/stored-data',
    'figures/output-figures',
    'markdown',
    'data',
    'components',
    'export',
    'layouts',
    'notebook/notebook',
    'output',
    '../bench/training',
  ],
}
const SRC = import.meta.dirname
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((f) =>
  /\.(ts|astro)$/.test(f),
)

/** [file, imported], both as paths inside src without ending; imports inside a folder are its own affair. */
const imports = files
  .filter((file) => file.includes('/') && !/\.test(-kit)?\.ts$/.test(file))
  .flatMap((file) =>
    [...readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
      ([, path]) => [file, relative(SRC, join(SRC, dirname(file), path!)).replace(/\.\w+$/, '')],
    ),
  )
  .filter(([file, path]) => file!.split('/')[0] !== path!.split('/')[0])

test.each(imports)('%s may import %s', (file, path) => {
  const allowed = MAY_IMPORT[file!.split('/')[0]!]!
  expect(allowed.some((prefix) => path === prefix || path!.startsWith(`${prefix}/`))).toBe(true)
})

test('no file of src names a chapter of the book', () => {
  const slugs = readdirSync(join(SRC, '../content/en')).map((f) => f.replace(/^\d+-|\.md$/g, ''))
  for (const file of files.filter((f) => !/\.test(-kit)?\.ts$/.test(f))) {
    const text = readFileSync(join(SRC, file), 'utf8')
    for (const slug of slugs) expect(text, file).not.toMatch(new RegExp(`[/}]${slug}/['"#\`]`))
  }
})
