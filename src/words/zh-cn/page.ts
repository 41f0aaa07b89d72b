/** The words of the pages' frame, put in when the site is built. */

/** One that holds no other: said twice, one within another is read, too. */
const FRACTION: [sign: RegExp, said: string] = [
  /the fraction with numerator ((?:(?!the fraction|end fraction).)*?) and denominator ((?:(?!the fraction|end fraction).)*?) end fraction/g,
  '分式，分子$1，分母$2，分式完，',
]

export const page = {
  skip: '跳到正文',
  theme: '主题',
  footer: {
    licences: '随附的其他内容',
    stored: '这个浏览器保存了什么',
  },
  editorHelp: 'Esc离开文本。Control或Command加Enter运行单元格；加I，显示光标处的类型。F2重命名。',

  chapters: '各章',
  /** the pages beside the chapters, by address */
  beside: {
    review: '复习',
    progress: '我学会的',
    concepts: '概念',
    formulas: '公式',
    notation: '符号',
    references: '参考文献',
  },

  moved: '这个页面搬走了',

  notFound: {
    title: '没有这个页面',
    description: '这个地址没有页面。',
    heading: '这里没有页面',
    before: '地址也许输错了。',
    link: '首页',
    after: '列出了所有的章。',
  },

  notKept: {
    title: '没有保存在这台机器上',
    description: '没有网络，要看的页面又没有保存在这台机器上，就显示这一页。',
    heading: '这个页面还没有保存在这里',
    why: '网络没有回应，这个页面也没有在这台机器上读过。你写的和训练的，都没有受影响。',
    tryAgain: '再试一次',
    kept: '以下页面保存在这里，没有网络也能读；单元格要加载的东西若以前加载过，单元格也能运行：',
  },

  chapter: (order: number) => `第${order}章`,
  readingTime: (minutes: number) => `阅读大约需要${minutes}分钟。`,
  /** what the reader has at the chapter’s end */
  outcome: (outcome: string) => `读完这一章，${outcome}`,
  runAll: '运行本页全部',
  stop: '停止',
  restart: '重启',
  commands: '命令',
  turn: '上一章和下一章',
  contents: '本章',
  inThisChapter: '本章内容',
  exports: '导出',
  exportOf: {
    chapter: '导出这一章：',
    book: '导出整本书：',
  },
  linkToSection: (title: string) => `“${title}”的链接`,
  linkToEquation: (number: string) => `公式${number}的链接`,
  equation: (number: string) => `公式${number}`,
  /** under the first equation of a chapter, until the reader has tried it */
  lettersAnswer: '每个字母都能说出自己的含义：指向它，或者点一下。',
  equationMenu: (number: string) => `公式${number}：复制、读法、出处`,
  /** the link to an equation that has no words of its own */
  figureReference: (number: string) => `图${number}`,
  equationReference: (number: string) => `公式${number}`,
  /** the language in which it reads formulas, of those that it knows */
  speechLocale: 'en',
  /** what Speech Rule Engine says of signs, and what a teacher would say */
  spoken: [
    ['row positive', 'row plus'],
    ['normal script l', 'l'],
    [/ raised to the normal down tack power(?: of)?(?= [A-Z])/g, '的转置乘'],
    [' raised to the normal down tack power', '的转置'],
    ['eta of open', 'eta乘open'],
    [/\b((?:L|H)(?: sub \d)?) (?:times|of) (?=open|W)/g, '$1 '],
    [/double struck E of open bracket (.*?) close bracket/g, '左方括号$1右方括号的平均值'],
    [/double struck E|upper E/g, '平均值'],
    [/the arg of max over (\w) of /g, '使后项最大的$1：'],
    [/the sum from (\w) equals (\w+) to (\w+) of /g, '，对$1从$2到$3求和：'],
    [/the sum over (\w) of /g, '，对$1求和：'],
    [
      /the fraction with numerator partial differential and denominator partial differential (.+?) end fraction/g,
      '对$1求导：',
    ],
    [
      /the fraction with numerator partial differential (.+?) and denominator partial differential (.+?) end fraction/g,
      '$1对$2的导数',
    ],
    [/the fraction with numerator (\w+) and denominator (\w+) end fraction/g, '$2分之$1'],
    FRACTION,
    FRACTION,
    [/left ceiling (.*?) right ceiling/g, '$1向上取整'],
    [/the square root of (.*?) end root/g, '根号$1根号完'],
    [/ raised to the (.*?) power/g, '的$1次方'],
    [/ to the (\w)-th power/g, '的$1次方'],
    [' squared', '的平方'],
    [' sub ', '下标'],
    [/(\d) cases/g, '$1种情形：'],
    [/(Line|Case) (\d): /g, '$1$2：'],
    ['Line', '。第行'],
    ['Case', '；情形'],
    [/第行(\d)/g, '第$1行'],
    [/^。/g, ''],
    ['with probability', '，概率为'],
    ['otherwise', '，其余情形'],
    ['almost equals', '约等于'],
    ['is greater than', '大于'],
    ['equals', '等于'],
    [/\b(left arrow|right arrow from bar)\b/g, '变为'],
    ['divided by', '除以'],
    ['asterisk', '逐项乘'],
    ['l n', '自然对数'],
    [/\b(relu|softmax|max) of open/g, '$1 open'],
    [/\b(relu|f) of /g, '$1作用于'],
    ['open paren', '左括号'],
    ['close paren', '右括号'],
    ['open bracket', '左方括号'],
    ['close bracket', '右方括号'],
    [' comma', '，'],
    [/\bplus\b/g, '加'],
    [/\bminus\b/g, '减'],
    [/\btimes\b/g, '乘'],
    [/\bnegative\b/g, '负'],
    [/\brow\b/g, '行'],
    [/\bcolumn\b/g, '列'],
    [/\baccuracy\b/g, '准确率'],
    [/([\p{Script=Han}，：；。]) +/gu, '$1'],
    [/ +(?=[\p{Script=Han}，：；。])/gu, ''],
    [/：；/g, '：'],
    [/，+(?=[，；。]|$)/g, ''],
    [/(^|等于|加|减|负|分子|分母|自然对数|：)，(?=对)/g, '$1'],
  ] as [sign: string | RegExp, said: string][],
}

