/** Around the outputs of cells. */
export const output = {
  dropped: (count: string) => `……还有${count}项，没有显示。`,
  moreRows: (count: string) => `……还有${count}行`,
  moreColumns: (count: string) => `……还有${count}列`,
  dots: { columns: ['', '中位数', '最小', '最大', ''] },
  moreBars: (count: string) => `……还有${count}条`,
  somePoints: (shown: string, all: string) => `${all}个点，画出了${shown}个。`,
  moreSeries: (count: string) => `……还有${count}条曲线，没有画出。`,
  noPoints: '没有可画的点。',
  offTheAxes: (count: string) => `值为0或更小的点，在对数轴上没有位置。略去：${count}个。`,
  whole: {
    all: '保存全部',
    beginning: (characters: string) => `保存前${characters}个字符`,
    rest: '保存没有显示的部分',
    restBeginning: (characters: string) => `保存没有显示的部分的前${characters}个字符`,
    waits: '等正在计算的单元格腾出手来，就会保存。',
    saved: '已保存。',
  },
  undrawable: (why: string) => `（无法画出的输出：${why}）`,
  tensor: (dtype: string, shape: string) => `${dtype}张量，形状：(${shape})`,
  loading: (what: string, megabytes: string, of: string) =>
    `${what}：${megabytes}\u00a0/\u00a0${of}\u00a0MB`,
  /** to whoever hears the page */
  loaded: (what: string, percent: string) => `${what}，${percent}%`,
  /** in … (the cell's name), line … */
  frame: {
    before: '在',
    after: (line: number, column: number) => `的第${line}行，第${column}列`,
  },
  asTable: '表格形式',
}
