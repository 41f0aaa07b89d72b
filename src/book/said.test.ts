/** What cells say stands in the words of each other edition, all of it, and nothing else. */
import { describe, expect, test, vi } from 'vitest'
import { readBook } from '../markdown/book.ts'
import { readRecording } from '../markdown/recordings.ts'
import type { Output } from '../output/kind.ts'
import { toHtml } from '../output/markup.ts'
import { renderOutputs } from '../output/render.ts'
import { sayer } from '../output/said.ts'
import { announcement } from '../session/spoken.ts'
import { hasWords, recordedTexts, saidIn, textsOfChecks, textsOfCode } from './said.test-kit.ts'

vi.mock('#book-words/said', () => import('../../content/zh-cn/words/said.ts'))

const book = readBook()
/** Results of cells as a console writes them, and not sentences. */
const isPrint = (text: string) => /^[[{]/.test(text)
const needed = [...recordedTexts(), ...textsOfChecks(book)].filter(
  (text) => hasWords(text) && !isPrint(text),
)

describe.each(await saidIn())('$edition', ({ texts }) => {
  const used = new Set<string>()
  const say = sayer(texts, (entry) => used.add(entry))

  test('says all that recordings and checks say', () => {
    const missing = needed.flatMap((text) =>
      text.split('\n').filter((line) => hasWords(line) && say(line) === undefined),
    )
    expect([...new Set(missing)]).toEqual([])
  })

  test('says nothing that no cell says', () => {
    for (const text of textsOfCode(book)) say(text)
    expect(Object.keys(texts).filter((entry) => !used.has(entry))).toEqual([])
  })
})

describe('in the Chinese edition', () => {
  const draw = (output: Output) =>
    renderOutputs([{ output }], {
      picture: () => '',
      cellHref: () => '',
      figure: () => ({ tag: 'p', attributes: {}, children: [] }),
    })
      .map(toHtml)
      .join('')

  test('a check is drawn and announced in Chinese, and its data stays English', () => {
    const outputs = readRecording('check-epoch-mean')!.outputs
    const html = draw(outputs[0]!.output)
    expect(html).toContain('共2项，对了1项。\n✓ 批量一样大\n✗ 最后一个批量小一些：2不对。你取的是')
    expect(html).not.toContain('lang=')
    expect(announcement('check-epoch-mean', 'failed', outputs).text).toContain(
      '还没对: 共2项，对了1项。',
    )
    expect(JSON.stringify(outputs)).not.toMatch(/\p{Script=Han}/u)
  })

  test('a chart has its names, axes and title in Chinese, for those who hear it, too', () => {
    const { output } = readRecording('try-dropout')!.outputs.find(
      ({ output }) => output.kind === 'lines',
    )!
    expect(draw(output)).toMatch(/aria-label="每轮之后的测试损失.*不用暂退法.*<th[^>]*>轮</s)
  })

  test('what readers write themselves stays, as English, and so does what a program prints', () => {
    const own = { kind: 'table', caption: 'My own', columns: ['', 'loss'], rows: [['mine', 1]] }
    expect(draw(own as Output)).toMatch(
      /<caption lang="en">My own<.*<th scope="col">损失<.*<td lang="en">mine</s,
    )
    expect(draw({ kind: 'console', level: 'log', text: 'loss' })).toContain('>loss<')
  })
})
