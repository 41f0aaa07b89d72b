export const inside = {
  picture: '网络内部：滤波器、权重、激活值、梯度',
  moment: '时刻',
  latest: '最新',
  after: (epochs: number) => (epochs === 0 ? '第一步之前' : `${epochs.toFixed(2)}轮之后`),
  filters: '第1层前12个单元的权重，画成图像',
  layer: (number: number) => `第${number}层`,
  weights: '权重',
  answers: '大于0的激活值',
  gradient: '梯度的长度',
  dead: (dead: number, units: number) => `沉默：${dead} / ${units}`,
  reach: (value: number) => String(value).replace('-', '−'),
  describe(s: {
    when: string
    count: number
    layers: { dead: number; units: number; gradient: string; deviation: string }[]
    scale: string
  }): string {
    const gradients = s.layers.map(({ gradient }) => gradient).join('、')
    const deviations = s.layers.map(({ deviation }) => deviation).join('、')
    const dead = s.layers
      .slice(0, -1)
      .map(({ dead, units }, i) => `第${i + 1}层${units}个单元里有${dead}个`)
      .join('，')
    return `${s.when}的网络，是记下的${s.count}个时刻之一。对看过的每个数字都沉默的单元：${dead}。三层权重的标准差是${deviations}，画出的权重里最大的是${s.scale}；梯度的长度是${gradients}。`
  },
}
