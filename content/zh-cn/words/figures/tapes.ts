export const tapes = {
  picture: '两条梯度的纸带，SGD、Adagrad和RMSprop各走出什么',
  weight: (number: number) => `权重${number}`,
  tapes: {
    steady: '不变，+0.1',
    alternating: '来回变，±0.1',
    nine: '九次+0.1，一次−0.9',
    large: '变成一百倍，+10',
    blank: '空白的像素，0',
  },
  rho: 'ρ',
  steps: '步数',
  gradients: (most: string) => `梯度；最长的一条是${most}`,
  roots: (root: string) => `Adagrad √G，RMSprop √s：${root}`,
  ways: '权重走到哪里',
  step: '最后一步',
  position: '当前权重',
  describe(s: {
    steps: number
    rho: number
    weights: { tape: string; root: string; places: { name: string; at: string }[] }[]
  }): string {
    const told = s.weights.map(({ tape, root, places }, i) => {
      const ways = places.map(({ name, at }) => `${name}到了${at}`).join('，')
      return `权重${i + 1}（${tape}）：√s是${root}；从0出发，${ways}。`
    })
    return `走了${s.steps}步，ρ = ${s.rho}。${told.join('')}学习率依次是0.01、0.01和0.001。`
  },
}
