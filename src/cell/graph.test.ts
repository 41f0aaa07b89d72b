import { describe, expect, test } from 'vitest'
import { parseChapter } from '../chapter/parse-chapter.ts'
import { withCompiled } from './compile-chapter-cell.ts'
import { linkCells, planRun } from './graph.ts'

/** One chapter from `[meta, code]` pairs. */
function link(...cells: [meta: string, code: string][]) {
  const fences = cells.map(([meta, code]) => `\`\`\`ts ${meta}\n${code}\n\`\`\``).join('\n')
  const chapter = parseChapter(
    `---\n{ title: T, question: Q,\n outcome: O }\n---\n${fences}`,
    'content/en/01-t.md',
  )
  const compiled = withCompiled(chapter.cells)
  return linkCells(compiled, (name) => name === 'Math')
}

describe('linking', () => {
  test('a name is taken from the cell that makes it, wherever it stands', () => {
    const graph = link(['cell=b', 'const y = x * 2'], ['cell=a', 'const x = Math.PI'])
    expect(graph.get('b')!.needs).toEqual(['a'])
  })

  test('a changed value is a new version for what comes later, not for what comes before', () => {
    const graph = link(
      ['cell=make', 'const model = { w: 0 }'],
      ['cell=early', 'model.w'],
      ['cell=fit changes=model', 'Math.abs(model.w)'],
      ['cell=late', 'model.w + 1'],
      ['cell=again changes=model', 'model.w'],
    )
    const takes = (id: string) => graph.get(id)!.takes.get('model')
    expect(['early', 'fit', 'late', 'again'].map(takes)).toEqual(['make', 'make', 'fit', 'fit'])
  })

  test.each([
    [
      'two makers',
      [
        ['cell=a', 'const x = 1'],
        ['cell=b', 'const x = 2'],
      ],
      /:9:1: cell "b": "x" is made by the cell "a"/,
    ],
    [
      'no maker',
      [['cell=a', 'const x = 1\nconst y = x + zz']],
      /:7:15: cell "a": no cell makes "zz"/,
    ],
    [
      'an assignment to no name',
      [['cell=a', '1\nlr = 0.01']],
      /:7:1: cell "a": no cell makes "lr"/,
    ],
    [
      'one to a name that looks like another',
      [['cell=a', 'let lr\nl\u200dr = 1']],
      /"l⟦U\+200D⟧r"/,
    ],
    [
      "an assignment to another cell's name",
      [
        ['cell=a', 'let x = 1'],
        ['cell=b', 'const f = () => x++'],
      ],
      /:9:17: cell "b": "x" belongs to the cell "a"/,
    ],
    [
      'a circle',
      [
        ['cell=a', 'const x = y'],
        ['cell=b', 'const y = x'],
      ],
      /a → b → a/,
    ],
    [
      'a doubled id',
      [
        ['cell=a', '1'],
        ['cell=a', '2'],
      ],
      /address "cell-a" stands in line 6/,
    ],
    ['a syntax error', [['cell=a', '1\nconst = 2']], /:7:7: cell "a": Unexpected token/],
  ] as [string, [string, string][], RegExp][])(
    '%s is an error with its place',
    (_, cells, message) => {
      expect(() => link(...cells)).toThrow(message)
    },
  )

  test('a local cell keeps its names to itself', () => {
    const graph = link(['cell=a', 'const x = 1'], ['cell=b local', 'const x = 2'], ['cell=c', 'x'])
    expect(graph.get('c')!.needs).toEqual(['a'])
  })
})

test('a plan holds what is needed, in order, without what is fresh', () => {
  const graph = link(
    ['cell=a', 'const x = 1'],
    ['cell=b', 'const y = x'],
    ['cell=c', 'const z = x + y'],
    ['cell=d', 'const w = 1'],
  )
  expect(planRun(graph, ['c'], () => false)).toEqual(['a', 'b', 'c'])
  expect(planRun(graph, ['c'], (id) => id === 'b')).toEqual(['a', 'c'])
  expect(planRun(graph, ['c', 'd'], (id) => id !== 'c')).toEqual(['c', 'd'])
})
