import { formatNumber } from './language.ts'

/** What the kernel shows, and what it says when something cannot be done. */
export const kernel = {
  cut: (text: string, characters: string) => `${text}……后面略去，共${characters}个字符`,
  unshowable: (why: string) => `（无法显示的值：${why}）`,
  unreadable: '一读取它，它就抛出错误',
  unreadableError: '抛出了某样东西，一读取它，它又抛出错误。',
  summary: {
    caption: '模型摘要',
    columns: ['层', '输出形状', '参数'],
    total: '参数总数',
    notBuilt: '尚未构建',
    inShort: (name: string, layers: string, parameters: string) =>
      `${name}，层数：${layers}，参数：${parameters}`,
    layer: (name: string, shape: string, parameters: string) =>
      `${name}，输出形状：${shape}，参数：${parameters}`,
  },
  console: {
    trace: '调用栈',
    place: (cell: string, line: number) => `在${cell}第${line}行`,
    failed: '断言失败',
    noTimer: (label: string) => `没有计时器“${label}”。`,
    time: (label: string, milliseconds: string) => `${label}：${milliseconds}毫秒`,
    index: '（索引）',
    values: '值',
    cleared: '控制台已清空。',
  },
  because: (message: string, cause: string) => `${message}，起因是${cause}`,
  backendOfCell: (backend: string, usual: string) =>
    `这个单元格把后端设为${backend}，只对它自己有效。下一个单元格仍用${usual}计算。`,
  more: (count: string) => `……还有${count}项`,
  moreLetters: (count: string) => `……还有${count}个字符`,
  empty: (count: number) => `<${count}个空位>`,
  anonymous: '（匿名）',
  unawaited: 'Promise（在前面写上“await”，就能看到它的值）',
  detached: '（已分离：它的字节已交给别处）',
  disposed: '（已释放）',
  columnsFrom: (column: string) => `（从第${column}列起，列从0数起）`,
  noNumbers: '（没有数）',
  notCopied: (name: string, what: string) =>
    `“${name}”属于另一个单元格，要改就得先复制它，而${what}无法复制。请到生成“${name}”的单元格里改，或者在这里另建一个新值，改那个新值。`,
  uncopyable: {
    function: '函数',
    class: '类',
    privates: (name: string) => `${name}的#private字段`,
    builtIn: (name: string) => name,
    layer: '脱离模型的层',
    differs: (layer: string) => `层“${layer}”（它的getConfig()没有说出所需的一切）`,
    unregistered: (layer: string) =>
      `层“${layer}”（它的类没有用tf.serialization.registerClass注册）`,
    sharedLayers: '共用同一些层的两个模型之一',
    failed: (why: string) => `这个模型（${why}）`,
  },
  /** under an error's message */
  hints: {
    page: '单元格在自己的worker里运行，那里没有可以画图的页面，也没有存储。要显示一个值，把它写在单元格的最后一行，或者用display()。',
    node: "单元格像模块一样，在浏览器里运行：import { name } from 'module'。",
    fetch: '单元格不能从其他主机获取任何东西。把数写进单元格里。',
    stores:
      '单元格自己不能存储或下载任何东西。把模型放进一个单独的常量：单元格上就有“保存”，可以把模型的文件交给你。',
    loading:
      '单元格不能从其他主机加载任何东西。用tf.loadLayersModel(tf.io.fromMemory(…))，可以加载写在单元格里的内容。',
    backend: '在哪里计算，是为所有单元格一起选的：按F1。',
    complex: '在这里，只有纯JavaScript能算复数：按F1选择它。',
  },
  /** parts of TensorFlow.js that are left out */
  absent: {
    data: '本书不包含tf.data。请把所有样本放进张量，连同batchSize交给model.fit，或者逐个批量调用model.trainOnBatch。',
    graphModel:
      '本书不包含图模型，单元格也不能从其他主机加载任何东西。请用tf.sequential或tf.model，由层搭出模型，然后训练它，或者用setWeights给它权重。',
    node: 'tf.node属于供Node使用的TensorFlow.js，而单元格在浏览器里运行。要在Node里运行，请把这一章存成程序。',
  },
  /** a training's optimiser is a class of the reader's */
  notKept:
    '这次训练的进度无法保存，所以中断之后不能继续：它的优化器没有getWeights()和setWeights()。',
  changedMeanwhile: (name: string, cell: string) =>
    `这个单元格运行时，“${name}”变了。可能是“${cell}”留下的、仍在运行的东西改的，所以这个结果不可信。“重启”会结束它。`,
  outOfMemory:
    '张量的内存满了。从这里往后算出来的可能是错的，所以所有单元格都要从头来过。把张量做小一些，或用tf.tidy和dispose()，内存就不会满。',
  ended: '这个内核已经结束。按“重启”启动新的。',
  promise: '这是一个promise，还没有等它的值：在前面写上“await”。',
  noModule: (name: string, all: string[]) =>
    `“${name}”不在本书的模块之列。本书的模块有：${all.join('、')}`,
  noExport: (module: string, name: string) => `“${module}”没有导出“${name}”`,
  noValue: (name: string, maker: string) => `“${name}”还没有值：请先运行“${maker}”。`,
  notHeld: (name: string, cell: string) => `内核里没有“${cell}”的“${name}”：请重新运行它。`,
  noCheckpoint: '这不是训练的状态，所以无法保存。',
  noBackend: '这个浏览器既不能运行WebAssembly，也不能用普通的JavaScript数组计算。',
  noGpu: '这个浏览器不提供显卡',
  noStart: '它没有启动',
  halfPrecision: '它用16位计算，对这里的训练不够',
  software: '背后没有显卡，是处理器扮的，很慢',
  wrong: '一道已知答案的题，它算错了',
  failed: (message: string) => `它出错了：“${message}”`,
  compared: (milliseconds: [backend: string, step: number][]) =>
    `走一步，${milliseconds.map(([backend, step]) => `${backend}用了${step.toFixed(1)}毫秒`).join('，')}`,
  refused: (backend: string, why: string) => `没有用${backend}：${why}`,
  stepsPlanned: '上次训练，每一步都作为整体交给显卡，只提交几次',
  stepsByOperations: (why: string) => `上次训练，每一步都是逐个运算执行的：${why}`,
  /** why a training's steps are not planned for the card */
  notPlanned: {
    model: '模型不是由Dense和Dropout叠成、以softmax结尾的',
    layer: (name: string) => `层“${name}”有特别的要求`,
    loss: '损失既不是categoricalCrossentropy，也不是meanSquaredError',
    metrics: '要报告的指标不只是准确率',
    rule: '显卡不认识这个更新规则',
    random: '随机数来自别处',
    encoding: '输入或目标不是逐个字节得来的',
    batch: (most: number) => `一批里的数字超过${formatNumber(most)}个`,
    data: '显卡装不下这些数字和权重',
    failed: (message: string) => `计划时出错：“${message}”`,
  },
}