/** On and under a cell. */
export const cell = {
  name: (id: string) => `单元格${id}`,
  codeOf: (id: string) => `${id}的代码`,
  buttons: {
    format: '格式化',
    save: '保存',
    edit: '编辑',
    compare: '比较',
    'undo-reset': '撤销还原',
    reset: '还原',
    pause: '暂停',
    resume: '继续',
    'go-on': '继续',
    lend: '用书里训练好的网络',
    stop: '停止',
    run: '运行',
    check: '检查',
  },
  goOnTitle: '从训练停下的地方接着训练',
  expensive: '要等一会儿',
  exercise: (number: string) => `练习${number}`,
  checks: (number: string) => `练习${number}的检查`,
  howChecked: '怎样检查',
  folded: (lines: number) => `代码，${lines}行`,
  arrange: '不写代码，改为排列',
  local: '变体：其中的名字只在这里有效',
  /** what opens, in a cell, the lines of another program that it stands for */
  beside: (from: number, to: number) =>
    from === to ? `对照原程序第${from}行` : `对照原程序第${from}到${to}行`,
  /** the switch in the chapter's head for all cells that stand for lines of the original */
  original: (language: string) => `${language}对照`,
  originalTitle: (cells: number) => `有${cells}个单元格对应原程序的几行：在单元格旁显示它们`,
  expectError: '故意出错',
  solutionOf: (id: string) => `${id}的解答`,
  putIn: '放进单元格',
  recorded: '录制',
  stamp: ({ on, machine, seed, time }: Record<'on' | 'machine' | 'seed' | 'time', string>) =>
    `${on}，${machine}，种子“${seed}”，用时${time}。`,
  /** above the output of a larger version of the cell */
  recordedFor: (values: string[]) => `录制时用的是${values.join('，')}，不是上面的文本。`,
  runThat: '运行那个版本',
  largerTook: (time: string) => `录制它的机器用了${time}。`,
  machine: (tensorflow: string, backend: string, browser: string) =>
    `TensorFlow.js ${tensorflow}（${backend}），${browser}`,
}
