export const kinks = {
  picture: '一条曲线，一个跟着它走的ReLU之和，以及一个个ReLU',
  wanted: '目标曲线',
  sum: 'ReLU之和',
  up: '向上折',
  down: '向下折',
  parts: (count: number) => (count === 1 ? '仅有的一个ReLU' : `相加的${count}个ReLU`),
  handle: (number: number) => `折角${number}`,
  end: '右端',
  curve: '曲线',
  curves: { wave: '波浪', hill: '山丘', step: '台阶', arch: '拱形' },
  count: '相加的ReLU',
  lay: '把折角放到曲线上',
  flatten: '拉平',
  describe(s: { count: number; bias: string; slopes: string[]; gap: string }): string {
    const sum =
      s.count === 0
        ? `还没有ReLU：常数${s.bias}是一条水平线。`
        : s.count === 1
          ? `一条水平线，高度是${s.bias}；一个ReLU，斜率是${s.slopes[0]}。`
          : `一条水平线，高度是${s.bias}；${s.count}个ReLU，各从自己的折角开始，在那里改变斜率，依次改变${s.slopes.join('、')}。`
    return `${sum}它们的和离曲线最远是${s.gap}。`
  },
}
