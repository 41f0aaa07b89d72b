/** Finding something in the book. */
export const search = {
  title: '在书中搜索',
  input: '要找的词',
  button: '搜索',
  hint: '可以输入词语、问题、数字、公式里的字母（η或eta）、代码里的名字。',
  /** for who has a keyboard */
  keys: '↑ ↓选择，Enter前往，Esc离开。',
  results: '找到的位置',
  found: (count: number) => `找到${count}处`,
  none: (text: string) => `没有找到“${text}”。少用几个词试试，或者到概念页里看看。`,
  /** said of a word that the book has not */
  without: (word: string) => `不计“${word}”，书里没有这个词`,
  instead: (typed: string, word: string) => `按“${word}”搜索，而不是“${typed}”`,
  failed: '索引没有加载成功。你现在是否离线，而且之前没有在这里搜索过？',
  kinds: {
    chapter: '章',
    concept: '概念',
    section: '节',
    symbol: '字母',
    equation: '公式',
    figure: '图',
    cell: '单元格',
    work: '文献',
    page: '页面',
  },
}

/** What the search knows of Chinese, of which it has each letter and each two that follow each other. */
export const searchLanguage = {
  signs: new Map([
    ['∂', '导数'],
    ['∇', '梯度'],
  ]),
  small: new Set(
    '的，了，是，在，和，与，或，也，都，就，吗，呢，么，我，你，它，这，那，有，把，被，从，到，为，以，什么，为什，怎么，怎样，如何，么是，是什，一个，一种，这个，那个，可以，需要，the，a，of，is，in，to，and'.split(
      '，',
    ),
  ),
  stem(word: string): string {
    return word.length > 3 ? word.replace(/^([a-z]+?)(?:es|s)$/, '$1') : word
  },
}
