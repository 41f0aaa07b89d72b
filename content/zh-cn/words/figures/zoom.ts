import { formatNumber } from '#words/language'

/** Counted from 1, but the last ten are known by their digits. */
const unitName = (layer: number, unit: number) =>
  layer === 2 ? `数字${unit - 1}的单元` : `单元${unit}`

const NAMES = ['第一层', '第二层', '最后一层']

export const zoom = {
  picture: '网络，其中一层，一个单元，一次乘法',
  digit: '测试数字',
  level: '看',
  out: '缩小',
  levels: {
    network: '整个网络',
    layer: '一层',
    unit: '一个单元',
    product: '一次乘法',
  },
  layer: '层',
  layerText: (layer: number) => NAMES[layer]!,
  openLayer: (layer: number) => `放大${NAMES[layer]}`,
  chooseUnit: '正在看的单元；按Enter放大',
  chooseInput: '正在看的权重；按Enter放大',
  inputs: (count: number) => (count === 784 ? 'x：784个像素' : `x：${count}个输出`),
  matrix: (inputs: number, units: number) => `W：${inputs} × ${units}`,
  column: (layer: number, unit: number) => `w：${unitName(layer, unit)}的权重`,
  products: 'x · w，一个个的',
  outputs: (count: number) => (count === 10 ? 'y：十个输出' : `a：${count}个单元`),
  sum: (count: number) => `${count}个乘积之和`,
  bias: '偏置',
  relu: 'ReLU之后',
  softmax: 'softmax之后',
  x: (input: number, isPixel: boolean) =>
    isPixel
      ? `第${Math.floor(input / 28) + 1}行第${(input % 28) + 1}列的像素`
      : `单元${input + 1}的输出`,
  w: '权重',
  product: '乘积',
  times: '×',
  equals: '=',
  describe(s: {
    level: 'network' | 'layer' | 'unit' | 'product'
    layer: number
    inputs: number
    units: number
    unit: number
    input: number
    label: number
    best: number
    p: string
    x: string
    w: string
    product: string
    sum: string
    bias: string
    z: string
    a: string
    lit: number
    multiplications: number
  }): string {
    const { inputs, units } = s
    const count = (value: number) => formatNumber(value)
    const unit = `${NAMES[s.layer]}${s.layer === 2 ? '里' : '的'}${unitName(s.layer, s.unit)}`
    const gives = s.layer === 2 ? '加起来是1' : `看这个${s.label}时，其中${s.lit}个大于零`
    const makes = s.layer === 2 ? 'softmax把它变成概率' : 'ReLU把它变成'
    switch (s.level) {
      case 'network':
        return `测试集的一个${s.label}，本书训练好的网络认作${s.best}，概率${s.p}。三层，${count(s.multiplications)}次乘法。打开其中一层看看。`
      case 'layer':
        return `${NAMES[s.layer]}收进${inputs}个数，给出${units}个，${gives}。它的矩阵W，每个单元一列，一列${inputs}个权重；加上${units}个偏置，一共${count(inputs * units + units)}个参数。选一个单元。`
      case 'unit':
        return `${unit}：${inputs}个数各乘以自己的权重，全部加起来，是${s.sum}；加上偏置${s.bias}，是${s.z}，${makes}${s.a}。选一个权重。`
      case 'product':
        return `${s.x} × ${s.w} = ${s.product}。它是${unit}要加起来的${inputs}个乘积之一，也是整个网络${count(s.multiplications)}个乘积之一。里面再没有更小的东西了。`
    }
  },
}
