/** What is said where the lines of a solution are arranged. */
export const arrange = {
  name: '排列代码行',
  how: '在首行和末行之间，按顺序放入代码行。可以拖动，也可以用各行的按钮。',
  rest: '剩下的代码行。不是每一行都用得上。',
  placed: '你的答案',
  left: '剩下的',
  check: '放进单元格并检查',
  nothingYet: '请先放入一行。',
  putIn: '放入',
  takeOut: '拿掉',
  up: (line: string) => `上移：${line}`,
  down: (line: string) => `下移：${line}`,
  place: (place: number, of: number) => `第${place}行，共${of}行`,
  out: '未放入',
}
