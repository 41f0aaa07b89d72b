/** One training step, station by station. */
const SIDE = 28

const NAMES: Record<string, string> = {
  X: 'X，像素',
  Z1: 'Z₁，第1层的和',
  A1: 'A₁，ReLU之后',
  H1: 'H₁，Dropout之后',
  Z2: 'Z₂，第2层的和',
  A2: 'A₂，ReLU之后',
  H2: 'H₂，Dropout之后',
  Z3: 'Z₃，对数几率',
  Y: 'Y，概率',
  L: 'L，损失',
  D3: 'D₃，传回对数几率的',
  dW3: '∂W₃，W₃的梯度',
  D2: 'D₂，传回第2层的',
  dW2: '∂W₂，W₂的梯度',
  D1: 'D₁，传回第1层的',
  dW1: '∂W₁，W₁的梯度',
  s: 's，平方的滑动平均',
  theta: 'θ，权重',
  change: 'ΔL，这一步带来的变化',
}

const MEANINGS: Record<string, string> = {
  X: '墨是1，纸是0。',
  Z1: '每个单元把每个像素乘以一个权重，加起来。',
  A1: '小于0的和，都变成了0。',
  H1: '随机挑五分之一的单元，让它们沉默；其余的，声音大四分之一。',
  Z2: '第二层的每个单元，把第一层说的加起来。',
  A2: '小于0的和，都变成了0。',
  H2: '又有五分之一沉默，用的是另一个掩码。',
  Z3: '十个和，每个可能的数字一个。',
  Y: 'softmax把它们变成十个概率。',
  L: '正确的数字越出乎意料，它的损失越大。',
  D3: '在正确的数字那里小于0，要把它推高；在别的数字那里大于0。',
  dW3: '往前传来的，乘以往回传来的，各张图像加在一起。',
  D2: '传到logit的各数，各乘以途经的权重，在每个单元处相加。',
  dW2: '往前传来的，乘以往回传来的，各张图像加在一起。',
  D1: '往前算时沉默的单元，往回算时什么也得不到。',
  dW1: '一个单元的梯度，看上去像各张图像叠在一起，传回给哪一张的有多强，哪一张就有多浓，或蓝或橙。',
  s: '平方的滑动平均；第一步之前，它是0。',
  theta: '每个权重逆着自己的梯度走；走多远，由它自己的s的平方根决定。',
  change: '梯度沿着直线预测，损失却是弯的。',
}

/** Where the equation of a station stands; those of the way forward stand together. */
const ADDRESSES: Record<string, string> = {
  X: '../data/#cell-prepare-inputs',
  L: '../loss/#eq-cross-entropy',
  D3: '../gradients/#eq-d3',
  dW3: '../gradients/#eq-weight-gradients',
  D2: '../gradients/#eq-d2-d1',
  dW2: '../gradients/#eq-weight-gradients',
  D1: '../gradients/#eq-d2-d1',
  dW1: '../gradients/#eq-weight-gradients',
  s: '../rmsprop/#eq-rmsprop',
  theta: '../rmsprop/#eq-rmsprop',
  change: '../gradients/#idea',
}

/** Of the inputs of a layer, counted from 0. */
function input(layer: number, at: number, inputs: number): string {
  if (at >= inputs) return '偏置'
  if (layer > 1) return `第${layer - 1}层的单元${at + 1}`
  return `第${Math.floor(at / SIDE) + 1}行第${(at % SIDE) + 1}列的像素`
}

/** The units of the last layer are digits. */
function unitName(unit: number, layer: number): string {
  return layer === 3 ? `数字${unit}` : `单元${unit + 1}`
}

export const glass = {
  picture: '训练的一步',
  station: '站',
  back: '退一站',
  on: '进一站',
  layer: '权重矩阵',
  kernel: (layer: number) => `W${'₀₁₂₃'[layer]}`,
  unit: '列',
  unitName,
  update: '更新',
  choose: '正在看的数',
  addressOf: (id: string) => ADDRESSES[id] ?? '../gradients/#eq-forward-train',
  stationName: (id: string) => NAMES[id]!,
  digit: (at: number, label: number) => `第${at}张，是${label}`,
  shape: (digits: number, columns: number | undefined) =>
    columns === undefined ? `${digits}张图像` : `${digits} × ${columns}个数；其中一张图像的一行：`,
  inkKey: '墨是1，纸是0',
  tenKey: (id: string) => (id === 'Y' ? '各个数字的概率' : '每个数字一个数'),
  mean: '平均',
  column: (name: string, unit: number, layer: number) =>
    layer === 3 ? `${name}：数字${unit - 1}的一列` : `${name}：单元${unit}的一列`,
  before: (name: string) => `原来的${name}`,
  after: (name: string) => `现在的${name}`,
  came: (name: string, label: number) => `${label}的${name}`,
  step: '这一步',
  bias: '偏置',
  full: (most: string) => `最浓：${most}`,
  input,
  share: (share: string) => `一步的${share}`,
  predicted: '预计',
  cameTrue: '实际',
  equation: '公式',
  cell: '这个单元格',
  keras: (file: string, line: number) => `Keras：${file}，${line}`,
  numberAt(
    station: { id: string; symbol: string; kind: string; layer: number },
    at: {
      digit: number
      label: number
      unit: number
      layer: number
      row: number
      column: number
      inputs: number
    },
    value: string,
  ): string {
    const digit = `第${at.digit + 1}张（是${at.label}）`
    switch (station.kind) {
      case 'loss':
        return `${digit}的L是${value}`
      case 'change':
        return `损失变化了${value}`
      case 'batch':
        return station.id === 'X'
          ? `${digit}，${input(1, at.row, 784)}：X是${value}`
          : `${digit}，${unitName(at.unit, station.layer)}：${station.symbol}是${value}`
      default:
        return at.row >= at.inputs
          ? `偏置：${station.symbol}是${value}`
          : `权重（${input(at.layer, at.row, at.inputs)}）：${station.symbol}是${value}`
    }
  },
  mask: (isKept: boolean) => (isKept ? '留下，增大四分之一' : '丢掉'),
  meanLoss: (digits: number, mean: string) => `${digits}张图像的平均值是${mean}`,
  moved: (by: string, times: string) => `移动了${by}，是η的${times}倍`,
  bound: (before: string, after: string) => `从${before}到${after}；损失决不会小于0`,
  term(station: string, at: number, label: number | undefined): string {
    if (station.startsWith('dW')) return `第${at + 1}张，是${label}`
    if (station === 'Z1') return `第${Math.floor(at / SIDE) + 1}行第${(at % SIDE) + 1}列`
    return station === 'D2' ? `数字${at}` : `单元${at + 1}`
  },
  others: (count: number, sum: string) => `其余${count}个乘积合计：${sum}`,
  withBias: (bias: string) => `偏置：${bias}`,
  gates: (mask: string, isActive: boolean) =>
    isActive
      ? `乘以它的掩码${mask}，再乘以1，因为它没有沉默`
      : `乘以它的掩码${mask}，再乘以0，因为它沉默`,
  describe: (s: { at: number; of: number; id: string; value: string }) =>
    `第${s.at}站，共${s.of}站：${NAMES[s.id]}。${MEANINGS[s.id]}${s.value}。`,
}
