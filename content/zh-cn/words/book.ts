/** What the book is called, and what all its pages say of it. */
export const book = {
  title: 'Keras的第一个示例，一格一格读',
  shortTitle: 'Keras的第一个示例',
  description:
    '一本处处都能运行的教程：就在浏览器里，用TypeScript搭一个神经网络，拿MNIST的数字训练它。',
  /** what stands between backticks is code; the link to the licences of others follows */
  footer:
    '缘起是Waynehfut在2018年写的一篇博文，讲Keras的`mnist_mlp.py`。一切都在你的浏览器里运行，你在这里做的，不会离开它。文字CC BY 4.0，代码MIT，另有',
  /** pages of the book's own, by address */
  beside: {
    costs: '训练的开销',
    network: '网络大图',
    record: '在你的浏览器里跑到98%',
  },
  /** the link from a cell to the lines it stands for */
  kerasLines: (lines: string) => `Keras：第${lines.replaceAll('–', '到')}行`,
  /** words within a formula */
  inFormulas: (words: string) => IN_FORMULAS.get(words) ?? words,
}

const IN_FORMULAS = new Map([
  ['with probability ', '概率为'],
  ['otherwise', '其余情形'],
  ['row', '行'],
  ['column', '列'],
  ['accuracy', '准确率'],
])
