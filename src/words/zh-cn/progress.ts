/** The page that says what a reader has done and knows. */
export const progress = {
  title: '我学会的',
  description: '逐章列出预测、问题、卡片和练习。',
  lead: '你在这本书里试过的，逐章列在这里。别人看不到：它保存在这个浏览器里，直到你清除它，或者把它带到另一个浏览器。',
  needsScript: '要显示你答过什么，需要JavaScript。',
  columns: {
    chapter: '章',
    guesses: '作出的预测',
    questions: '一次答对',
    cards: '到期的卡片',
    exercises: '解出的练习',
  },
  all: '合计',
  part: (n: number, of: number) => `${n}\u00a0/\u00a0${of}`,
  due: (n: number) => (n === 0 ? '无' : String(n)),
  solvedAlone: '练习要用你自己的文本通过检查，才算解出；用书里的解答通过，不算。',
  review: '复习到期的卡片',
  take: '带走或清除',
  clear: '清除我学会的',
  askClear: '清除你学会的？',
  askClearText:
    '包括你的回答、你的卡片、你解出的练习，以及读过哪些的标记。你写进单元格的会留下，训练进度也会；要清除那些，请到“这个浏览器保存了什么”。清除之后无法撤销，想留的请先保存。',
  cleared: '已清除。',
  notCleared: '没有全部清除。请看“这个浏览器保存了什么”。',
}
