type Kind = 'unit' | 'out' | 'softmax' | 'loss' | 'back-out' | 'back-unit' | 'weights'

const input = (j: number) => `输入${j + 1}`
const unit = (i: number) => `单元${i + 1}`
const output = (k: number) => `输出${k + 1}`

export const smallNetwork = {
  picture: '两个输入、三个单元、两个输出的网络，连同它的数',
  input,
  unit,
  output,
  loss: '损失',
  node: '轮到的节点',
  show: '显示这个数',
  next: '下一个',
  lookAt: '看一个权重',
  none: '无',
  arrow: (from: string, to: string) => `${from} → ${to}`,
  edge: (name: string, value: string) => `权重${name}，${value}`,
  handle: (name: string) => `权重${name}`,
  weight: (name: string, value: string) => `${name}：${value}`,
  slope: (slope: string) => `斜率${slope}`,
  predicted: (change: string) => `按斜率应变化${change}`,
  real: (change: string) => `损失实际变化${change}`,
  progress: (at: number, of: number, isBack: boolean) =>
    `第${at}个，共${of}个，${isBack ? '往回算' : '往前算'}`,
  question(kind: Kind, i: number): string {
    return {
      unit: `${unit(i)}的输出是多少？`,
      out: `${output(i)}的对数几率是多少？`,
      softmax: 'softmax把两个对数几率变成什么？',
      loss: '如果正确的是第二个输出，损失有多大？',
      'back-out': `${output(i)}的对数几率变了，损失作何反应？`,
      'back-unit': `${unit(i)}的和z变了，损失作何反应？`,
      weights: '每个权重变了，损失又作何反应？',
    }[kind]
  },
  guess: '先猜一猜，再按“显示这个数”。',
  relu: (z: string, h: string, isActive: boolean) =>
    isActive ? `大于零，ReLU放它过去：${h}` : `${z}小于零，ReLU把它变成${h}`,
  softmax: (k: number, z: string, all: string[], y: string) => {
    const sum = all.map((each) => `exp(${each})`).join(' + ')
    return `${output(k)}：exp(${z}) / (${sum}) = ${y}`
  },
  answer: (y: string) => `y = ${y}`,
  target: (t: number) => `目标${t}`,
  difference: (y: string, t: number, back: string) => `预测 − 目标：${y} − ${t} = ${back}`,
  lossIs: (y: string, loss: string) => `−ln ${y} = ${loss}`,
  gate: (back: string, isActive: boolean) =>
    isActive ? `单元没有沉默，全都传回去：${back}` : `单元沉默，什么也不传回去：${back}`,
  weights: (x: string, back: string, product: string) =>
    `传进去的乘以传回来的：${input(0)} → ${unit(0)}是${x} × ${back} = ${product}`,
  rule(kind: Kind): string {
    return {
      unit: '单元把每个输入乘以它的权重，加起来。和大于零，ReLU就送出这个和，否则送出0。',
      out: '输出把各个单元送来的，乘以两者之间的权重，加起来。',
      softmax: '每个概率，是自己的那个e的幂，除以两个幂的和。两个概率合起来是1。',
      loss: '损失只看正确的那个输出的概率。',
      'back-out':
        '损失与softmax相接的地方，斜率就是预测减目标：第一个对数几率大一点，损失就大一点；第二个大一点，损失就小一点。',
      'back-unit': '单元去问它通向的输出。每个输出所说的，乘以两者之间的权重，两个乘积相加。',
      weights: '现在每条边都显示自己的梯度。点一条，就看到从它通往损失的路。',
    }[kind]
  },
  describeWeight(s: {
    name: string
    paths: { output: string; factors: string[]; product: string }[]
    slope: string
    moved: string
    predicted: string
    real: string
    isMoved: boolean
    isSilent: boolean
    /** whether the products, rounded, add up to something else than their sum, rounded */
    isRounded: boolean
  }): string {
    const ways = s.paths
      .map(({ output, factors, product }) => `经过${output}，${factors.join(' × ')} = ${product}`)
      .join('；')
    const rounded = s.isRounded ? '（最后才舍入）' : ''
    const sum =
      s.paths.length > 1
        ? `它有两条路通往损失：${ways}。两者之和就是它的梯度，${s.slope}${rounded}。`
        : `它有一条路通往损失：${ways}。`
    const silent = s.isSilent ? '这个单元沉默，把路关上了。' : ''
    const moved = s.isMoved
      ? `它移动了${s.moved}，损失预计变化${s.predicted}，实际变化${s.real}。`
      : '沿着它的曲线拖一拖。'
    return `权重${s.name}。${sum}${silent}${moved}`
  },
}
