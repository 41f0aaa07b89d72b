const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

export const firstWeights = {
  picture: '全新的五层，输出各有多大，每层一张直方图',
  outputs: '单元的输出，以十的幂表示',
  size: '大小▴',
  silent: '零',
  layer: (number: number) => `第${number}层`,
  power: (power: number) => `10${power < 0 ? '⁻' : ''}${SUPERSCRIPTS[Math.abs(power)]}`,
  number: (value: number) =>
    value === 0 || (value >= 0.001 && value < 1000)
      ? String(Number(value.toPrecision(2)))
      : value.toExponential(0).replace('e+', 'e').replace('-', '−'),
  share: (share: number) => `${Math.round(share * 100)}%`,
  rule: '抽取权重，照谁的办法',
  rules: {
    he: 'He等人，为ReLU而设',
    glorot: 'Glorot和Bengio，和这里一样',
    alike: '谁的也不照：全都一样',
  },
  times: '宽度的倍数',
  describe(s: {
    rule: string
    times: number
    first: string
    last: string
    layers: number
    way: 'fades' | 'grows' | 'stays'
  }): string {
    if (s.rule === 'alike')
      return `一层的权重全是一个值，所以它的单元输出的全是同一个数：直方图只有一根柱子。它们得到的梯度也相同，于是一直一样下去。512个单元，干的是一个的活。`
    const sizes = `输出的大小，也就是均方根，第1层是${s.first}，第${s.layers}层是${s.last}。`
    const told = {
      fades: '数一层比一层小下去。到了末尾，几乎已经分不出数字；往回传的梯度，也这样一层层小下去。',
      grows: '数一层比一层大上去，到头来，什么都还没学，softmax就已经认定了一个数字。',
      stays: '数的大小差不多不变。前一层收到什么样的，后一层也收到什么样的。',
    }[s.way]
    const wide =
      s.times === 1
        ? ''
        : `权重的宽度变成${s.times}倍，每一层的倍数也变成${s.times}倍，而各层的倍数是相乘的。`
    return `${sizes}${told}${wide}`
  },
}
