export const race = {
  picture: '六条更新规则，沿着同一片地形往下走',
  surface: '地形',
  surfaces: {
    valley: '谷，½ (θ₁² + 100 θ₂²)',
    saddle: '鞍面，½ (θ₁² − θ₂²) + θ₂⁴/8 + ½',
    ravine: '深沟（Rosenbrock）',
    beale: 'Beale函数',
  },
  rate: '共用的学习率',
  own: 'Keras的默认值',
  decay: '学习率衰减',
  steps: '步数',
  noise: '梯度带噪声',
  handle: '起点',
  lost: (step: number) => `第${step}步失控`,
  loss: '当前损失',
  describe(s: {
    steps: number
    x: string
    y: string
    ranking: { name: string; loss: string; rate: string }[]
    decay: number
    noise: boolean
  }): string {
    if (s.ranking.length === 0) return ''
    const losses = s.ranking.map(({ name, loss }) => `${name} ${loss}`).join('，')
    const rates = s.ranking.map(({ name, rate }) => `${name} ${rate}`).join('，')
    const noise = s.noise ? '，噪声大家都一样' : ''
    const decay = s.decay === 0 ? '' : `，走了t步之后，各除以1 + ${s.decay} t`
    return `起点是：(${s.x}, ${s.y})。每条规则走了${s.steps}步${noise}，现在的损失：${losses}。学习率：${rates}${decay}。`
  },
  explainLost(s: {
    names: string
    rate: string
    curvature: string
    product: string
    isSteep: boolean
  }): string {
    const why = s.isSteep
      ? `起点处，地形的曲率是${s.curvature}，乘以学习率${s.rate}，得${s.product}，超过了2，而步子只有在2以内才会越走越短`
      : '路上到了一个地方，那里的地形对它的步子来说太陡'
    return `${s.names}跑到无穷远去了：${why}。学习率小一些就好。`
  },
}
