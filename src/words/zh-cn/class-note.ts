/** What a reader can hand in: the form at the end of a chapter, and the note that it makes. */
const date = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long' })

export const classForm = {
  title: '交给老师',
  about:
    '这里把你在本章答过的、解出的、改过的，写成一小段文字。文字先显示在这里给你看，不会发送到任何地方。复制它，或者存成文件，再按要求交上去。',
  name: '你的姓名，想写进去就填',
  make: '生成文字',
  text: '要交的文字',
  copy: '复制',
  save: '存成文件',
  copied: '已复制。',
  notCopied: '没有复制成功：请选中文字，自己复制。',
  fileName: (chapter: string) => `${chapter}.txt`,
}

export const classNote = {
  head: (book: string, chapter: string) => `${book}\n“${chapter}”一章`,
  name: (name: string) => `姓名：${name}`,
  made: (on: Date, build: string) => `${date.format(on)}生成，构建版本${build}`,
  predictions: (made: number, all: number) => `预测：作出${made}个，共${all}个`,
  questions: (right: number, all: number) => `问题：一次答对${right}个，共${all}个`,
  exercises: (solved: number, all: number) => `练习：解出${solved}道，共${all}道`,
  changed: (cells: string[]) =>
    cells.length === 0 ? '没有改动单元格。' : `改动的单元格：${cells.join('、')}`,
  asked: {
    right: '一次答对',
    mended: '最后答对，起初没有',
    wrong: '没有答对',
    unknown: '要了答案',
    none: '没有作答',
  },
  guessed: {
    right: '猜对，或者接近',
    wrong: '猜过，出乎意料',
    unknown: '没猜就看了',
    none: '没有猜',
  },
  solved: { reader: '已解出', book: '放入的是书里的解答', none: '未解出' },
  honest:
    '这段文字由学生自己的浏览器写成，没有人签名：谁都能亲手写出一份来。它可以当话题，不能当证明。',
}
