const whole = (n: number) => n.toLocaleString('zh-CN')

export const epochStrip = {
  batchSize: '批量大小',
  epochs: '轮数',
  step: '已走的步数',
  shuffle: '每轮之前打乱',
  dropRemainder: '舍去零头',
  digit: '跟踪图像',
  row: (epoch: number) => `第${epoch}轮`,
  batch: (step: number) => `批量${whole(step)}`,
  left: '舍去',
  last: (count: number) => (count === 1 ? '仅有的一段，放大' : `最后${count}段，放大`),
  here: (digit: number) => `图像${whole(digit)}在这里`,
  batches: (steps: number) => `每轮${whole(steps)}个批量`,
  updates: (updates: number, all: number) => `更新${whole(updates)} / ${whole(all)}次`,
  describe(s: {
    batchSize: number
    steps: number
    lastBatch: number
    dropped: number
    epochs: number
    updates: number
    all: number
    samples: number
    digit: number
    places: number[]
    shuffle: boolean
  }): string {
    const last =
      s.dropped > 0
        ? `每轮舍去${whole(s.dropped)}张图像；如果打乱，每次舍去的都不一样。`
        : s.lastBatch === s.batchSize
          ? '最后一个批量和其余的一样大。'
          : `最后一个批量只有${whole(s.lastBatch)}张。`
    const place = (at: number) => (at === 0 ? '无' : whole(at))
    const where = s.shuffle
      ? `图像${whole(s.digit)}在画出的各轮里，所在的批量依次是：${s.places.map(place).join('、')}。`
      : `不打乱，图像${whole(s.digit)}每次所在的批量都是：${place(s.places[0]!)}。`
    return `60,000张图像，批量大小是${whole(s.batchSize)}，一轮走${whole(s.steps)}步，每步更新一次。${last}走了${whole(s.updates)}步，网络更新过${whole(s.updates)}次，看过${whole(s.samples)}张图像；${s.epochs}轮一共更新${whole(s.all)}次。${where}`
  },
}
