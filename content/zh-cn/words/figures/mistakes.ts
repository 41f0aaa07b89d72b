export const mistakes = {
  picture: '测试集的数字，网络预测成什么',
  view: '显示',
  views: {
    matrix: '什么认成了什么',
    surest: '最有把握的错误',
    calibration: '它的把握信得过吗？',
  },
  is: '是',
  readAs: '认成',
  square: (count: number, label: number, answer: number) =>
    label === answer ? `${label}，认对：${count}` : `${label}认成${answer}：${count}`,
  digits: (count: number, label: number, answer: number) => {
    const times = count.toLocaleString('zh-CN')
    return label === answer
      ? `${label}认对${times}次，最有把握的几个`
      : `${label}认成${answer}，共${times}次`
  },
  digit: (label: number, answer: number, p: string) => `${label}，认成${answer}，把握${p}`,
  said: '它说的把握',
  right: '其中对的比例',
  count: (count: number) => count.toLocaleString('zh-CN'),
  describeMatrix(s: {
    total: number
    wrong: number
    most: { label: number; answer: number; count: number }
    label: number
    answer: number
    count: number
  }): string {
    const chosen =
      s.label === s.answer
        ? `${s.label}认对了${s.count}个。`
        : `${s.label}有${s.count}个认成了${s.answer}。`
    const total = s.total.toLocaleString('zh-CN')
    const most = s.most.count.toLocaleString('zh-CN')
    return `${total}个里认错${s.wrong}个。最常见的是把${s.most.label}认成${s.most.answer}，有${most}次。选中的：${chosen}`
  },
  describeSurest: (s: { wrong: number; sure: number; p: string }) =>
    `认错${s.wrong}个；其中${s.sure}个，网络的把握超过90%，最有把握的那个是${s.p}。每个数字下面写着它是几，认成了几。有几个，换了多数人，也会这样认。`,
  describeCalibration: (s: { error: string; high: string; highCount: number; total: number }) => {
    const [high, total] = [s.highCount, s.total].map((count) => count.toLocaleString('zh-CN'))
    return `如果它的把握信得过，所有的点都会落在那条线上。${total}个预测里，${high}个的把握超过90%；其中${s.high}是对的。所有预测平均下来，它说的和实际对的相差${s.error}。预测很少的点，说明不了什么。`
  },
}
