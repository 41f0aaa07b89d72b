/** Around a training. */
export const training = {
  progress: (epoch: number, epochs: number) => `训练中，第${epoch}轮，共${epochs}轮`,
  epoch: (epoch: number, epochs: number) => `第${epoch}轮，共${epochs}轮`,
  step: (step: number, steps: number) => `第${step}步，共${steps}步`,
  digits: (count: string) => `${count}个数字`,
  loss: (value: string) => `损失${value}`,
  accuracy: (value: string) => `准确率${value}`,
  metric: (name: string, value: string) => `${name} ${value}`,
  inAll: (time: string) => `一共${time}`,
  left: (time: string) => `还剩${time}`,
  /** stopped, or failed */
  endedAfter: (time: string) => `${time}之后结束`,
  readsTest: (accuracy: string) => `测试集的数字，你的网络认对${accuracy}`,
  readsTraining: (accuracy: string) => `训练集的数字，你的网络认对${accuracy}`,
  lossOver: (epochs: number, last: string) => `${epochs}轮的损失：${last}`,
  accuracyOver: (epochs: number, last: string) => `${epochs}轮的准确率：${last}`,
  metricOver: (name: string, epochs: number, last: string) => `${epochs}轮的${name}：${last}`,
  noneFinished: '一轮也还没有完成。',
  after: (epoch: number, training: string, test: string | undefined) =>
    test === undefined
      ? `第${epoch}轮之后，训练${training}。`
      : `第${epoch}轮之后，训练${training}，测试${test}。`,
  axes: { epoch: '轮', loss: '损失，对数轴', accuracy: '准确率' },
  series: { training: '训练', test: '测试', recorded: '录制' },
  byEpoch: '各轮的结果',
  columns: {
    epoch: '轮',
    loss: '损失',
    accuracy: '准确率',
    testLoss: '测试损失',
    testAccuracy: '测试准确率',
    test: (metric: string) => `测试${metric}`,
    time: '用时',
  },
  /** to whoever hears the page */
  announced: (percent: string, epoch: number, epochs: number, accuracy: string) =>
    `完成${percent}%，第${epoch}轮，共${epochs}轮，准确率${accuracy}%`,
  announcedLoss: (percent: string, epoch: number, epochs: number, loss: string) =>
    `完成${percent}%，第${epoch}轮，共${epochs}轮，损失${loss}`,
  yours: '你的训练',
  recorded: '录制的训练，20轮',
  byEpochFile: '各轮的结果，CSV',
  curveFile: '曲线，CSV',
}
