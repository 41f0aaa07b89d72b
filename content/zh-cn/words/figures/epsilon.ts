export const epsilon = {
  picture: '一步有多长，取决于梯度有多大',
  epsilon: 'ε',
  steps: '梯度不变，走几步',
  handle: '正在看的梯度',
  gradient: '梯度',
  step: '一步',
  outside: '根号外面（Keras）',
  inside: '里面（TensorFlow.js）',
  describe(s: {
    g: string
    epsilon: string
    outside: string
    inside: string
    ratio: number
    root: string
  }): string {
    const times = s.ratio < 10 ? s.ratio.toFixed(1) : Math.round(s.ratio)
    const compared = s.ratio < 1.05 ? '两者几乎相等' : `外面的是里面的${times}倍`
    return `梯度是${s.g}，ε = ${s.epsilon}：ε在根号外面，一步是${s.outside}；在里面，一步是${s.inside}。${compared}。在外面，梯度小到和ε差不多，ε才有影响；在里面，梯度小到和ε的平方根（${s.root}）差不多，就有影响。`
  },
}
