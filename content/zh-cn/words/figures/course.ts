export const course = {
  picture: '一次训练，一轮一轮地看：四条曲线、滤波器、认错的数字，以及认错时有多大把握',
  measure: '曲线',
  measures: { loss: '损失', accuracy: '准确率' },
  epoch: '轮',
  epochs: '轮',
  after: (epoch: number) => (epoch === 0 ? '第一步之前' : `第${epoch}轮之后`),
  lines: {
    mean: '训练，全轮的平均',
    last: '训练，末尾几个批量',
    known: '训练集，关掉暂退法',
    test: '测试集',
  },
  filters: '六个单元的权重，画成图像',
  sureness: (wrong: string) => `认错的${wrong}个，各有多大把握`,
  misread: (shown: number, wrong: number) =>
    shown < wrong ? `其中前${shown}个：是几 → 认成几` : '是几 → 认成几',
  percent: (value: number) => `${value}%`,
  describe(s: {
    when: string
    measure: string
    numbers: { mean?: string; last?: string; known?: string; test?: string }
    wrong: string
    sure: number
    best: number | undefined
  }): string {
    const { mean, last, known, test } = s.numbers
    const training =
      mean === undefined
        ? `在将要学的数字上是${known}`
        : `全轮的平均是${mean}，末尾几个批量是${last}，在学过的数字上、关掉暂退法，是${known}`
    const best = s.best === undefined ? '' : `到这里为止，测试集上的损失在第${s.best}轮之后最低。`
    return `${s.when}的${s.measure}：${training}；在测试集的数字上是${test}。10,000个里认错${s.wrong}个，其中${s.sure}%给了错误的数字90%以上。${best}`
  },
}
