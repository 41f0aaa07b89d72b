/** The page on what training costs. Numbers come from the measurements. */
export const costs = {
  title: '训练的开销',
  description: '训练的一步在浏览器里要多久，在别的程序里要多久，为什么。',
  lead: '训练的一步就是算术。这一页数一数有多少算术，再看看本书自己的代码，离处理器所能做到的有多近。',
  about: (machine: string, browser: string, on: string) =>
    `${on}测得，机器是${machine}，浏览器是${browser}，命令是npm run bench。换成你的机器，数会不同，比例照样成立。`,

  stepsHeading: '同样的一步，并排比',
  steps:
    '一步把128个数字送进网络，再走回来：凑成批量，算出预测和损失，接着算梯度，再由规则把669,706个参数各更新一次。参赛者轮流上场，反复多遍，机器一时慢下来，谁也躲不过。',
  /** who took part, as the measurement names them: `this site, 1 thread` */
  contender: (name: string) =>
    name
      .replace('this site', '本书')
      .replace(/(\d) threads?/, '$1个线程')
      .replace('no relaxed', '不用relaxed')
      .replaceAll(', ', '，'),
  stepsCaption: (rounds: number) =>
    `128个数字的一步：测${rounds}遍的中位数，以及速度是未经改动的TensorFlow.js（wasm）的多少倍`,
  stepsColumns: ['', '每步毫秒数', '最小到最大', '速度倍数'],
  software: '由软件计算，没有显卡',
  absent: (why: string) => `没有参加：${REASONS.get(why) ?? why}`,
  stepsAfter:
    'TensorFlow.js自己的WebAssembly后端，训练起来慢，原因只有一个：两个矩阵照内存里的样子相乘，它很快；只要有一个要转置，它就慢，而全连接层的梯度，个个都是这样的乘积。本书的计算程序在打包矩阵的同时就按转置读取，不多花时间。这里没有显卡：WebGL和WebGPU都在处理器上运行，由此看不出它们在显卡上如何。',

  productsHeading: '矩阵乘积',
  products: (percent: number) =>
    `算术几乎都在五个矩阵乘积里，它们占一步时间的${percent}%。处理器的一个核心，一秒钟只能做那么多次乘法和加法，用WebAssembly的指令，一次能做四个。每个乘积达到多少，以每秒十亿次计：`,
  productsCaption: '网络的各个乘积，GFLOP/s',
  productsColumn: '乘积',
  peak: (relaxed: string, simd: string) =>
    `一个线程在这里最多能做多少，是只在寄存器里做乘法和加法测出来的：用relaxed SIMD，乘和加合成一条指令，是${relaxed}；不用，是${simd}。`,

  scalingHeading: '批量与宽度',
  scaling:
    '一步的时间，怎样随批量大小增长，又怎样随两个隐藏层的单元数增长？纸面上，每个权重、每个数字要做六次运算（三次乘，三次加），第一层只要四次，因为不必往像素传回什么；此外，不管批量多大，每个参数都要进出内存大约八次。',
  grid: '一步的毫秒数，按单元数和批量大小',
  units: '单元数',
  batchesCaption: (hidden: number) => `每个隐藏层${hidden}个单元`,
  widthsCaption: (batch: number) => `批量大小为${batch}`,
  modelColumns: [
    'GFLOP',
    '搬运量（MB）',
    '每字节FLOP数',
    '毫秒',
    'GFLOP/s',
    '每1,000个数字的毫秒数',
  ],
  batch: '批量',
  scalingAfter:
    '批量大小是1，就为一个数字搬运全部参数：快慢由内存定，也由每次运算前后的杂务定。到了几十个数字，就由算术来定，时间按比例增长。所以128左右的批量很划算：每个数字的开销几乎低到了底，而一轮仍有许多步。',
  milliseconds: '毫秒',
  chart: '一步的毫秒数，随批量大小变化，每种单元数一条线',

  epochHeading: '完整的一轮',
  epoch: (seconds: string, steps: string, share: string) =>
    `一轮469步，用了${seconds}，其中${steps}花在各步本身；打乱、显示进度、给别的工作让路，占${share}。`,
}

/** Why a contender is absent, as the measurement says it. */
const REASONS = new Map([
  ['a processor plays the graphics card here', '这里的显卡是处理器扮的'],
  ['this browser offers no graphics card', '这个浏览器不提供显卡'],
  ['the backend does not start', '后端没有启动'],
  ['no Python with PyTorch or NumPy', '没有带PyTorch或NumPy的Python'],
  ['this Python has no PyTorch', '这个Python没有PyTorch'],
])
