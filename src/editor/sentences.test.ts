/** TypeScript says what it says in the edition's language, where it has a translation. A file of its own: it is so for all that follows. */
import ts from 'typescript'
import { expect, test } from 'vitest'
import { settings } from '../author/names.ts'
import { readBook } from '../markdown/book.ts'
import { BundledLibrary, speak } from './bundled-library.ts'
import { typedCell } from './cell-modules.ts'
import { DiskLibrary } from './disk-library.ts'
import { CellService } from './service.ts'

test('a mistake is told in Chinese, without blanks around the quoted code', () => {
  const book = readBook()
  const cells = book.cells.map((each) => typedCell(each))
  const disk = new DiskLibrary(process.cwd(), settings)
  const read = new CellService(ts, disk, cells)
  read.problems('count')
  expect(disk.bundle(read, 'en').sentences).toBeUndefined()
  const bundle = disk.bundle(read, 'zh-cn')
  speak(ts, bundle.sentences!)
  const service = new CellService(ts, new BundledLibrary(bundle), cells)
  const count = book.graph.get('count')!
  service.update(typedCell(count, 'const a: number = "b"\nMath.max\n(1).c\nMath.abs()'))
  const messages = service.problems('count').map(({ message }) => message)
  expect(messages[0]).toBe('不能将类型“string”分配给类型“number”。')
  expect(messages.at(-1)).toBe('应有1个参数，但获得0个。')
})
