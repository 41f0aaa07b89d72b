/** What is said of a cell once the notebook is open: its states, its buttons. */
export const status = {
  recorded: '',
  waiting: '等待中',
  running: '运行中……',
  done: '已完成',
  stale: '已过时',
  failed: '失败',
  stopped: '已停止',
  paused: '已暂停',
}

export const cell = {
  isLent: '用的是书里训练好的网络',
  outdated: '你改过之后，书里的这个单元格也有改动',
  elsewhere: '另一个标签页里，它的文本不一样',
  /** of an exercise whose check has run */
  checked: { done: '正确', failed: '还不对' } as Partial<Record<keyof typeof status, string>>,
  /** of an exercise whose check cannot begin */
  checkNeeds: (names: string[]) => `检查要用${names.join('、')}，而这个单元格不再定义它`,
  took: (time: string) => `用时${time}`,
  keptAll: (epochs: number) => `训练已保存：${epochs}轮`,
  kept: (epoch: number, epochs: number, step: number) =>
    `训练已保存：第${epoch}轮（共${epochs}轮），第${step}步`,
  more: (epochs: number) => `再训练${epochs}轮`,
  goOn: '继续',
  compare: { book: '改了什么？', other: '比较' },
}
