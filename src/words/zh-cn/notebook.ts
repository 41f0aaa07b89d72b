/** Why a run ended as it did, and what is wrong with a text. */
import type { KernelEnd } from '../../notebook/notebook.ts'

export const notebook = {
  kernelEnd: {
    crashed: '内核意外结束，也许是内存用完了。按“运行”重新开始。',
    'card-lost':
      '这个页面失去了显卡，休眠之后或显卡驱动重启时会这样。按“运行”重新开始；有训练进度的，也可以按“继续”。按F1可以改为不用显卡计算。',
    'out-of-memory':
      '张量的内存满了，现在算出来的都不可信。内核已终止。按“运行”重新开始；张量小一些，或者用`tf.tidy`，就占得少些。',
    altered: '这个单元格改动了所有单元格共用的东西，而且无法复原。内核已终止。按“运行”重新开始。',
    busy: '另一个单元格留下的东西两次占住内核，所以这个单元格没法开始。按“运行”重新开始。',
    flooded: '这个单元格发给页面的太多，页面显示不了。内核已终止。按“运行”重新开始。',
    closed: '这个单元格关闭了内核。按“运行”重新开始。',
  } satisfies Partial<Record<KernelEnd, string>>,
  endedBy: (cell: string) =>
    `${cell}要先于这个单元格运行，却每次都使内核结束，所以这个单元格没法接着运行。`,
  taken: (name: string, cell: string) =>
    `单元格“${cell}”也定义了“${name}”：请换个名字，或者在函数或代码块里声明它`,
  notCompiled: (why: string) => `这段文本无法编译（${why}）：请写得直白一些`,
  goesOnChanging: (names: string, cells: string) =>
    `这个单元格取用的${names}一直在变，改它的是${cells}留下的、仍在运行的东西。“重启”会结束它。`,
  /** of a cell that takes names which an edited one made */
  missing: (names: string, cell: string) => `这个单元格要用${names}，而${cell}不再定义它。`,
  nothingKept: '照各单元格现在的样子，这次训练没有保存下来的进度：从头开始。',
  lent: '这是书里录制的训练，不是你的。它的权重经过舍入，由它算出来的，末几位可能不同。按“运行”训练你自己的。',
  keptGone: (why: string) => `这次训练保存下来的进度不能用（${why}）：从头开始。`,
  cannotGoOn: (why: string) => `这次训练保存下来的进度不能用（${why}）。按“运行”从头训练。`,
}
