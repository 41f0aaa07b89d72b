/** Of the notation: cards in equations, and the page. */
export const symbols = {
  title: '符号',
  description: '书里公式中的每个字母：含义、形状、在代码里的名字。',
  lead: '书里公式中的每个字母。在正文里，指向一个字母，或者点它。',
  /** said where there is a keyboard */
  byKeyboard:
    '用键盘时，把焦点放到公式上，按右箭头，再按Enter就到代码的那一行。要看句子里的字母，按F1，选“解释本页的一个字母”。',
  /** the list of the letters on a page */
  letters: '本页的字母',
  findLetter: '按名字或含义找字母',
  letterKeys:
    'Enter到那个字母并显示它的卡片。到了那里，左右箭头去旁边的字母，Enter到代码的那一行。',
  noLetters: '本页没有带卡片的字母。',
  columns: {
    symbol: '符号',
    meaning: '含义',
    shape: '形状或范围',
    code: '在代码里',
    equations: '在公式里',
  },
  line: (line: number) => `第${line}行`,
  only: (chapters: string) => `见于${chapters}`,
  defined: '定义在这里',
  shape: (shape: string) => `形状：${shape}。`,
  range: (range: string) => `范围：${range}。`,
  now: (value: string) => `现在，在你的笔记本里：${value}。`,
  recorded: (value: string) => `录制时：${value}。`,
  code: (name: string, cell: string, line: number) => `在代码里是${name}，见${cell}第${line}行。`,
}

export const formulas = {
  title: '公式',
  description: '书里的所有公式，按顺序排列，各有位置和代码。',
  lead: '书里的所有公式，按顺序排列。点编号，就到它在正文里的位置。',
  cell: (cell: string) => `由${cell}计算`,
}

/** Above a list that can be filtered: by what it is of. */
export const filter = {
  label: '按词筛选',
  found: {
    equations: (count: number, all: number) => `${count}个公式，共${all}个`,
    terms: (count: number, all: number) => `${count}个术语，共${all}个`,
    letters: (count: number, all: number) => `${count}个字母，共${all}个`,
  },
}

export const equations = {
  copyLink: '复制链接',
  copyTex: '复制LaTeX',
  copyCode: '复制TypeScript',
  copied: '已复制。',
  notCopied: '浏览器不允许这个页面写入剪贴板。',
  from: (cell: string) => `出自单元格${cell}。`,
}
