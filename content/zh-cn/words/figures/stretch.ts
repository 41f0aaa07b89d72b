export const stretch = {
  picture: '一道可以拉窄的谷，里面走着SGD和RMSprop',
  steepness: (k: number) => `横向的坡度是纵向的${k}倍`,
  steepnessLabel: '横向坡度',
  steps: '步数',
  handle: '谷的横向坡度',
  describe(s: {
    steepness: number
    steps: number
    rate: number
    product: string
    sgd: string | number
    course: 'lost' | 'jumping' | 'straight'
    rmsprop: string
  }): string {
    const why = {
      lost: `大于2，所以在谷的两侧，一跳比一跳远`,
      jumping: `在1和2之间，所以在谷的两侧来回跳，一次比一次近`,
      straight: `不超过1，所以从一侧下来`,
    }[s.course]
    const sgd = typeof s.sgd === 'number' ? `SGD到第${s.sgd}步已冲出图外` : `SGD在${s.sgd}`
    return `起点是：(1, 1)。走了${s.steps}步，学习率都是${s.rate}。${sgd}：学习率乘以横向坡度是${s.product}，${why}。RMSprop在${s.rmsprop}；不管多陡，它的两个数都相同。`
  },
}
