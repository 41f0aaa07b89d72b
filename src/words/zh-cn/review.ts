/** What is said around cards, on the page where they come back, and on the one that says what a reader knows. */

/** A day, counted from 1 January 1970, as people write it. */
const dayName = (day: number) =>
  new Intl.DateTimeFormat('zh-CN', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(day * 86_400_000))

/** On a card. */
export const card = {
  name: '卡片',
  turn: '翻面',
  see: '在哪里讲解',
  forgot: '忘了',
  remembered: '记得',
  comesBack: (days: number) => (days <= 1 ? '明天再复习。' : `${days}天后再复习。`),
  notKept: '这个浏览器不允许页面保存它。',
}

/** The page where cards come back. */
export const review = {
  title: '复习',
  description: '各章的卡片，快要忘记的时候就回来。',
  lead: '各节之间有卡片：先在心里回答，再翻面，说说自己记不记得。评过的卡片，1天后回到这里，之后是3天、7天、21天、60天；忘了的从头开始。',
  notSent: '卡片何时回来，保存在这个浏览器里，不在别处。',
  needsScript: '要评卡片，需要JavaScript。没有它，所有卡片连同答案都列在这里。',
  all: '所有卡片，按章排列',
  chapter: (title: string, cards: number) => `${title}：${cards}张卡片`,
  goThrough: '过一遍',
  met: (met: number, due: number) =>
    due === 0 ? `，评过${met}张` : `，评过${met}张，到期${due}张`,
  due: (due: number) => (due === 0 ? '没有到期的卡片。' : `有${due}张卡片到期。`),
  next: (day: number) => `下一张${dayName(day)}回来。`,
  noneRated: '你还没有评过卡片。阅读时翻几张，或者把下面某一章的过一遍。',
  left: (left: number) => (left === 1 ? '最后一张' : `还有${left}张`),
  done: '这是最后一张。',
  again: '这一轮的最后会再问你，明天还会。',
  stop: '先到这里',
  anki: {
    before: '所有卡片也有',
    link: 'Anki用的文本',
    after: '（以制表符分隔：问题、答案、章）。在Anki里导入；公式由MathJax排版。',
  },
}

/** Of the first page: how many wait. */
export const cardsDue = {
  link: '复习读过的内容',
  due: (due: number) => (due === 0 ? '' : `：有${due}张卡片到期`),
}
