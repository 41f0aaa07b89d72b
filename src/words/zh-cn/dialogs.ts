/** What dialogs, commands and shared links say; loaded with them. */
export const commands = {
  open: (page: string) => `打开页面“${page}”`,
  title: '命令',
  find: '查找命令',
  chosen: (label: string) => `✓ ${label}`,
  keys: '在单元格里：Ctrl或Cmd + Enter运行，Shift + Enter运行并转到下一个，Esc离开文本。在文本里：F2重命名，Shift + Alt + F格式化，Ctrl或Cmd + I显示光标处的类型，F8跳到下一个问题。',
  noCell: '焦点不在这一页的任何单元格上。',
  runPage: '运行本页全部单元格',
  runToHere: '运行到这里：本页从头到焦点所在的单元格',
  runStale: '运行全书已过时的单元格',
  nothingStale: '没有已过时的单元格。',
  stop: '停止',
  restart: '重启内核',
  resetCell: '把焦点所在的单元格还原成书里的文本',
  resetBook: '把所有单元格还原成书里的文本',
  nothingChanged: '你什么也没有改。',
  wereReset: (ids: string[]) => `已还原：${ids.join('、')}。每一个都可以在单元格旁边撤销。`,
  map: '全书单元格地图',
  exportAs: (kind: string) => `把这一章连同你的改动导出为${kind}`,
  computeOn: {
    automatic: '哪个实测最快，就用哪个计算（默认）',
    wasm: '用处理器计算：WebAssembly',
    webgpu: '用显卡计算：WebGPU',
    webgl: '用显卡计算：WebGL',
    cpu: '不用WebAssembly计算：很慢，供比较',
  },
  computes: {
    automatic: '从下次运行起，由最快的来计算。内核会重启。',
    wasm: '从下次运行起，由处理器计算。内核会重启。',
    webgpu: '从下次运行起，如果这里能用，由WebGPU计算。内核会重启。',
    webgl: '从下次运行起，如果这里能用，由WebGL计算。内核会重启。',
    cpu: '从下次运行起，由纯JavaScript计算。内核会重启。',
  },
  letters: '解释本页的一个字母',
  share: '复制带有你的改动的链接',
  nothingToShare: '你什么也没有改，没有可分享的。',
  shared: '链接已复制到剪贴板。你的改动就在链接本身里，不在别处。',
}

export const dialogs = {
  close: '关闭',
  map: {
    title: '全书单元格',
    recorded: '录制',
    help: '线从一个单元格通向需要它的单元格。',
    keys: '左、右：相邻的单元格。上：它需要的。下：需要它的。Enter：前往。',
    legend: {
      needs: '所选单元格依赖的',
      user: '需要它的',
      done: '已完成',
      stale: '已过时',
      busy: '运行中、等待中',
      failed: '失败',
    },
    needs: (ids: string[]) =>
      ids.length > 0 ? `它需要：${ids.join('、')}。` : '它不需要别的单元格。',
    users: (ids: string[]) =>
      ids.length > 0 ? `需要它的：${ids.join('、')}。` : '没有单元格需要它。',
  },
  compare: {
    changedTitle: (id: string) => `你在${id}里改了什么`,
    title: (id: string) => `书里的${id}有改动`,
    text: (conflicts: number) =>
      `这个单元格你改过，书的新版也改了。${
        conflicts === 0
          ? '两者可以合并，没有冲突。'
          : `合并之后，有${conflicts}处两种写法都在，并有标记。`
      }`,
    yours: '你的改动',
    books: '书的改动',
    merge: '合并',
    keep: '保留我的',
    take: '采用书里的',
    otherTitle: (id: string) => `另一个标签页里，${id}的文本不一样`,
    otherText: '你正在这里输入，所以没有采用那一份。你留下哪份，就保存哪份，两边都显示。',
    otherDiffers: '从这份文本到另一份',
    takeOther: '采用另一份',
  },
  save: {
    title: (id: string) => `保存${id}的结果`,
    noOutputs: '这个单元格没有显示图表、图像或训练，也还没有做出模型。',
    saved: '已保存。',
    model: (name: string) => `模型“${name}”，单元格最后留下的样子，供tf.loadLayersModel使用`,
    chart: (name: string) => `图表“${name}”`,
  },
  export: {
    mistake: (id: string, problem: string) => `单元格“${id}”有错：${problem}`,
    notPrepared: (status: number) => `导出没有准备成功（${status}）。请再试一次。`,
  },
}

export const sharing = {
  title: '链接带来的改动',
  cannotOpen: (why: string) => `这个链接打不开。${why}`,
  where: (id: string, chapter: string) => `${id}，在“${chapter}”一章`,
  carries: (cells: number) => `这个链接带着对${cells}个单元格的改动。`,
  notTheBooks:
    '这些改动不是书里的，出自做这个链接的人，一个也还没有运行过。请先读一读。你自己的改动会先放到一边，离开后恢复。',
  carriesNothing: '这个链接没有带来对本书单元格的改动。',
  otherEdition: '它们是为书的另一版做的。',
  unknown: (ids: string[]) => `书里没有单元格${ids.join('、')}：已略去。`,
  whatTheyChange: '改了什么',
  try: '试一试',
  leave: '不用这些',
  trying: '这些是链接带来的改动。',
  setAside: '你自己的已放到一边。在这里运行和改动的不会保存，除非你把它们留下。',
  back: '换回我的',
  keep: '把这些留作我的',
  tooLongToSend: (characters: number, most: number) =>
    `你的改动做成链接有${characters.toLocaleString('zh-CN')}个字符；超过${most.toLocaleString('zh-CN')}个，传送起来不牢靠。请还原一些单元格，或者改为导出这一章。`,
  tooMuchToSend: '你的改动太多，一个链接装不下。请还原一些单元格，或者改为导出这一章。',
  otherVersion: '这个链接出自本站的另一个版本，或者缺了一截。',
  tooLong: '这个链接太长，不会是本站的。',
  damaged: '这个链接已损坏：也许复制时丢了一部分。',
  notCells: '这个链接里没有对单元格的改动。',
  tooMuch: '这个链接里装的，比一本书的单元格所能有的还多。',
}
