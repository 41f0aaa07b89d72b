export const moons = {
  picture: '排成两弯月牙的点，以及三个网络怎样划分平面',
  names: ['没有隐藏层', '一个隐藏层', '两个隐藏层'],
  wrong: (wrong: number, count: number) => `${count}个错${wrong}个`,
  key: {
    border: '画出的边界',
    first: '折痕，第一层',
    second: '折痕，第二层',
  },
  steps: '步数',
  units: '每层的单元',
  seed: '初始权重编号',
  folds: '显示折痕',
  describe(s: {
    steps: number
    units: number
    line: number
    one: number
    two: number
    count: number
  }): string {
    return `走了${s.steps}步，${s.count}个点里，落在错误一侧的：直线有${s.line}个，一个隐藏层（${s.units}个单元）有${s.one}个，两个这样的隐藏层有${s.two}个。折痕是单元的和为0的地方：在它的一侧，单元沉默。第一层的折痕是直线，第二层的是让第一层折弯过的线。`
  },
}
