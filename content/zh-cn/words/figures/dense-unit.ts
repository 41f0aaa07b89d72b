export const denseUnit = {
  digit: '数字',
  digitText: (index: number, label: number) => `第${index + 1}个，是${label}`,
  unit: '单元',
  layer: (units: number) => `看这个数字时，${units}个单元的输出`,
  chooseUnit: '正在看的单元',
  choosePixel: '正在看的像素',
  picture: '一层，一个单元，一次乘法',
  x: (label: number) => `xⱼ：数字${label}`,
  w: (unit: number) => `wⱼ：单元${unit}的权重`,
  products: 'xⱼ wⱼ，逐个像素',
  product: (row: number, column: number) => `第${row}行第${column}列的像素：`,
  speaksFor: '投赞成票',
  speaksAgainst: '投反对票',
  sum: '784个乘积之和：',
  bias: '加上偏置',
  relu: 'ReLU之后：',
  describe(s: {
    label: number
    unit: number
    row: number
    column: number
    x: string
    w: string
    product: string
    z: string
    a: string
    firing: number
    units: number
    speaksFor: boolean
    network: string
  }): string {
    const puts = s.speaksFor ? `所以单元输出${s.a}` : '所以单元沉默'
    return `${s.network}看这个${s.label}时，${s.units}个单元里有${s.firing}个的输出大于0；其余的，和是负的，ReLU把它们变成0。单元${s.unit}：第${s.row}行第${s.column}列的像素，墨量是${s.x}，权重是${s.w}，于是加上${s.product}。784个乘积连同偏置，得出z = ${s.z}，${puts}。`
  },
}
